using System.Globalization;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Writing;

namespace Dashboard.Packets.Verification;

/// <summary>What the program asks of a packet beyond its being a bag: that the exhibits are what was frozen, and their figures follow from their data.</summary>
internal static class ContentChecks
{
    public static async Task<string> DescriptionAsync(UnpackedBag bag, CancellationToken cancellation)
    {
        var packet = await bag.ReadJsonAsync<PacketDocument>(BagInfo.PayloadFolder + Payload.PacketFile, cancellation);
        if (packet.Format != PacketDocument.CurrentFormat) throw new PacketFormatException($"The packet has the format '{packet.Format}'; this program reads {PacketDocument.CurrentFormat}. Verify it with the version that made it.");
        if (packet.Identifier != bag.Folder) throw new PacketFormatException($"The packet is '{packet.Identifier}' and lies in the folder '{bag.Folder}'.");
        var synthetic = packet.IsSynthetic ? ", synthetic" : "";
        return string.Create(CultureInfo.InvariantCulture, $"Case {packet.Case}{synthetic}, allegation {packet.Allegation}, version {packet.AllegationVersion}, sealed {packet.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC by {packet.CreatedBy} with {packet.Tool} {packet.ToolVersion}, {packet.Marking}.");
    }

    /// <summary>The audit trail's head is there to be compared: whoever has the trail can tell whether anything up to it was altered since.</summary>
    public static async Task<string> AuditHeadAsync(UnpackedBag bag, CancellationToken cancellation)
    {
        var audit = (await bag.ReadJsonAsync<PacketDocument>(BagInfo.PayloadFolder + Payload.PacketFile, cancellation)).Audit;
        if (audit is not { Entries: >= 0, Head: { Length: 64 } head } || !head.All(char.IsAsciiHexDigitLower))
            throw new PacketFormatException("The packet does not hold the head of the audit trail.");
        var state = string.IsNullOrEmpty(audit.Fault) ? "The chain held when this was sealed." : $"The chain did not hold when this was sealed: {audit.Fault}";
        return string.Create(CultureInfo.InvariantCulture, $"Entry {audit.Entries}{(string.IsNullOrEmpty(audit.At) ? "" : $" of {audit.At}")}, hash {head}. {state}");
    }

    public static async Task<IReadOnlyList<ExhibitIndexDocument>> IndexAsync(UnpackedBag bag, CancellationToken cancellation) =>
        Whole(await bag.ReadJsonAsync<List<ExhibitIndexDocument>>(BagInfo.PayloadFolder + Payload.ExhibitsFile, cancellation));

    /// <summary>The index names each exhibit once, in the folder of its number, and there are no other exhibits.</summary>
    public static string IndexMatches(UnpackedBag bag, IReadOnlyList<ExhibitIndexDocument> index)
    {
        var twice = index.GroupBy(x => x.Number).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new PacketFormatException($"Exhibit {twice.Key} is listed twice.");
        var misplaced = index.FirstOrDefault(x => x.Folder != PacketExhibit.FolderOf(x.Number));
        if (misplaced is not null) throw new PacketFormatException($"Exhibit {misplaced.Number} is said to lie in '{misplaced.Folder}'.");
        const string Prefix = BagInfo.PayloadFolder + "exhibits/";
        var folders = index.Select(x => BagInfo.PayloadFolder + x.Folder + "/").ToList();
        var stray = bag.Files.Keys.FirstOrDefault(p => p.StartsWith(Prefix, StringComparison.Ordinal) && !folders.Any(f => p.StartsWith(f, StringComparison.Ordinal)));
        if (stray is not null) throw new PacketFormatException($"{stray} belongs to no exhibit that is listed.");
        return index.Count == 1 ? "1 exhibit." : $"{index.Count} exhibits.";
    }

    /// <summary><c>exhibit.json</c> has the content hash, and every file the hash and size that <c>exhibit.json</c> names.</summary>
    public static async Task<string> ExhibitAsync(UnpackedBag bag, ExhibitIndexDocument exhibit, CancellationToken cancellation)
    {
        var folder = FolderOf(exhibit);
        var manifestPath = folder + ExhibitManifest.FileName;
        var manifest = await ManifestAsync(bag, exhibit, cancellation);
        if (bag.Files[manifestPath].Sha256 != exhibit.ContentHash) throw new PacketFormatException($"{manifestPath} does not have the exhibit's content hash {exhibit.ContentHash}.");
        if (manifest.Format != ExhibitManifest.CurrentFormat) throw new PacketFormatException($"The exhibit has the format '{manifest.Format}'; this program reads {ExhibitManifest.CurrentFormat}.");
        if (manifest.Title != exhibit.Title) throw new PacketFormatException($"{manifestPath} has another title than the list of exhibits.");
        foreach (var file in manifest.Files)
        {
            if (!bag.Files.TryGetValue(folder + file.Name, out var found)) throw new PacketFormatException($"{folder}{file.Name} is missing.");
            if (found.Sha256 != file.Sha256 || found.Entry.Size != file.Bytes) throw new PacketFormatException($"{folder}{file.Name} is not the file that was frozen.");
        }

        var known = manifest.Files.Select(f => folder + f.Name).Append(manifestPath).ToHashSet(StringComparer.Ordinal);
        var stray = bag.Files.Keys.FirstOrDefault(p => p.StartsWith(folder, StringComparison.Ordinal) && !known.Contains(p));
        if (stray is not null) throw new PacketFormatException($"{stray} was not there when the exhibit was frozen.");
        return $"Content hash {exhibit.ContentHash[..12]}…, {known.Count} files as frozen {manifest.FrozenAt:yyyy-MM-dd HH:mm:ss} UTC.";
    }

    /// <summary>The figures over the exhibit's own selection, counted again from its sealed activity.</summary>
    public static async Task<string> FiguresAsync(UnpackedBag bag, ExhibitIndexDocument exhibit, CancellationToken cancellation)
    {
        var manifest = await ManifestAsync(bag, exhibit, cancellation);
        var activityPath = FolderOf(exhibit) + ExhibitActivity.FileName;
        ActivityCount count;
        try
        {
            await using var activity = bag.Open(activityPath);
            count = await ExhibitActivity.CountAsync(activity, cancellation);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new PacketFormatException($"{activityPath} cannot be counted: {e.Message}", e);
        }

        var recounted = new List<string>();
        foreach (var figure in manifest.Figures.Where(f => f.Selection == manifest.Selection))
        {
            if (count[figure.Measure] is not { } value) continue;
            if (value != figure.Value) throw new PacketFormatException(Invariant($"{figure.Measure.Name()}: {figure.Value:N0} frozen, and the sealed data come to {value:N0}."));
            recounted.Add(Invariant($"{value:N0} {figure.Measure.Name()}"));
        }

        var others = manifest.Figures.Count - recounted.Count;
        var rest = others == 0 ? "" : $" {others} more cannot be counted from this exhibit's data alone.";
        return recounted.Count == 0 ? $"No figure that its data could bear out.{rest}" : $"Recounted and equal: {string.Join(", ", recounted)}.{rest}";
    }

    public static async Task<string> CitationsAsync(UnpackedBag bag, IReadOnlyList<ExhibitIndexDocument> index, CancellationToken cancellation)
    {
        var allegation = await bag.ReadJsonAsync<AllegationDocument>(BagInfo.PayloadFolder + Payload.AllegationFile, cancellation);
        var sources = await bag.ReadJsonAsync<SourcesDocument>(BagInfo.PayloadFolder + Payload.SourcesFile, cancellation);
        var grounds = Whole(allegation.Elements).SelectMany(e => Whole(e.Grounds)).ToList();
        var exhibit = grounds.Select(g => g.Exhibit).FirstOrDefault(n => n is not null && index.All(x => x.Number != n));
        if (exhibit is not null) throw new PacketFormatException($"The allegation cites exhibit {exhibit}, which is not in the packet.");
        var source = grounds.Select(g => g.Source).Concat(Whole(sources.ReportedFigures).Select(f => (int?)f.Source)).FirstOrDefault(n => n is not null && Whole(sources.Sources).All(s => s.Number != n));
        if (source is not null) throw new PacketFormatException($"Source {source} is cited and not in the packet.");
        return $"{grounds.Count} grounds cite exhibits and sources that are all here.";
    }

    private static async Task<ExhibitManifest> ManifestAsync(UnpackedBag bag, ExhibitIndexDocument exhibit, CancellationToken cancellation)
    {
        var manifest = await bag.ReadJsonAsync<ExhibitManifest>(FolderOf(exhibit) + ExhibitManifest.FileName, cancellation);
        return manifest with { Files = Whole(manifest.Files), Figures = Whole(manifest.Figures) };
    }

    // JSON can have null among a list's items, where no packet has one.
    private static IReadOnlyList<T> Whole<T>(IReadOnlyList<T> list)
        where T : class => list.Any(item => item is null) ? throw new PacketFormatException("A list in the packet has an empty item.") : list;

    private static string FolderOf(ExhibitIndexDocument exhibit) => BagInfo.PayloadFolder + exhibit.Folder + "/";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
