using System.Security.Cryptography;
using System.Text.Json;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Records;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Writing;

namespace Dashboard.Packets.Redaction;

/// <summary>Redacted contents, and what opens the commitments in them: to be kept where the packet does not go.</summary>
public sealed record RedactedContents(PacketContents Contents, IReadOnlyCollection<CommitmentOpening> Openings);

/// <summary>Makes of contents what a profile shows of them.</summary>
public sealed class PacketRedactor(RedactionKey key, IAccountNames names)
{
    /// <summary>The contents as the profile shows them. The same contents and profile give the same again.</summary>
    public async Task<RedactedContents> RedactAsync(PacketContents contents, PacketProfile profile, CancellationToken cancellation)
    {
        if (profile == PacketProfile.Full) return new RedactedContents(contents, []);
        var whole = await Payload.CollectAsync(contents, cancellation);
        var secrets = key.Of(whole.ContentId, profile);
        var accounts = new HashSet<string>(await names.AllAsync(contents.Case.Id, cancellation), StringComparer.Ordinal);
        foreach (var exhibit in contents.Exhibits) await AddAccountsAsync(exhibit, accounts, cancellation);
        accounts.Remove("");
        var text = new TextRedaction(profile, secrets, accounts, People(contents));
        var tables = new TableRedaction(profile, text);
        var exhibits = new List<PacketExhibit>();
        foreach (var exhibit in contents.Exhibits) exhibits.Add(await ExhibitAsync(exhibit, contents, profile, text, tables, cancellation));
        // Instants and counts of single accounts are all that an analysis is made of: who may not see those gets a commitment.
        foreach (var file in contents.Inference) text.Remove($"{file.Path} sha256", file.Sha256);
        var id = contents.Case.Id;
        var redacted = contents with
        {
            Profile = profile,
            Case = Copy(contents.Case, text),
            Allegation = Document(AllegationDocument.Of(contents.Allegation), text).ToAllegation(id),
            Override = contents.Override is { } of ? new ExportOverride([.. of.Of.Select(text.Text)], text.Text(of.Reason)) : null,
            Exhibits = exhibits,
            Inference = profile == PacketProfile.Counsel ? await InferenceRedaction.FilesAsync(contents.Inference, text, cancellation) : [],
            Sources = [.. contents.Sources.Select(s => Document(SourceDocument.Of(s), text).ToSource(id))],
            ReportedFigures = [.. contents.ReportedFigures.Select(f => Document(ReportedFigureDocument.Of(f), text).ToFigure(id))],
            Questions = [.. contents.Questions.Select(q => Document(QuestionDocument.Of(q), text).ToQuestion(id))],
            Events = [.. contents.Events.Select(e => Document(EventDocument.Of(e), text).ToEvent(id))],
            Remarks = [.. contents.Remarks.Select(r => Document(RemarkDocument.Of(r), text).ToRemark(id, contents.Allegation.Number))],
            Quotations = [.. contents.Quotations.Select(q => Document(QuotationDocument.Of(q), text).ToQuotation(id))],
            Imports = [.. contents.Imports.Select(i => Import(Document(i, text), text))],
        };
        return new RedactedContents(
            redacted with { Redactions = new RedactionLog([.. Entries(profile, text)], Commitment.Among(text.Removed, secrets)) },
            text.Removed);
    }

    /// <summary>The name of whoever seals, as the profile shows it.</summary>
    public PacketEnvelope Redact(PacketEnvelope envelope, PacketContents redacted, string wholeContentId)
    {
        if (redacted.Profile is not (PacketProfile.Regulator or PacketProfile.Public)) return envelope;
        var secrets = key.Of(wholeContentId, redacted.Profile);
        return envelope with { SealedBy = secrets.Pseudonym("person", envelope.SealedBy), Proof = null };
    }

    private static async Task AddAccountsAsync(PacketExhibit exhibit, HashSet<string> accounts, CancellationToken cancellation)
    {
        await using var stream = await exhibit.OpenFileAsync(ExhibitActivity.FileName, cancellation);
        await foreach (var line in ExhibitActivity.ReadAsync(stream, cancellation)) accounts.Add(line.Account);
        var selections = exhibit.Manifest.Figures.Select(f => f.Selection).Append(exhibit.Manifest.Selection);
        foreach (var facet in selections.SelectMany(s => s.Facets).Where(f => f.Key is Core.Dimension.Account or Core.Dimension.Attribute))
        {
            foreach (var value in facet.Value.Included.Concat(facet.Value.Excluded))
            {
                var named = facet.Key == Core.Dimension.Attribute ? value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..] : value;
                if (!System.Net.IPAddress.TryParse(named, out _)) accounts.Add(named);
            }
        }
    }

    private static IEnumerable<string> People(PacketContents contents) =>
        new[] { contents.Allegation.CreatedBy, contents.Allegation.UpdatedBy, contents.Allegation.OverrideBy }
        .Concat(contents.Exhibits.Select(x => x.Manifest.FrozenBy)).Concat(contents.Imports.Select(i => i.ImportedBy))
        .Concat(contents.Remarks.SelectMany(r => (string[])[r.By, r.SettledBy ?? ""])).Where(n => n.Length > 0)
        .Distinct(StringComparer.Ordinal);

    // A document is redacted as JSON: a field that is new tomorrow is redacted, too.
    private static T Document<T>(T document, TextRedaction text) =>
        text.Document(JsonSerializer.SerializeToNode(document, CaseworkJson.Options)).Deserialize<T>(CaseworkJson.Options)!;

    private static Case Copy(Case of, TextRedaction text) => new()
    {
        Id = of.Id, Name = text.Text(of.Name), Kind = of.Kind, IsSynthetic = of.IsSynthetic, TimeZone = of.TimeZone,
        DataHolder = of.DataHolder,
        CreatedAt = default, CreatedBy = "", UpdatedAt = default, UpdatedBy = "",
    };

    // A log's name and hash tell who has the log: both are removed and committed to.
    private static ImportedFile Import(ImportedFile file, TextRedaction text)
    {
        text.Remove($"import {file.Number} sha256", file.Sha256);
        return file with { File = text.HidesPeople ? text.Keyed($"import {file.Number} file", file.File) : file.File,
            Sha256 = new string('0', 64) };
    }

    private static async Task<PacketExhibit> ExhibitAsync(
        PacketExhibit exhibit, PacketContents contents, PacketProfile profile, TextRedaction text, TableRedaction tables,
        CancellationToken cancellation)
    {
        var name = $"exhibit {exhibit.Record.Number}";
        text.Remove($"{name} content hash", exhibit.Record.ContentHash);
        foreach (var file in exhibit.Manifest.Files) text.Remove($"{name} {file.Name} sha256", file.Sha256);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        if (profile != PacketProfile.Public)
        {
            await using var activity = await exhibit.OpenFileAsync(ExhibitActivity.FileName, cancellation);
            files[ExhibitActivity.FileName] = tables.Activity(activity);
        }

        await using var shown = await exhibit.OpenFileAsync(ExhibitStore.RowsFileName, cancellation);
        var (rows, count) = tables.Rows(shown);
        files[ExhibitStore.RowsFileName] = rows;
        var manifest = Document(exhibit.Manifest, text) with
        {
            RowCount = count,
            Files = [.. files.Select(f => new ExhibitFile(f.Key, f.Value.LongLength, Convert.ToHexStringLower(SHA256.HashData(f.Value))))],
        };
        if (profile == PacketProfile.Public)
            manifest = manifest with { Figures = [.. manifest.Figures.Where(f => f.Value is 0 or >= SmallCounts.Least)] };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, CaseworkJson.Options);
        files[ExhibitManifest.FileName] = bytes;
        manifest = manifest with { ContentHash = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
        var old = exhibit.Record;
        var record = new Exhibit
        {
            CaseId = contents.Case.Id, Number = old.Number, ContentHash = manifest.ContentHash, Title = manifest.Title,
            View = manifest.View, Selection = manifest.Selection,
            ViewOptions = manifest.ViewOptions, Method = manifest.Method, ParametersJson = manifest.Parameters.GetRawText(),
            Fingerprint = manifest.Fingerprint, TimeZone = manifest.TimeZone,
            FrozenAt = manifest.FrozenAt, FrozenBy = manifest.FrozenBy, Figures = manifest.Figures, RowCount = count,
            IsSynthetic = manifest.IsSynthetic,
            RecountedAt = text.HidesPeople ? old.RecountedAt?.Date : old.RecountedAt, RecountOutcome = old.RecountOutcome,
            RecountDifference = text.Text(old.RecountDifference),
            // In the order of the figures, of which a public packet lacks the small ones.
            RecountedValues = profile == PacketProfile.Public ? [] : old.RecountedValues,
        };
        return new PacketExhibit(record, manifest, (file, _) => Task.FromResult<Stream>(new MemoryStream(files[file], writable: false)));
    }

    private static IEnumerable<RedactionEntry> Entries(PacketProfile profile, TextRedaction text)
    {
        int Count(string field) => text.Removed.Count(r => r.Field == field);
        yield return new("accounts", "Each is a pseudonym, the same throughout this packet and another in every other.", Count("account"));
        yield return new("network addresses", "Each is its network, /24 or /48.", Count("address"));
        yield return new("e-mail addresses", "Taken out.", Count("e-mail"));
        yield return new("pictures", "Taken out, since they may show what the tables hide.", 0);
        yield return new(
            "hashes of originals", "Taken out, since they tell who has the original.",
            text.Removed.Count(
                r => r.Field.EndsWith("sha256", StringComparison.Ordinal) || r.Field.EndsWith("hash", StringComparison.Ordinal)));
        yield return new(
            "columns of tables that are not known to be harmless",
            profile == PacketProfile.Public ? "The table is taken out." : "Each value is a pseudonym.", 0);
        yield return new("what the analysis looked at and found", profile == PacketProfile.Counsel
            ? "Accounts and what they share are pseudonyms; from these the same can be inferred again."
            : "Taken out: it is instants and counts of single accounts. What was inferred is attested only.", 0);
        if (!text.HidesPeople) yield break;
        yield return new("people who work on the case", "Each is a pseudonym.", Count("person"));
        yield return new("instants", "Each is its day, UTC.", 0);
        yield return new("names of log files", "Each is a pseudonym.", 0);
        yield return new("the proof of the sealing in the audit log", "Taken out, since it names people.", 0);
        if (profile != PacketProfile.Public) yield break;
        yield return new("activity behind the figures", "Taken out: the figures are attested only.", 0);
        yield return new(
            "small counts", $"Counts from 1 to {SmallCounts.Least - 1} are taken out, and others with them where a sum would tell them.",
            0);
    }
}
