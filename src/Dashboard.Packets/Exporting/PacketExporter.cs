using Dashboard.Casework.Access;
using Dashboard.Casework.Files;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Redaction;
using Dashboard.Packets.LoadFiles;
using Dashboard.Packets.Sealing;
using Dashboard.Packets.Verification;
using Dashboard.Packets.Writing;

namespace Dashboard.Packets.Exporting;

/// <summary>Asks for a packet.</summary>
/// <param name="Path">The file to write; one that is there is replaced once the new one is whole.</param>
public sealed record PacketRequest(CaseId CaseId, int AllegationNumber, string Path, Actor Actor)
{
    public PacketProfile Profile { get; init; } = PacketProfile.Full;

    public TlpMarking Marking { get; init; } = TlpMarking.Amber;

    /// <summary>What it is printed on.</summary>
    public Paper Paper { get; init; }

    /// <summary>
    /// The zip file to write for a review platform beside the packet, with Concordance's and Opticon's load files; empty for none.
    /// </summary>
    public string LoadFilePath { get; init; } = "";

    /// <summary>To whom it goes, for the register; empty where nobody said.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Why it is exported although something is open; empty where nothing is to be overridden.</summary>
    public string Overriding { get; init; } = "";

    /// <summary>
    /// Counts an exhibit's figures again: what differs, a sentence; null where they are the same. Null where nobody can count.
    /// </summary>
    public Func<PacketExhibit, CancellationToken, Task<string?>>? Recount { get; init; }

    /// <summary>What of the case's data cannot be read, a sentence; empty where all can.</summary>
    public string Missing { get; init; } = "";

    /// <summary>Whose key signs; null for the workspace's own.</summary>
    public PacketSealer? Sealer { get; init; }

    /// <summary>The log files that the case's data came from, for the custody record.</summary>
    public IReadOnlyList<ImportedFile> Imports { get; init; } = [];

    /// <summary>How often the methods were wrong where the truth was known.</summary>
    public IReadOnlyList<MeasuredErrorRate> ErrorRates { get; init; } = [];

    /// <summary>What was looked at to infer, and what was inferred.</summary>
    public IReadOnlyList<PayloadFile> Inference { get; init; } = [];

    /// <summary>Is told how far the export is; null where nobody asks.</summary>
    public IProgress<PacketProgress>? Progress { get; init; }
}

/// <summary>How far an export is.</summary>
/// <param name="Stage">What is being done, in words.</param>
/// <param name="Fraction">The share of its steps that are done, 0 to 1.</param>
public readonly record struct PacketProgress(string Stage, double Fraction);

/// <summary>A packet before it is written: what it would hold, and what is to be settled first.</summary>
/// <param name="Contents">The contents as the profile shows them.</param>
/// <param name="ContentId">The content id that it would have.</param>
/// <param name="Html">The report as it would be, but for who seals it, when and with what.</param>
public sealed record PacketPreview(PacketContents Contents, string ContentId, string Html, IReadOnlyList<ExportCheck> Checks);

/// <summary>A packet that was exported.</summary>
/// <param name="Pages">The pages of the PDF report; 0 when there is none.</param>
/// <param name="Notes">What whoever asked should know, in sentences.</param>
public sealed record PacketExport(string Path, string ContentId, string Sha256, int Exhibits, int Pages, IReadOnlyList<string> Notes)
{
    /// <summary>The packet as it stands in the case's register.</summary>
    public required Packet Record { get; init; }

    /// <summary>What was written for a review platform; null where nothing was asked for.</summary>
    public WrittenProduction? LoadFile { get; init; }
}

/// <summary>Exports packets: gathers, writes, verifies what was written, and records it.</summary>
public sealed class PacketExporter(
    PacketAssembly assembly,
    PacketRedactor redactor,
    PacketEnvelopes envelopes,
    PacketWriter writer,
    ProductionWriter productions,
    PacketKey key,
    PacketRegister register,
    UnfinishedFiles files,
    TimestampAuthority? authority = null)
{
    /// <summary>
    /// Writes a packet to a file. The file appears whole, verified and recorded, or not at all.
    /// </summary>
    /// <exception cref="PacketRefusedException">The packet cannot be written; the message says why.</exception>
    /// <exception cref="CaseworkException">The case or allegation is not there for this actor, or an exhibit is damaged.</exception>
    public async Task<PacketExport> ExportAsync(PacketRequest request, CancellationToken cancellation = default)
    {
        request.Progress?.Report(new PacketProgress("Gathering", 0.1));
        var (whole, checks) = await GatherAsync(request, cancellation);
        if (checks.Any(c => !c.Ok) && string.IsNullOrWhiteSpace(request.Overriding)) throw new PacketBlockedException(checks);
        request.Progress?.Report(new PacketProgress("Redacting", 0.3));
        var (contents, openings) = await redactor.RedactAsync(whole, request.Profile, cancellation);
        var path = Path.GetFullPath(request.Path);
        var loadFile = request.LoadFilePath.Length > 0 ? Path.GetFullPath(request.LoadFilePath) : null;
        if (loadFile == path)
            throw new PacketRefusedException(
                "The packet and the load file are two files, and both were to be written to one. No packet was written.");
        foreach (var parent in new[] { path, loadFile }.OfType<string>().Select(Path.GetDirectoryName).Where(f => !Directory.Exists(f)))
            throw new PacketRefusedException($"There is no folder '{parent}' to write to. No packet was written.");
        using var unfinished = files.Beside(path);
        using var unfinishedLoadFile = loadFile is null ? null : files.Beside(loadFile);
        WrittenPacket written;
        using var own = request.Sealer is null ? key.Read() : null;
        var sealer = request.Sealer ?? new PacketSealer(own!, authority);
        PacketEnvelope? envelope = null;
        async Task<PacketEnvelope> Envelope(string contentId, CancellationToken token) =>
            envelope = await envelopes.MakeAsync(request.Actor, whole, contents, contentId, token) with { Paper = request.Paper };
        request.Progress?.Report(new PacketProgress("Printing and sealing", 0.4));
        await using (var file = OwnerOnly.Create(unfinished.Path, 1 << 16, FileOptions.Asynchronous))
        {
            written = await writer.WriteAsync(contents, Envelope, sealer, file, cancellation);
            file.Flush(flushToDisk: true);
        }

        request.Progress?.Report(new PacketProgress("Checking what was written", 0.7));
        await RequireValidAsync(unfinished.Path, written.Sha256, cancellation);
        if (loadFile is not null) request.Progress?.Report(new PacketProgress("Writing the load file", 0.8));
        var production = unfinishedLoadFile is null ? null : await ProduceAsync(unfinished.Path, unfinishedLoadFile.Path, cancellation);
        if (openings.Count > 0) envelopes.KeepOpenings(contents.Case.Id, written.ContentId, openings);
        var draft = new PacketDraft(
            contents.Allegation.Number, contents.Allegation.Version, Path.GetFileName(path), written.Sha256, written.Bytes, request.Profile,
            written.Exhibits, written.Pages)
        {
            ContentId = written.ContentId, Marking = request.Marking.Label(), Recipient = request.Recipient.Trim(),
            Production = envelope!.Production, OverrideReason = whole.Override?.Reason ?? "",
            LoadFileName = Path.GetFileName(loadFile) ?? "", LoadFileSha256 = production?.Sha256 ?? "",
            LoadFileNumbers = production?.Numbers ?? 0,
        };
        List<(string From, string To)> moves = [(unfinished.Path, path)];
        if (loadFile is not null) moves.Insert(0, (unfinishedLoadFile!.Path, loadFile));
        var record = await PublishAsync(request, draft, moves, cancellation);
        return new PacketExport(
            path, written.ContentId, written.Sha256, written.Exhibits, written.Pages, written.Notes) { Record = record,
            LoadFile = production };
    }

    /// <summary>What a packet would hold and look like, and what is to be settled before. Nothing is written or recorded.</summary>
    /// <exception cref="CaseworkException">As in <see cref="ExportAsync"/>.</exception>
    public async Task<PacketPreview> PreviewAsync(PacketRequest request, CancellationToken cancellation = default)
    {
        var (whole, checks) = await GatherAsync(request, cancellation);
        var (contents, _) = await redactor.RedactAsync(whole, request.Profile, cancellation);
        var (contentId, html) = await writer.PreviewAsync(contents, request.Paper, cancellation);
        return new PacketPreview(contents, contentId, html, checks);
    }

    private async Task<(PacketContents Whole, IReadOnlyList<ExportCheck> Checks)> GatherAsync(
        PacketRequest request, CancellationToken cancellation)
    {
        var whole = await assembly.GatherAsync(
            request.Actor, request.CaseId, request.AllegationNumber, request.Marking, request.Imports, request.Inference,
            request.ErrorRates, cancellation);
        var differences = new List<string>();
        foreach (var exhibit in whole.Exhibits)
        {
            if (request.Recount is { } recount && await recount(exhibit, cancellation) is { } difference) differences.Add(difference);
        }

        var checks = ExportChecks.Of(whole, differences, request.Missing);
        var open = checks.Where(c => !c.Ok).Select(c => c.Detail).ToList();
        return open.Count > 0 && !string.IsNullOrWhiteSpace(request.Overriding)
            ? (whole with { Override = new ExportOverride(open, request.Overriding.Trim()) }, checks) : (whole, checks);
    }

    // The files are moved in place within the change that records them, and taken back where that fails.
    private async Task<Packet> PublishAsync(
        PacketRequest request, PacketDraft draft, IReadOnlyList<(string From, string To)> moves, CancellationToken cancellation)
    {
        var published = new List<string>();
        try
        {
            return await register.RecordAsync(
                request.Actor, request.CaseId, draft,
                () =>
                {
                    foreach (var (from, to) in moves)
                    {
                        File.Move(from, to, overwrite: true);
                        published.Add(to);
                    }
                },
                cancellation);
        }
        catch
        {
            published.ForEach(File.Delete);
            throw;
        }
    }

    private async Task<WrittenProduction> ProduceAsync(string packet, string path, CancellationToken cancellation)
    {
        WrittenProduction written;
        await using (var file = OwnerOnly.Create(path, 1 << 16, FileOptions.Asynchronous))
        {
            written = await productions.WriteAsync(packet, file, cancellation);
            file.Flush(flushToDisk: true);
        }

        try
        {
            await ProductionChecks.RequireWholeAsync(path, written, cancellation);
            return written;
        }
        catch (PacketFormatException e)
        {
            throw new PacketRefusedException($"The load file does not hold after it was written: {e.Message} No packet was kept.");
        }
    }

    // What leaves the house was read back first, by the same checks that its receiver can make.
    private static async Task RequireValidAsync(string path, string sha256, CancellationToken cancellation)
    {
        var verification = await PacketVerifier.VerifyAsync(path, cancellation: cancellation);
        if (verification.Valid && verification.Sha256 == sha256) return;
        var failed = verification.Checks.FirstOrDefault(c => !c.Ok);
        throw new PacketRefusedException(
            $"The packet does not verify after it was written ({failed?.Name}: {failed?.Detail}). No packet was kept.");
    }
}
