using System.Globalization;
using Dashboard.Casework;

namespace Dashboard.Packets;

/// <summary>Everything that goes into a packet. The same contents make the same packet.</summary>
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

    public required AuditState Audit { get; init; }

    public required string ToolVersion { get; init; }

    /// <summary>When it is sealed, UTC. The time of every file in the packet.</summary>
    public required DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public TlpMarking Marking { get; init; } = TlpMarking.Amber;

    /// <summary>The packet's identifier, which is also the name of its folder.</summary>
    public string Identifier => string.Create(
        CultureInfo.InvariantCulture, $"packet-{Case.Id}-allegation-{Allegation.Number}-version-{Allegation.Version}-{CreatedAt:yyyyMMdd'T'HHmmss'Z'}");
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

/// <summary>The audit trail as it stood when a packet was made: who keeps the head can tell whether anything before it was altered.</summary>
/// <param name="Entries">How many entries there were; the sequence of the last.</param>
/// <param name="Head">The hash of the last.</param>
/// <param name="At">The time of the last, as the trail holds it; empty when there is none.</param>
/// <param name="Fault">Where the chain broke, a sentence; empty when it held.</param>
public sealed record AuditState(long Entries, string Head, string At, string Fault);

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
public sealed class PacketRefusedException(string message) : CaseworkException(message);
