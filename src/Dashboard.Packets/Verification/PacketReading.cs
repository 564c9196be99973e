using System.Text.Json;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Records;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Files;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Writing;

namespace Dashboard.Packets.Verification;

/// <summary>
/// A packet's contents and envelope, read back from its documents alone. What is made of them again has to be what is in the packet: so
/// every file that follows from others is held against them.
/// </summary>
internal sealed class PacketReading(UnpackedBag bag)
{
    private const string Data = BagInfo.PayloadFolder;

    /// <summary>What the packet says that it is.</summary>
    /// <exception cref="PacketFormatException">It is no packet that this program reads.</exception>
    public async Task<PacketDocument> DescriptionAsync(CancellationToken cancellation)
    {
        var packet = await bag.ReadJsonAsync<PacketDocument>(Data + Payload.PacketFile, cancellation);
        if (packet.Format != PacketDocument.CurrentFormat)
            throw new PacketFormatException(
                $"The packet has the format '{packet.Format}'; this program reads {PacketDocument.CurrentFormat}. Verify it with the version that made it.");
        return TlpMarkings.Find(packet.Marking) is null ? throw new PacketFormatException(
            $"{Data}{Payload.PacketFile} has the marking '{packet.Marking}', which the Traffic Light Protocol does not know.") : packet;
    }

    /// <summary>The exhibits' index: each named once, in the folder of its number, and no others.</summary>
    /// <exception cref="PacketFormatException">It is not such an index.</exception>
    public async Task<IReadOnlyList<ExhibitIndexDocument>> IndexAsync(CancellationToken cancellation)
    {
        var index = Whole(await bag.ReadJsonAsync<List<ExhibitIndexDocument>>(Data + Payload.ExhibitsFile, cancellation));
        var twice = index.GroupBy(x => x.Number).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new PacketFormatException($"Exhibit {twice.Key} is listed twice.");
        var misplaced = index.FirstOrDefault(x => x.Folder != PacketExhibit.FolderOf(x.Number));
        if (misplaced is not null) throw new PacketFormatException($"Exhibit {misplaced.Number} is said to lie in '{misplaced.Folder}'.");
        var hashless = index.FirstOrDefault(x => x.ContentHash.Length != 64 || !x.ContentHash.All(char.IsAsciiHexDigitLower));
        if (hashless is not null) throw new PacketFormatException($"Exhibit {hashless.Number} has no content hash.");
        const string Prefix = Data + "exhibits/";
        var folders = index.Select(x => Data + x.Folder + "/").ToList();
        var stray = bag.Files.Keys.FirstOrDefault(
            p => p.StartsWith(Prefix, StringComparison.Ordinal) && !folders.Any(f => p.StartsWith(f, StringComparison.Ordinal)));
        return stray is null ? index : throw new PacketFormatException($"{stray} belongs to no exhibit that is listed.");
    }

    public async Task<ExhibitManifest> ManifestAsync(ExhibitIndexDocument exhibit, CancellationToken cancellation)
    {
        var manifest = await bag.ReadJsonAsync<ExhibitManifest>($"{Data}{exhibit.Folder}/{ExhibitManifest.FileName}", cancellation);
        if (manifest.Parameters.ValueKind != JsonValueKind.Object)
            throw new PacketFormatException($"{Data}{exhibit.Folder}/{ExhibitManifest.FileName} has parameters that are no JSON object.");
        return manifest with { Files = Whole(manifest.Files), Figures = Whole(manifest.Figures), ContentHash = exhibit.ContentHash };
    }

    /// <summary>The contents, as they were before they were written.</summary>
    /// <exception cref="PacketFormatException">A document is not what a packet has under its name.</exception>
    public async Task<PacketContents> ContentsAsync(
        PacketDocument packet, IReadOnlyList<ExhibitIndexDocument> index, CancellationToken cancellation)
    {
        var allegation = await bag.ReadJsonAsync<AllegationDocument>(Data + Payload.AllegationFile, cancellation);
        foreach (var element in Whole(allegation.Elements)) Whole(element.Grounds);
        var sources = await bag.ReadJsonAsync<SourcesDocument>(Data + Payload.SourcesFile, cancellation);
        if (Whole(sources.Sources).FirstOrDefault(s => !s.IsGraded && s.Grade != "ungraded") is { } graded)
            throw new PacketFormatException(
                $"Source {graded.Number} has the grade '{graded.Grade}', which the Admiralty code does not know.");
        var exhibits = new List<PacketExhibit>();
        foreach (var entry in index) exhibits.Add(ExhibitOf(packet, entry, await ManifestAsync(entry, cancellation)));
        return new PacketContents
        {
            Case = new Case
            {
                Id = packet.Case, Name = packet.CaseName, Kind = packet.CaseKind, IsSynthetic = packet.IsSynthetic,
                TimeZone = packet.TimeZone,
                CreatedAt = default, CreatedBy = "", UpdatedAt = default, UpdatedBy = "",
                DataHolder = packet.DataHolder,
            },
            Allegation = allegation.ToAllegation(packet.Case),
            Exhibits = exhibits,
            Sources = [.. sources.Sources.Select(s => s.ToSource(packet.Case))],
            ReportedFigures = [.. Whole(sources.ReportedFigures).Select(f => f.ToFigure(packet.Case))],
            Questions = [.. Whole(await bag.ReadJsonAsync<List<QuestionDocument>>(Data + Payload.QuestionsFile, cancellation))
                .Select(q => q.ToQuestion(packet.Case))],
            Events = [.. Whole(await bag.ReadJsonAsync<List<EventDocument>>(Data + Payload.EventsFile, cancellation))
                .Select(e => e.ToEvent(packet.Case))],
            Imports = Whole(await bag.ReadJsonAsync<List<ImportedFile>>(Data + Payload.ImportsFile, cancellation)),
            Remarks = [.. Whole(await bag.ReadJsonAsync<List<RemarkDocument>>(Data + Payload.RemarksFile, cancellation))
                .Select(r => r.ToRemark(packet.Case, allegation.Number))],
            Quotations = [.. Whole(await bag.ReadJsonAsync<List<QuotationDocument>>(Data + Payload.QuotationsFile, cancellation))
                .Select(q => q.ToQuotation(packet.Case))],
            ErrorRates = Whole(await bag.ReadJsonAsync<List<MeasuredErrorRate>>(Data + Payload.ErrorRatesFile, cancellation)),
            Inference = [.. InferenceFiles()],
            Redactions = await RedactionsAsync(packet, cancellation),
            Override = packet.Override,
            ToolVersion = packet.ToolVersion,
            Marking = TlpMarkings.Find(packet.Marking)!.Value,
            Profile = packet.Profile,
        };
    }

    /// <summary>The envelope's document, and with its proof the envelope.</summary>
    /// <exception cref="PacketFormatException">They are not what a packet has under their names.</exception>
    public async Task<(EnvelopeDocument Document, PacketEnvelope Envelope)> EnvelopeAsync(CancellationToken cancellation)
    {
        var document = await bag.ReadJsonAsync<EnvelopeDocument>(EnvelopeFiles.EnvelopeFile, cancellation);
        if (document.Format != EnvelopeDocument.CurrentFormat)
            throw new PacketFormatException(
                $"The envelope has the format '{document.Format}'; this program reads {EnvelopeDocument.CurrentFormat}.");
        AuditProof? proof = null;
        if (bag.Files.ContainsKey(EnvelopeFiles.ProofFile))
        {
            try
            {
                proof = AuditProof.Parse(await bag.ReadBytesAsync(EnvelopeFiles.ProofFile, cancellation));
            }
            catch (FormatException e)
            {
                throw new PacketFormatException($"{EnvelopeFiles.ProofFile}: {e.Message}", e);
            }
        }

        return (document, document.ToEnvelope(proof));
    }

    private IEnumerable<PayloadFile> InferenceFiles() =>
        from path in (string[])[Payload.InferenceInputFile, Payload.InferenceResultFile, Payload.InferenceRunFile]
        where bag.Files.ContainsKey(Data + path)
        let found = bag.Files[Data + path]
        select new PayloadFile(path, found.Size, found.Sha256, _ => Task.FromResult(bag.Open(Data + path)));

    private async Task<RedactionLog?> RedactionsAsync(PacketDocument packet, CancellationToken cancellation)
    {
        if (packet.Profile == PacketProfile.Full) return null;
        var commitments = await bag.ReadJsonAsync<CommitmentsDocument>(Data + CommitmentsDocument.FileName, cancellation);
        return new RedactionLog(
            Whole(await bag.ReadJsonAsync<List<RedactionEntry>>(Data + Payload.RedactionsFile, cancellation)),
            Whole(commitments.Commitments));
    }

    // JSON can have null among a list's items, where no packet has one.
    private static IReadOnlyList<T> Whole<T>(IReadOnlyList<T> list)
        where T : class => list.Any(item => item is null)
        ? throw new PacketFormatException("A list in the packet has an empty item.") : list;

    private PacketExhibit ExhibitOf(PacketDocument packet, ExhibitIndexDocument entry, ExhibitManifest manifest) => new(
        new Exhibit
        {
            CaseId = packet.Case, Number = entry.Number, ContentHash = entry.ContentHash, Title = entry.Title, View = manifest.View,
            Selection = manifest.Selection, ViewOptions = manifest.ViewOptions,
            Method = manifest.Method, ParametersJson = manifest.Parameters.GetRawText(), Fingerprint = manifest.Fingerprint,
            TimeZone = manifest.TimeZone, FrozenAt = manifest.FrozenAt,
            FrozenBy = manifest.FrozenBy, Figures = manifest.Figures, RowCount = manifest.RowCount, IsSynthetic = manifest.IsSynthetic,
            RecountedAt = entry.RecountedAt, RecountOutcome = entry.RecountOutcome, RecountDifference = entry.RecountDifference,
            RecountedValues = entry.RecountedValues ?? [],
        },
        manifest,
        (name, _) => Task.FromResult(bag.Open($"{Data}{entry.Folder}/{name}")));
}
