using Dashboard.Core;

namespace Dashboard.Interactions;

/// <summary>The width of a timeline's bins.</summary>
public enum Resolution
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// <summary>What a timeline is stacked by, or a heatmap's columns are.</summary>
public enum Grouping
{
    None,
    Capability,
    Cluster,
    Model,
    Disposition,
    Day,
    Week,
    HourOfWeek,
}

/// <summary>Asks for a timeline.</summary>
/// <param name="Selection">The interactions.</param>
/// <param name="Resolution">The bins' width; null lets the store choose one that gives 30 to 400 bins.</param>
/// <param name="StackBy">Capability, cluster, model, disposition or none.</param>
/// <param name="MaxSeries">Series beyond the largest ones are summed into “other”.</param>
public sealed record TimelineRequest(
    Selection Selection, Resolution? Resolution = null, Grouping StackBy = Grouping.Capability, int MaxSeries = 12);

/// <summary>Counts over time.</summary>
/// <param name="Resolution">The bins' width.</param>
/// <param name="Bins">The start of each bin, UTC, contiguous from the first to the last: empty bins are present.</param>
/// <param name="Series">One per stacked value, the largest first; each has one count per bin.</param>
/// <param name="Cut">How many values were summed into “other”.</param>
public sealed record Timeline(Resolution Resolution, IReadOnlyList<DateTime> Bins, IReadOnlyList<TimelineSeries> Series, int Cut);

/// <summary>One series of a timeline.</summary>
public sealed record TimelineSeries(string Name, long[] Interactions);

/// <summary>Asks when accounts were created and banned.</summary>
/// <param name="Selection">The accounts. Only what it says of accounts counts: a time, a capability, a model or an import picks
/// interactions.</param>
/// <param name="Bins">The start of each bin, UTC, in order.</param>
/// <param name="End">Where the last bin ends.</param>
public sealed record AccountDatesRequest(Selection Selection, IReadOnlyList<DateTime> Bins, DateTime End);

/// <summary>How many accounts were created and banned, by bin, as files of accounts say.</summary>
public sealed record AccountDates(long[] Created, long[] Banned);

/// <summary>Asks for a heatmap.</summary>
/// <param name="Selection">The interactions.</param>
/// <param name="Columns">None for one column of all, day, week, cluster, model or hour of week.</param>
/// <param name="MaxColumns">Columns beyond these are cut, and the answer says how many.</param>
/// <param name="MaxRows">Rows beyond the largest ones are cut, and the answer says how many.</param>
/// <param name="Rows">Capability or cluster.</param>
public sealed record HeatmapRequest(
    Selection Selection, Grouping Columns = Grouping.Week, int MaxColumns = 200, int MaxRows = 200, Grouping Rows = Grouping.Capability);

/// <summary>Counts by row and column.</summary>
/// <param name="Rows">The rows, most interactions first.</param>
/// <param name="Columns">The columns: ISO dates (of the day, of the week's Monday), names, or hours of the week 0–167, in order.</param>
/// <param name="Interactions">Counts, <c>[row][column]</c>.</param>
/// <param name="Accounts">Distinct accounts, <c>[row][column]</c>.</param>
/// <param name="CutColumns">How many columns were cut.</param>
/// <param name="CutRows">How many rows were cut.</param>
public sealed record Heatmap(
    IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, long[][] Interactions, long[][] Accounts, int CutColumns, int CutRows = 0);

/// <summary>What accounts are sorted by; ties by account id.</summary>
public enum AccountOrder
{
    Interactions,
    AccountId,
    First,
    Last,
    ActiveDays,
    OutputTokens,
    Score,
}

/// <summary>Asks for accounts.</summary>
public sealed record AccountsRequest(
    Selection Selection, AccountOrder Order = AccountOrder.Interactions, bool Descending = true, long Skip = 0, int Take = 100,
    string? IdContains = null);

/// <summary>What interactions are sorted by; ties by time, import and line. Those without the value come last.</summary>
public enum InteractionOrder
{
    Time,
    AccountId,
    InputTokens,
    OutputTokens,
}

/// <summary>Asks for interactions.</summary>
/// <param name="Selection">Which.</param>
/// <param name="Skip">How many rows come before the first that is wanted; a large number costs no more than a small one.</param>
/// <param name="Take">How many rows are wanted; a store gives at most 10,000 at a time.</param>
/// <param name="Order">What they are sorted by.</param>
/// <param name="Descending">Whether the largest comes first.</param>
/// <param name="Attributes">The kinds of attributes that are wanted with them, of <see cref="IRowReader.LoggedAttributesAsync"/>; null for
/// none.</param>
public sealed record InteractionsRequest(
    Selection Selection, long Skip = 0, int Take = 100, InteractionOrder Order = InteractionOrder.Time, bool Descending = false,
    IReadOnlyList<string>? Attributes = null);

/// <summary>Asks for interactions whose prompt or system prompt was kept and has all of the words.</summary>
/// <param name="Selection">Within which.</param>
/// <param name="Words">Words and phrases, without regard to case, all in one text; at least one.</param>
/// <param name="Take">The search ends when it has so many.</param>
/// <param name="Attributes">The kinds of attributes that are wanted with them; null for none.</param>
public sealed record PromptSearch(Selection Selection, IReadOnlyList<string> Words, int Take, IReadOnlyList<string>? Attributes = null);
