using Dashboard.Core;

namespace Dashboard.Interactions;

/// <summary>Asks for an import.</summary>
/// <param name="Path">The file on this machine.</param>
/// <param name="DisplayName">The name people know it by, for the manifest; never used as a path.</param>
/// <param name="Mapping">How columns become fields; null detects a preset from the header.</param>
/// <param name="RequestedBy">Who imports, for the manifest.</param>
/// <param name="RequestedAt">When, UTC, for the manifest.</param>
public sealed record ImportRequest(string Path, string DisplayName, ImportMapping? Mapping, string RequestedBy, DateTime RequestedAt);

/// <summary>
/// How a file's columns become an interaction's fields. In a request the columns named here win over the preset's;
/// in a report it is the whole mapping that was used.
/// </summary>
/// <param name="Preset">The preset it started from; <see cref="DetectedPreset"/> in a request lets the file's columns tell.</param>
/// <param name="Columns">Target field → source columns (more than one only for <c>attribute</c>; none leaves the target out).</param>
/// <param name="TimeZone">The IANA zone of local times; null when times carry an offset or are UTC.</param>
/// <param name="TimeUnit">How numbers are read as times; null infers it from their magnitude.</param>
public sealed record ImportMapping(
    string Preset, IReadOnlyDictionary<string, IReadOnlyList<string>> Columns, string? TimeZone = null, TimeUnit? TimeUnit = null)
{
    /// <summary>Stands for the preset that the file's columns tell.</summary>
    public const string DetectedPreset = "";
}

/// <summary>What a number in a time column counts, from 1970-01-01 UTC.</summary>
public enum TimeUnit
{
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
}

/// <summary>How far an import has come.</summary>
/// <param name="Stage">What it is doing, in words.</param>
/// <param name="RowsRead">Rows read so far.</param>
/// <param name="Fraction">Share done, 0 to 1; null where it cannot be known.</param>
public readonly record struct ImportProgress(string Stage, long RowsRead, double? Fraction);

/// <summary>
/// The record of one import, its manifest: <c>RowsRead = Accepted + Duplicates + Rejected</c>.
/// </summary>
public sealed record ImportReport
{
    /// <summary>The import's number in its case, counted from 1; 0 when nothing was added because the file was imported before.</summary>
    public required int Number { get; init; }
    public required string File { get; init; }
    public required long Bytes { get; init; }
    public required string Sha256 { get; init; }
    public required ImportMapping Mapping { get; init; }
    public required long RowsRead { get; init; }
    public required long Accepted { get; init; }
    public required long Duplicates { get; init; }
    public required long Rejected { get; init; }

    /// <summary>The file of rejected rows with line, column, reason and raw line; null when none was rejected.</summary>
    public string? RejectsFile { get; init; }

    /// <summary>The first and the last accepted time, UTC; null when none was accepted.</summary>
    public DateTime? First { get; init; }
    public DateTime? Last { get; init; }
    public required string ImportedBy { get; init; }
    public required DateTime ImportedAt { get; init; }

    /// <summary>What the log cannot support and what a reader should know, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>An import that could not read anything; the message is for a person.</summary>
public sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
