using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Sources;

namespace Dashboard.Packets.Contents;

/// <summary>
/// What a packet says, apart from who seals it and when: the same contents have the same content id, whoever exports them
/// and whenever.
/// </summary>
public sealed record PacketContents
{
    public required Case Case { get; init; }

    public required Allegation Allegation { get; init; }

    /// <summary>The exhibits that the allegation cites, by number.</summary>
    public required IReadOnlyList<PacketExhibit> Exhibits { get; init; }

    /// <summary>
    /// The sources that the allegation cites, those that <see cref="Questions"/> and <see cref="Events"/> name, and
    /// those that any of them repeats, by number.
    /// </summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>The figures that these sources report.</summary>
    public required IReadOnlyList<ReportedFigure> ReportedFigures { get; init; }

    public required IReadOnlyList<OpenQuestion> Questions { get; init; }

    /// <summary>The case's events in order of time.</summary>
    public required IReadOnlyList<CaseEvent> Events { get; init; }

    /// <summary>The log files that the case's data came from, in order of import.</summary>
    public required IReadOnlyList<ImportedFile> Imports { get; init; }

    /// <summary>What people remarked on the allegation, dissent among it.</summary>
    public IReadOnlyList<AllegationRemark> Remarks { get; init; } = [];

    /// <summary>Words of these sources.</summary>
    public IReadOnlyList<Quotation> Quotations { get; init; } = [];

    public required string ToolVersion { get; init; }

    public TlpMarking Marking { get; init; } = TlpMarking.Amber;

    /// <summary>Which redactions the contents have had.</summary>
    public PacketProfile Profile { get; init; } = PacketProfile.Full;

    /// <summary>
    /// What was looked at to infer, and what was inferred, so that it can be inferred again; empty where the packet holds none.
    /// </summary>
    public IReadOnlyList<PayloadFile> Inference { get; init; } = [];

    /// <summary>
    /// How often the methods were wrong where the truth was known; empty where nothing was inferred, or nothing measured.
    /// </summary>
    public IReadOnlyList<MeasuredErrorRate> ErrorRates { get; init; } = [];

    /// <summary>What was open when it was exported, and why it was exported in spite of it; null where nothing was.</summary>
    public ExportOverride? Override { get; init; }

    /// <summary>What was redacted; null where nothing was.</summary>
    public RedactionLog? Redactions { get; init; }

    /// <summary>The allegation as the rule of standing and the headline read it.</summary>
    internal AllegationDossier Dossier => new(Case, Allegation, Sources, [.. Exhibits.Select(x => x.Record)], ReportedFigures);
}

/// <summary>
/// How contents were sealed: by whom, when, with what, and where the workspace's audit trail stood. None of it is part of the content id.
/// </summary>
public sealed record PacketEnvelope
{
    /// <summary>When it is sealed, UTC, whole seconds. The time of every file in the packet.</summary>
    public required DateTime SealedAt { get; init; }

    public required string SealedBy { get; init; }

    public required AuditState Audit { get; init; }

    /// <summary>
    /// The number of the audit entry that records the sealing. No other packet of the workspace has it, so that the page numbers that
    /// begin with it are never given twice; 0 where no trail records it.
    /// </summary>
    public long Production { get; init; }

    /// <summary>That the entry is in the signed log; null where no trail records it.</summary>
    public AuditProof? Proof { get; init; }

    /// <summary>The version of the browser that prints the PDF; empty where none does.</summary>
    public string Browser { get; init; } = "";

    /// <summary>The pages of the PDF; 0 where there is none.</summary>
    public int Pages { get; init; }

    /// <summary>What it is printed on.</summary>
    public Paper Paper { get; init; }

    /// <summary>SHA-256 of the certificate, DER, of whoever signs; empty where nobody does.</summary>
    public string SignerCertificate { get; init; } = "";

    /// <summary>The name in that certificate; empty where nobody signs.</summary>
    public string SignerName { get; init; } = "";

    /// <summary>What every page number of the report begins with.</summary>
    public string BatesPrefix => string.Create(CultureInfo.InvariantCulture, $"P{Production:0000000}-");
}

/// <summary>What a report is printed on.</summary>
public enum Paper
{
    A4,
    Letter,
}

/// <summary>An exhibit with its files.</summary>
/// <param name="Record">What casework knows of it.</param>
/// <param name="Manifest">Its manifest, <c>exhibit.json</c>, read.</param>
/// <param name="OpenFileAsync">Opens a file by its name, <c>exhibit.json</c> among them.</param>
public sealed record PacketExhibit(Exhibit Record, ExhibitManifest Manifest, Func<string, CancellationToken, Task<Stream>> OpenFileAsync)
{
    /// <summary>The folder that it has in a packet, <c>exhibits/0003</c>.</summary>
    public string Folder => FolderOf(Record.Number);

    internal static string FolderOf(int number) => string.Create(CultureInfo.InvariantCulture, $"exhibits/{number:0000}");
}

/// <summary>
/// The audit trail as it stood when a packet was made: who keeps the head can tell whether anything before it was altered.
/// </summary>
/// <param name="Entries">How many entries there were; the sequence of the last.</param>
/// <param name="Head">The hash of the last.</param>
/// <param name="At">The time of the last, as the trail holds it; empty when there is none.</param>
/// <param name="Fault">Where the chain broke, a sentence; empty when it held.</param>
public sealed record AuditState(long Entries, string Head, string At, string Fault);

/// <summary>How often the analysis was wrong on telemetry with planted truth.</summary>
/// <param name="Scenario">What was planted.</param>
/// <param name="Measured">When or on what it was measured, at which size, and what the logs lacked.</param>
/// <param name="Runs">Over how many seeds.</param>
/// <param name="Precision">The share of the accounts found that were planted: mean, and worst run.</param>
/// <param name="Recall">The share of the accounts planted that were found: mean, and worst run.</param>
/// <param name="FalseClusters">Clusters called a pool that were none, a run.</param>
/// <param name="InnocentsAccused">The share of innocent accounts called part of a pool.</param>
public sealed record MeasuredErrorRate(
    string Scenario, string Measured, int? Runs, double? Precision, double? WorstPrecision, double? Recall, double? WorstRecall,
    double? FalseClusters, double? InnocentsAccused);

/// <summary>A log file that was imported: where the case's data came from.</summary>
public sealed record ImportedFile
{
    public required int Number { get; init; }

    /// <summary>The name people know it by.</summary>
    public required string File { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>The preset by which its columns were read.</summary>
    public required string Preset { get; init; }

    public required long RowsRead { get; init; }

    public required long Accepted { get; init; }

    public required long Duplicates { get; init; }

    public required long Rejected { get; init; }

    /// <summary>Rows that are no request to a model.</summary>
    public long SetAside { get; init; }

    public required string ImportedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime ImportedAt { get; init; }
}

/// <summary>A packet was not written. The message is a sentence for the person who asked; nothing was kept.</summary>
public class PacketRefusedException(string message) : CaseworkException(message);
