using System.Globalization;
using System.Text;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Files;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Tables;
using Dashboard.Packets.Verification.Recounts;
using Dashboard.Packets.Writing;
using static System.FormattableString;

namespace Dashboard.Packets.Verification;

/// <summary>What the program asks of a packet's content beyond its being a bag: that every part agrees with the others.</summary>
internal sealed class ContentChecks(UnpackedBag bag, PacketReading reading, RecountedExhibits recounts, CheckList list)
{
    private const string Data = BagInfo.PayloadFolder;

    private (int Exhibit, IReadOnlyList<string[]> Rows)? read;

    /// <summary>Makes the checks, and answers what was read; null where too little could be.</summary>
    public async Task<(PacketContents Contents, string ContentId)?> RunAsync(CancellationToken cancellation)
    {
        PacketDocument? packet = null;
        await list.CheckAsync("description", async () => Describe(packet = await reading.DescriptionAsync(cancellation)));
        if (packet is null) return null;
        var contentId = "";
        await list.CheckAsync(
            "content id",
            async () =>
            $"Content id {contentId = await ContentIdAsync(packet, cancellation)}, the SHA-256 of {Payload.ContentManifestFile}, which lists every file of the content as it is.");
        IReadOnlyList<ExhibitIndexDocument>? index = null;
        await list.CheckAsync(
            "exhibits",
            async () => (index = await reading.IndexAsync(cancellation)).Count == 1 ? "1 exhibit." : $"{index.Count} exhibits.");
        if (index is null) return null;
        foreach (var exhibit in index)
        {
            await list.CheckAsync($"exhibit {exhibit.Number} content", () => ExhibitAsync(packet, exhibit, cancellation));
            await list.CheckAsync($"exhibit {exhibit.Number} figures", () => FiguresAsync(exhibit, cancellation));
            await list.CheckAsync($"exhibit {exhibit.Number} table", () => TableAsync(exhibit, cancellation));
            await list.CheckAsync($"exhibit {exhibit.Number} drawing", () => Drawing(packet, exhibit));
        }

        PacketContents? contents = null;
        await list.CheckAsync("citations", async () => Citations(contents = await reading.ContentsAsync(packet, index, cancellation)));
        if (contents is null) return null;
        await DerivedAsync(contents, cancellation);
        await list.CheckAsync("payload files", () => Known(contents));
        if (SealedAnalysis.IsIn(contents)) await list.CheckAsync("members", () => MembersAsync(contents, cancellation));
        await list.CheckAsync("standing", () => Standing(contents));
        return (contents, contentId);
    }

    private static string Describe(PacketDocument packet)
    {
        var synthetic = packet.IsSynthetic ? ", synthetic" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Case {packet.Case}{synthetic}, allegation {packet.Allegation}, version {packet.AllegationVersion}, profile {packet.Profile.Word()}, {packet.Marking}, made with {packet.Tool} {packet.ToolVersion}.");
    }

    private async Task<string> ContentIdAsync(PacketDocument packet, CancellationToken cancellation)
    {
        var path = Data + Payload.ContentManifestFile;
        string[] apart = [path, Data + Payload.ReportHtmlFile, Data + Payload.ReportPdfFile];
        var files = bag.Files.Where(f => f.Key.StartsWith(Data, StringComparison.Ordinal) && !apart.Contains(f.Key));
        var expected = BagManifest.Format(files.Select(f => KeyValuePair.Create(f.Key[Data.Length..], f.Value.Sha256)));
        if (await bag.ReadTextAsync(path, cancellation) != expected)
            throw new PacketFormatException($"{path} does not list the files of the content as they are.");
        var contentId = bag.Files[path].Sha256;
        var identifier = packet.IdentifierOf(contentId);
        return bag.Folder.Length == 0 || bag.Folder == identifier || !bag.Folder.StartsWith("packet-", StringComparison.Ordinal)
            ? contentId
            : throw new PacketFormatException($"The packet is '{identifier}' by its content and lies in the folder '{bag.Folder}'.");
    }

    /// <summary><c>exhibit.json</c> has the content hash, and every file the hash and size that <c>exhibit.json</c> names.</summary>
    private async Task<string> ExhibitAsync(PacketDocument packet, ExhibitIndexDocument exhibit, CancellationToken cancellation)
    {
        var folder = Data + exhibit.Folder + "/";
        var manifestPath = folder + ExhibitManifest.FileName;
        var manifest = await reading.ManifestAsync(exhibit, cancellation);
        if (bag.Files[manifestPath].Sha256 != exhibit.ContentHash)
            throw new PacketFormatException($"{manifestPath} does not have the exhibit's content hash {exhibit.ContentHash}.");
        if (manifest.Format != ExhibitManifest.CurrentFormat)
            throw new PacketFormatException(
                $"The exhibit has the format '{manifest.Format}'; this program reads {ExhibitManifest.CurrentFormat}.");
        if (manifest.Title != exhibit.Title)
            throw new PacketFormatException($"{manifestPath} has another title than the list of exhibits.");
        if (manifest.Case != packet.Case || manifest.IsSynthetic != packet.IsSynthetic)
            throw new PacketFormatException($"{manifestPath} is of another case than the packet, or not synthetic where the packet is.");
        foreach (var file in manifest.Files)
        {
            if (!bag.Files.TryGetValue(folder + file.Name, out var found))
                throw new PacketFormatException($"{folder}{file.Name} is missing.");
            if (found.Sha256 != file.Sha256 || found.Size != file.Bytes)
                throw new PacketFormatException($"{folder}{file.Name} is not the file that was frozen.");
        }

        var known = manifest.Files.Select(f => folder + f.Name).Append(manifestPath).ToHashSet(StringComparer.Ordinal);
        var stray = bag.Files.Keys.FirstOrDefault(p => p.StartsWith(folder, StringComparison.Ordinal) && !known.Contains(p));
        if (stray is not null) throw new PacketFormatException($"{stray} was not there when the exhibit was frozen.");
        foreach (var picture in manifest.Files.Where(f => f.Name.StartsWith("picture.", StringComparison.Ordinal)))
            list.AttestedOnly(
                $"exhibit {exhibit.Number} {picture.Name}",
                "A picture is an illustrative aid; nothing else in the packet says how it looked.");
        return $"Content hash {exhibit.ContentHash[..12]}…, {known.Count} files as frozen {manifest.FrozenAt:yyyy-MM-dd HH:mm:ss} UTC.";
    }

    /// <summary>
    /// The figures over the exhibit's own selection, counted again from its sealed activity; its rows, where they show what that counts.
    /// </summary>
    private async Task<string> FiguresAsync(ExhibitIndexDocument exhibit, CancellationToken cancellation)
    {
        var manifest = await reading.ManifestAsync(exhibit, cancellation);
        var name = $"exhibit {exhibit.Number}";
        var path = $"{Data}{exhibit.Folder}/{ExhibitActivity.FileName}";
        if (!bag.Files.ContainsKey(path) && manifest.Files.All(f => f.Name != ExhibitActivity.FileName))
        {
            list.AttestedOnly($"{name} figures", "The data behind them are withheld by the packet's profile.");
            list.AttestedOnly($"{name} rows", "The data behind them are withheld by the packet's profile.");
            return "The data behind its figures are withheld: they are attested only.";
        }

        var recount = recounts.Of(path);
        var recounted = new List<string>();
        foreach (var figure in manifest.Figures)
        {
            if (figure.Selection != manifest.Selection || recount.Count[figure.Measure] is not { } value)
            {
                list.AttestedOnly(
                    $"{name}: {figure.Measure.Name()} of {(figure.Selection.IsEverything ? "everything" : figure.Selection.ToString())}",
                    "Its data are not this exhibit's.");
                continue;
            }

            if (value != figure.Value)
                throw new PacketFormatException(
                    Invariant($"{figure.Measure.Name()}: {figure.Value:N0} frozen, and the sealed data come to {value:N0}."));
            recounted.Add(Invariant($"{value:N0} {figure.Measure.Name()}"));
            list.Recomputed($"{name}: {figure.Measure.Name()}", Invariant($"Counted again from {ExhibitActivity.FileName}: {value:N0}."));
        }

        var others = manifest.Figures.Count - recounted.Count;
        var rest = others == 0 ? "" : $" {others} more cannot be counted from this exhibit's data alone.";
        var shown = await recount.CheckAsync(bag, RowsPath(exhibit), RowsOf(exhibit), manifest, cancellation);
        if (shown.IsRecounted) list.Recomputed($"{name} rows", shown.Detail);
        else list.AttestedOnly($"{name} rows", shown.Detail);
        return (recounted.Count == 0
            ? $"No figure that its data could bear out.{rest}" : $"Recounted and equal: {string.Join(", ", recounted)}.{rest}")
            + (shown.IsRecounted ? " Its rows, too." : "");
    }

    /// <summary>The rows as Parquet are those of the CSV file.</summary>
    private async Task<string> TableAsync(ExhibitIndexDocument exhibit, CancellationToken cancellation)
    {
        var path = Data + Payload.TableOf(exhibit.Number);
        using var table = new MemoryStream(await bag.ReadBytesAsync(path, cancellation), writable: false);
        var count = await RowsTable.CompareAsync(RowsOf(exhibit), table, path, cancellation);
        list.Recomputed(path, "Every cell is that of the CSV file.");
        return Invariant($"{count:N0} rows, each as the CSV file has it.");
    }

    /// <summary>The rows are drawn again.</summary>
    private string Drawing(PacketDocument packet, ExhibitIndexDocument exhibit)
    {
        var path = Data + Payload.DrawingOf(exhibit.Number);
        if (packet.ToolVersion != PacketAssembly.ToolVersion)
        {
            list.AttestedOnly(
                path, $"It was drawn by version {packet.ToolVersion} of the program, and this is {PacketAssembly.ToolVersion}.");
            return "It was drawn by another version of the program: not drawn again.";
        }

        var (expected, found) = (Payload.Drawing(exhibit.Number, RowsOf(exhibit)), bag.Files.GetValueOrDefault(path));
        if (expected?.Sha256 != found?.Sha256)
            throw new PacketFormatException(
                $"{path} {(found is null ? "is missing" : expected is null ? "is there, and such rows are not drawn" : "is not what the rows look like when they are drawn")}.");
        if (expected is null) return "Its rows are of a kind that is not drawn.";
        list.Recomputed(path, "Drawn again from the rows, and equal to the byte.");
        return "Drawn again from the rows, and equal to the byte.";
    }

    private static string RowsPath(ExhibitIndexDocument exhibit) => $"{Data}{exhibit.Folder}/{ExhibitStore.RowsFileName}";

    // Two checks look at an exhibit's rows, one after the other.
    private IReadOnlyList<string[]> RowsOf(ExhibitIndexDocument exhibit)
    {
        if (read is { } last && last.Exhibit == exhibit.Number) return last.Rows;
        using var stream = bag.Open(RowsPath(exhibit));
        var rows = RowsTable.Records(stream);
        read = (exhibit.Number, rows);
        return rows;
    }

    private static string Citations(PacketContents contents)
    {
        var grounds = contents.Allegation.Elements.SelectMany(e => e.Grounds).ToList();
        var exhibit = grounds.Select(g => g.ExhibitNumber)
            .FirstOrDefault(n => n is not null && contents.Exhibits.All(x => x.Record.Number != n));
        if (exhibit is not null) throw new PacketFormatException($"The allegation cites exhibit {exhibit}, which is not in the packet.");
        var uncited = contents.Exhibits.FirstOrDefault(x => grounds.All(g => g.ExhibitNumber != x.Record.Number));
        if (uncited is not null)
            throw new PacketFormatException($"Exhibit {uncited.Record.Number} is in the packet and the allegation cites it nowhere.");
        var named = grounds.Select(g => g.SourceNumber).Concat(contents.ReportedFigures.Select(f => (int?)f.SourceNumber))
            .Concat(contents.Sources.SelectMany(s => s.DerivedFrom).Select(n => (int?)n))
            .Concat(contents.Quotations.Select(q => (int?)q.SourceNumber));
        var source = named.FirstOrDefault(n => n is not null && contents.Sources.All(s => s.Number != n));
        if (source is not null) throw new PacketFormatException($"Source {source} is cited and not in the packet.");
        return $"{grounds.Count} grounds cite exhibits and sources that are all here.";
    }

    /// <summary>Nothing lies in the payload that no packet has.</summary>
    private string Known(PacketContents contents)
    {
        string[] others = [Payload.ContentManifestFile, Payload.ReportHtmlFile, Payload.ReportPdfFile];
        var known = Payload.Derived(contents).Concat(contents.Inference).Select(f => f.Path)
            .Concat(contents.Exhibits.SelectMany(x => (string[])[Payload.TableOf(x.Record.Number), Payload.DrawingOf(x.Record.Number)]))
            .Select(f => Data + f).Concat(others.Select(f => Data + f)).ToHashSet(StringComparer.Ordinal);
        var stray = bag.Files.Keys.FirstOrDefault(
            f => f.StartsWith(Data, StringComparison.Ordinal) && !f.StartsWith(Data + "exhibits/", StringComparison.Ordinal)
            && !known.Contains(f));
        return stray is null
            ? "Every file of the payload is one that a packet has." : throw new PacketFormatException($"{stray} is no file of a packet.");
    }

    /// <summary>Every file that follows from others is made again and compared, byte for byte.</summary>
    private async Task DerivedAsync(PacketContents contents, CancellationToken cancellation)
    {
        foreach (var expected in Payload.Derived(contents))
        {
            var path = Data + expected.Path;
            var isOfThisVersion = contents.ToolVersion == PacketAssembly.ToolVersion;
            if (!isOfThisVersion
                && (!expected.Path.EndsWith(".json", StringComparison.Ordinal) || expected.Path == Stix.StixBundle.FileName))
            {
                if (bag.Files.ContainsKey(path))
                    list.AttestedOnly(
                        path, $"It was made by version {contents.ToolVersion} of the program, and this is {PacketAssembly.ToolVersion}.");
                continue;
            }

            await list.CheckAsync(path, async () =>
            {
                if (!bag.Files.TryGetValue(path, out var found)) throw new PacketFormatException($"{path} is missing.");
                if (found.Sha256 == expected.Sha256) return "As the packet's documents make it.";
                throw new PacketFormatException(
                    $"{path} is not what the packet's documents make of it: {await DifferenceAsync(path, expected, cancellation)}");
            });
        }

        foreach (var document in (string[])[
            Payload.AllegationFile, Payload.RemarksFile, Payload.SourcesFile, Payload.QuotationsFile, Payload.EventsFile,
            Payload.QuestionsFile, Payload.ImportsFile, Payload.ErrorRatesFile])
            list.AttestedOnly(
                Data + document, "What it says comes from the workspace; the packet holds the files that follow from it against it.");
        if (contents.Inference.Any(f => f.Path == Payload.InferenceRunFile))
            list.AttestedOnly(Data + Payload.InferenceRunFile, "When the analysis ran, and on which data, comes from the workspace.");
        if (contents.Redactions is not null)
        {
            list.AttestedOnly(Data + Payload.RedactionsFile, "What was removed is known to whoever sealed it.");
            list.AttestedOnly(
                Data + CommitmentsDocument.FileName, "A commitment says nothing until it is opened; then it proves one value.");
        }

        foreach (var derived in (string[])[
            Payload.StandingFile, Payload.MethodsFile, Payload.FiguresFile, Payload.CustodyFile, Payload.LimitationsFile,
            Stix.StixBundle.FileName, CaseOntology.CaseGraph.FileName, Payload.ReadmeFile])
        {
            if (contents.ToolVersion == PacketAssembly.ToolVersion)
                list.Recomputed(Data + derived, "Made again from the packet's documents, and equal.");
        }
    }

    /// <summary>The accounts of an exhibit that is of clusters alone are members that the sealed analysis put there.</summary>
    private async Task<string> MembersAsync(PacketContents contents, CancellationToken cancellation)
    {
        var analysis = await SealedAnalysis.ReadAsync(bag, withActivity: false, cancellation);
        var (held, earlier) = (0, 0);
        foreach (var exhibit in contents.Exhibits)
        {
            if (exhibit.Manifest.Selection.Facets.Select(f => f.Key).ToList() is not [Dimension.Cluster]
                || exhibit.Manifest.Selection[Dimension.Cluster] is not { Included.Count: > 0, Excluded.Count: 0 } clusters) continue;
            var path = $"{Data}{exhibit.Folder}/{ExhibitActivity.FileName}";
            if (!bag.Files.ContainsKey(path)) continue;
            var stranger = recounts.Of(path).Accounts.FirstOrDefault(
                account => analysis.ClusterOf(account) is not { } cluster || !clusters.Included.Contains(cluster));
            if (stranger is null) held++;
            else if (!analysis.IsOf(exhibit)) earlier++;
            else
                throw new PacketFormatException(
                    $"{path} has the account '{stranger}', which the sealed analysis does not have in {(clusters.Included.Count == 1 ? "cluster" : "clusters")} {string.Join(", ", clusters.Included)}.");
        }

        var others = earlier == 0
            ? ""
            : $" {earlier} more {(earlier == 1 ? "was" : "were")} frozen of another analysis than the one that is sealed, and {(earlier == 1 ? "has" : "have")} other members: attested only.";
        return (held == 0
            ? "No exhibit is of its clusters alone."
            : $"The accounts of {held} {(held == 1 ? "exhibit" : "exhibits")} are members of the clusters in the sealed analysis.")
            + others;
    }

    /// <summary>The first line that differs, so that a person can look.</summary>
    private async Task<string> DifferenceAsync(string path, PayloadFile expected, CancellationToken cancellation)
    {
        await using var stream = await expected.OpenAsync(cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var (should, has) =
            ((await reader.ReadToEndAsync(cancellation)).Split('\n'),
                Encoding.UTF8.GetString(await bag.ReadBytesAsync(path, cancellation)).Split('\n'));
        var line = Enumerable.Range(0, Math.Max(should.Length, has.Length))
            .FirstOrDefault(i => i >= should.Length || i >= has.Length || should[i] != has[i]);
        return $"line {line + 1} is '{Shown(has.ElementAtOrDefault(line))}', where '{Shown(should.ElementAtOrDefault(line))}' follows from them.";
    }

    private static string Shown(string? line) => line is null ? "" : line.Trim() is { Length: > 80 } trimmed
        ? trimmed[..80] + "…" : line.Trim();

    private static string Standing(PacketContents contents)
    {
        var above = PacketStanding.Of(contents).Elements.FirstOrDefault(e => e.IsAbove);
        return above is null
            ? "No element stands higher than its grounds allow."
            : throw new PacketFormatException(
                $"Element {above.Element} is {above.Standing.Word()}, and its grounds allow {above.Ceiling.Word()} at most: {above.Why} The program lets nobody write that.");
    }
}
