using Dashboard.Core;
using Dashboard.Interactions.Import.Parsing;

namespace Dashboard.Interactions;

/// <summary>Asks for an import.</summary>
/// <param name="Path">The file on this machine.</param>
/// <param name="DisplayName">The name people know it by, for the manifest; never used as a path.</param>
/// <param name="Mapping">How columns become fields; null detects a preset from the header.</param>
/// <param name="RequestedBy">Who imports, for the manifest.</param>
/// <param name="RequestedAt">When, UTC, for the manifest.</param>
public sealed record ImportRequest(string Path, string DisplayName, ImportMapping? Mapping, string RequestedBy, DateTime RequestedAt)
{
    /// <summary>What is known of the logging clock's offset, in the importer's words, for the manifest.</summary>
    public string? ClockNote { get; init; }

    /// <summary>The rules that classify interactions whose capability the log does not name, in order.</summary>
    public IReadOnlyList<CapabilityRule> Rules { get; init; } = [];

    /// <summary>A second log whose rows complete this one's; null for none.</summary>
    public CompanionLog? Companion { get; init; }
}

/// <summary>A log that is joined to the one that is imported, such as a gateway's to that of a model's requests.</summary>
/// <param name="Path">The file on this machine.</param>
/// <param name="DisplayName">The name people know it by.</param>
public sealed record CompanionLog(string Path, string DisplayName);

/// <summary>
/// How a file's columns become an interaction's fields. In a request the columns named here win over the preset's;
/// in a report it is the whole mapping that was used.
/// </summary>
/// <param name="Preset">The preset it started from; <see cref="DetectedPreset"/> in a request lets the file's columns tell.</param>
/// <param name="Columns">Target field → source columns, of which row by row the first that has a value counts; for <c>attribute</c> all of
/// them; none leaves the target out.</param>
/// <param name="TimeZone">The IANA zone of local times; null when times carry an offset or are UTC.</param>
/// <param name="TimeUnit">How numbers are read as times; null infers it from their magnitude.</param>
public sealed record ImportMapping(
    string Preset, IReadOnlyDictionary<string, IReadOnlyList<string>> Columns, string? TimeZone = null, TimeUnit? TimeUnit = null)
{
    /// <summary>Stands for the preset that the file's columns tell.</summary>
    public const string DetectedPreset = "";

    /// <summary>Whether 03/04/2026 is the third of April; null when the log has no such times, or its own values tell.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>How the text is encoded; null for UTF-8, or UTF-16 where the file is.</summary>
    public LogEncoding? Encoding { get; init; }

    /// <summary>Words that stand for no value in this log, besides those that do in every log.</summary>
    public IReadOnlyList<string> Nothing { get; init; } = [];

    /// <summary>What becomes of rows whose time stands far from all others; null for setting them aside, as nobody has said.</summary>
    public OutlyingTimes? OutlyingTimes { get; init; }

    /// <summary>What becomes of rows that ask for embeddings; null for setting them aside, as nobody has said.</summary>
    public EmbeddingRows? Embeddings { get; init; }

    /// <summary>Target field → how its values are kept; those not named stay as they stand.</summary>
    public IReadOnlyDictionary<string, Treatment> Treatments { get; init; } = new Dictionary<string, Treatment>();
}

/// <summary>The order of day and month in a date of numbers alone.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>What becomes of rows whose time stands far from all others of their log.</summary>
public enum OutlyingTimes
{
    /// <summary>They are set aside.</summary>
    SetAside,

    /// <summary>They count like any other.</summary>
    Keep,
}

/// <summary>What becomes of rows that ask a model for embeddings, and so for no answer.</summary>
public enum EmbeddingRows
{
    /// <summary>They are set aside.</summary>
    SetAside,

    /// <summary>They count like any other request.</summary>
    Count,
}

/// <summary>How a text file is encoded.</summary>
public enum LogEncoding
{
    Utf8,
    Utf16,
    Windows1252,
}

/// <summary>How the values of a field are kept.</summary>
public enum Treatment
{
    /// <summary>As they stand.</summary>
    Keep,

    /// <summary>
    /// As keyed hashes (HMAC-SHA-256 with a key of the case, 128 bits): equal values stay equal, and without the key
    /// nobody can try out which value it was.
    /// </summary>
    Hash,

    /// <summary>Not at all.</summary>
    Drop,
}

/// <summary>What a number in a time column counts, from 1970-01-01 UTC.</summary>
public enum TimeUnit
{
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,

    /// <summary>Tenths of a microsecond from the year 1 on, as .NET counts.</summary>
    Ticks,

    /// <summary>Tenths of a microsecond from 1601 on, as Windows counts.</summary>
    FileTimes,
}

/// <summary>How far an import has come.</summary>
/// <param name="Stage">What it is doing, in words.</param>
/// <param name="RowsRead">Rows read so far.</param>
/// <param name="Fraction">Share done, 0 to 1; null where it cannot be known.</param>
/// <param name="Rejected">Rows rejected so far.</param>
public readonly record struct ImportProgress(string Stage, long RowsRead, double? Fraction, long Rejected = 0);

/// <summary>
/// The record of one import, its manifest: <c>RowsRead = Accepted + Duplicates + Rejected + SetAside</c>.
/// </summary>
public sealed record ImportReport
{
    /// <summary>
    /// The import's number in its case, counted from 1 and never used again after a removal; 0 when nothing was added
    /// because the file was imported before.
    /// </summary>
    public required int Number { get; init; }

    /// <summary>What its rows are.</summary>
    public ImportKind Kind { get; init; }

    public required string File { get; init; }
    public required long Bytes { get; init; }
    public required string Sha256 { get; init; }
    public required ImportMapping Mapping { get; init; }
    public required long RowsRead { get; init; }
    public required long Accepted { get; init; }
    public required long Duplicates { get; init; }
    public required long Rejected { get; init; }

    /// <summary>Rows that are no request to a model, or that stand at no time.</summary>
    public long SetAside { get; init; }

    /// <summary>Rows that were set aside, by what they are, most first.</summary>
    public IReadOnlyList<RejectGroup> SetAsideGroups { get; init; } = [];

    /// <summary>For each target that may come from several columns: how many rows that could be read took it from which.</summary>
    public IReadOnlyList<ColumnUse> ColumnUses { get; init; } = [];

    /// <summary>How many values could not be read and were left out of rows that were kept.</summary>
    public long ValuesLeftOut { get; init; }

    /// <summary>The first of these values.</summary>
    public IReadOnlyList<ValueProblem> ValueProblems { get; init; } = [];

    /// <summary>How many ids came with rows that differ.</summary>
    public long DifferingIds { get; init; }

    /// <summary>The first of these ids, each with the row that counts.</summary>
    public IReadOnlyList<DifferingId> Differing { get; init; } = [];

    /// <summary>
    /// The file that lists every row that differs from another of its id, with the row that counts; null when there is none.
    /// </summary>
    public string? DifferingFile { get; init; }

    /// <summary>Earlier imports whose rows have ids of rows here and differ from them.</summary>
    public IReadOnlyList<EarlierRows> EarlierRows { get; init; } = [];

    /// <summary>The file of rejected rows with line, column, reason and raw line; null when none was rejected.</summary>
    public string? RejectsFile { get; init; }

    /// <summary>The first and the last accepted time, UTC; null when none was accepted.</summary>
    public DateTime? First { get; init; }
    public DateTime? Last { get; init; }
    public required string ImportedBy { get; init; }
    public required DateTime ImportedAt { get; init; }

    /// <summary>The version of the program that imported it.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>What is known of the logging clock's offset, in the importer's words.</summary>
    public string? ClockNote { get; init; }

    /// <summary>The log that was joined to it; null for none.</summary>
    public CompanionReport? Companion { get; init; }

    /// <summary>Rejected rows by column and reason, most first; the values in a reason stand as “…”.</summary>
    public IReadOnlyList<RejectGroup> RejectGroups { get; init; } = [];

    /// <summary>Earlier imports that hold what were duplicates here, with how many.</summary>
    public IReadOnlyList<DuplicateGroup> DuplicatesOf { get; init; } = [];

    /// <summary>What the log cannot support and what a reader should know, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What the rows of an import are.</summary>
public enum ImportKind
{
    /// <summary>Requests to a model.</summary>
    Interactions,

    /// <summary>Records of accounts.</summary>
    Accounts,
}

/// <summary>The record of a log that was joined to another: <c>RowsRead = Joined + Duplicates + Rejected</c>.</summary>
/// <param name="File">Its name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="RowsRead">Its rows.</param>
/// <param name="Joined">Rows that complete a row of the other log.</param>
/// <param name="Duplicates">Rows with the key of an earlier one.</param>
/// <param name="Rejected">Rows that could not be read, or that no row of the other log asks for.</param>
public sealed record CompanionReport(string File, long Bytes, string Sha256, long RowsRead, long Joined, long Duplicates, long Rejected);

/// <summary>Rows that were rejected for one reason.</summary>
/// <param name="Column">The column; empty for rows as a whole.</param>
/// <param name="Reason">In words; a value stands in it as “…”.</param>
/// <param name="Rows">How many.</param>
public sealed record RejectGroup(string Column, string Reason, long Rows)
{
    /// <summary>Whether a row that was rejected for a reason with its value is one of these.</summary>
    public bool Holds(string column, string reason)
    {
        if (column != Column) return false;
        var around = Reason.Split(RowProblem.Value);
        if (around.Length == 1) return reason == Reason;
        return reason.Length > around[0].Length + around[^1].Length
            && reason.StartsWith($"{around[0]}\"", StringComparison.Ordinal)
            && reason.EndsWith($"\"{around[^1]}", StringComparison.Ordinal);
    }
}

/// <summary>How many rows took a target from a column, of the columns that it may come from.</summary>
public sealed record ColumnUse(string Target, string Column, long Rows);

/// <summary>A value that could not be read and was left out of a row that was kept.</summary>
public sealed record ValueProblem(long Line, string Column, string Reason);

/// <summary>An id whose rows differ.</summary>
/// <param name="Id">The id; its hash where ids are not kept.</param>
/// <param name="Import">The import that has the earlier row; 0 for this one.</param>
/// <param name="Line">The line of the row that differs from the first.</param>
/// <param name="Counts">Whether the row of this line counts in place of the earlier one, because it is more complete.</param>
public sealed record DifferingId(string Id, int Import, long Line, bool Counts);

/// <summary>Rows of an earlier import whose ids came again with rows that differ.</summary>
/// <param name="Import">The earlier import.</param>
/// <param name="Ids">How many ids.</param>
/// <param name="Superseded">How many of them count no more as that import has them, since the rows here are more complete: they succeeded
/// where those failed, or have more tokens.</param>
/// <param name="OtherAccounts">How many of them are of another account there: then the earlier row counts, and the two logs may number
/// different requests alike.</param>
public sealed record EarlierRows(int Import, long Ids, long Superseded, long OtherAccounts = 0);

/// <summary>Duplicates of one import; 0 stands for the file itself.</summary>
public sealed record DuplicateGroup(int Import, long Rows);

/// <summary>The record of an import that was taken out again.</summary>
/// <param name="Report">What it was.</param>
/// <param name="RemovedBy">Who took it out.</param>
/// <param name="RemovedAt">When, UTC.</param>
/// <param name="Accounts">Accounts that only it named, gone with it.</param>
public sealed record ImportRemoval(ImportReport Report, string RemovedBy, DateTime RemovedAt, long Accounts);

/// <summary>A first look at an import: what somebody checks before relying on it.</summary>
/// <param name="Days">Interactions by UTC day, every day from the first to the last.</param>
/// <param name="Accounts">How many accounts it names.</param>
/// <param name="TopAccounts">Accounts with their interactions, most first, at most ten.</param>
/// <param name="TopModels">Models, likewise.</param>
/// <param name="TopCapabilities">Capabilities, likewise.</param>
/// <param name="TopAttributes">Attributes by how many accounts share them, most first, at most ten.</param>
/// <param name="Gaps">Stretches without an interaction that are far longer than the log's usual ones.</param>
/// <param name="Jumps">Days whose count is far from that of the same weekday before and after.</param>
/// <param name="Rules">What the classification rules explain.</param>
public sealed record ImportProfile(
    IReadOnlyList<DayCount> Days,
    long Accounts,
    IReadOnlyList<ValueCount> TopAccounts,
    IReadOnlyList<ValueCount> TopModels,
    IReadOnlyList<ValueCount> TopCapabilities,
    IReadOnlyList<SharedAttribute> TopAttributes,
    IReadOnlyList<TimeRange> Gaps,
    IReadOnlyList<VolumeJump> Jumps,
    Classification Rules);

/// <summary>Interactions of a UTC day.</summary>
public readonly record struct DayCount(DateOnly Day, long Interactions);

/// <summary>A day whose count is far from what the days around it let expect.</summary>
public sealed record VolumeJump(DateOnly Day, long Interactions, double Expected);

/// <summary>How interactions came by their capability: <c>FromLog + Classified + Unclassified</c> is all of them.</summary>
/// <param name="FromLog">The log names it.</param>
/// <param name="Classified">A rule does.</param>
/// <param name="Unclassified">Neither.</param>
/// <param name="WithText">Of those that the log does not name it for, those whose text was kept, so that changed rules reach them.</param>
/// <param name="Rules">The rules that decided at least one, with how many.</param>
public sealed record Classification(long FromLog, long Classified, long Unclassified, long WithText, IReadOnlyList<RuleCount> Rules);

/// <summary>A rule and how many interactions it decided.</summary>
public sealed record RuleCount(CapabilityRule Rule, long Interactions);

/// <summary>What the provider knows of an account.</summary>
public sealed record AccountRecord(
    string AccountId, DateTime? CreatedAt, string? Plan, string? Programme, string? Organisation, string? Status, DateTime? BannedAt);

/// <summary>An import that could not read anything; the message is for a person.</summary>
public class ImportException(string message, Exception? inner = null) : Exception(message, inner);
