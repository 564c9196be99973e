using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Presets;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import;

/// <summary>What a log cannot support and what a reader of its figures should know, in sentences.</summary>
internal static class ImportNotes
{
    /// <summary>So many rows are named one by one.</summary>
    private const int MostNamed = 20;

    /// <summary>What is known of how a log is read before it is imported.</summary>
    public static IReadOnlyList<string> Of(ColumnPlan plan) =>
        [.. plan.Preset.Notes, .. Support(plan), .. Reading(plan, hasLocalTimes: false)];

    /// <summary>What came for the first time behind the rows that tell a log's columns.</summary>
    /// <param name="late">These columns.</param>
    /// <param name="plan">How the log is read.</param>
    public static IEnumerable<string> OfLate(IReadOnlyList<LateColumn> late, ColumnPlan plan)
    {
        if (late.Count == 0) yield break;
        var read = plan.Mapping.Columns.Values.SelectMany(c => c).ToHashSet(StringComparer.Ordinal);
        var named = late.Take(MostNamed)
            .Select(
                l => string.Create(
                    CultureInfo.InvariantCulture, $"“{l.Column.Name}” (row {l.Line}{(read.Contains(l.Column.Name) ? ", read" : "")})"));
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Fields that only come behind the first {RowReader.RowsForColumns:N0} rows: {string.Join(", ", named)}{(late.Count > MostNamed ? $" and {late.Count - MostNamed:N0} more" : "")}. What this kind of log calls by these names was read; any other can be mapped by its path.");
    }

    /// <param name="plan">How the log is read.</param>
    /// <param name="report">What became of its rows.</param>
    /// <param name="parser">What was found in them.</param>
    /// <param name="parts">Rows that are parts of others.</param>
    public static IReadOnlyList<string> Of(ColumnPlan plan, ImportReport report, RowParser parser, long parts)
    {
        var notes = new List<string>();
        if (report is { RowsRead: > 0, Accepted: 0 })
            notes.Add(
                "Nothing was added: every row that could be read is in the case already. To read them in another way, remove the import that has them first.");
        notes.AddRange(plan.Preset.Notes);
        notes.AddRange(Support(plan));
        notes.AddRange(Reading(plan, parser.HasLocalTimes));
        if (plan.CountsAgents)
            notes.Add(
                "This log has no calls of models, only runs of agents: each run counts as one request, however many calls it made, and one run inside another counts by itself.");
        notes.AddRange(
            report.SetAsideGroups.Select(
                g => Said($"{g.Rows:N0} rows were set aside: {g.Reason}{(g.Column.Length == 0 ? "" : $" ({g.Column})")}.")));
        if (report.SetAsideGroups.Any(g => g.Reason.Contains("more than a year", StringComparison.Ordinal)))
            notes.Add(
                "At most one row in a hundred, or a single one, is set aside for its time, and only where a year lies between it and all others. If its time is right, import the log again and say that such times are kept.");
        notes.AddRange(parser.RequestNotes);
        notes.AddRange(Columns(report.ColumnUses));
        notes.AddRange(Values(report));
        if (parser.Contradictions > 0)
            notes.Add(
                Said(
                    $"In {parser.Contradictions:N0} rows the counts of tokens contradict what this kind of log includes in its input tokens; they were read as the rows' own sums say."));
        notes.AddRange(Duplicates(plan, report, parts));
        return notes;

        static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Support(ColumnPlan plan) => plan.Preset.Kind == ImportKind.Interactions ? Unsupported(plan) : [];

    private static IEnumerable<string> Reading(ColumnPlan plan, bool hasLocalTimes)
    {
        if (plan.Mapping.TimeZone is { } zone) yield return $"Times without an offset were read in the time zone {zone}.";
        else if (hasLocalTimes) yield return "Times without an offset were read as UTC.";
        if (plan.Mapping.DateOrder is { } order)
            yield return $"In dates of numbers alone the {(order == DateOrder.DayFirst ? "day" : "month")} comes first.";
        foreach (var (target, treatment) in plan.Mapping.Treatments)
            yield return treatment == Treatment.Hash
                ? $"Values of {target} were kept as keyed hashes only." : $"Values of {target} were not kept.";
        if (plan[ImportTarget.CachedTokens] is not null || plan[ImportTarget.CacheWriteTokens] is not null)
        {
            yield return plan.Preset.Counting == CacheCounting.Within
                ? "Input tokens include those read from a cache or written to one."
                : "The log counts tokens read from a cache or written to one beside its input tokens; here they are part of them.";
        }
    }

    private static IEnumerable<string> Columns(IReadOnlyList<ColumnUse> uses)
    {
        foreach (var target in uses.GroupBy(u => u.Target).Where(g => g.Count(u => u.Rows > 0) > 1 || g.First().Rows == 0))
        {
            if (target.All(u => u.Rows == 0)) continue;
            yield return $"The {target.Key.Replace('_', ' ')} came from {string.Join(", ", target.Where(u => u.Rows > 0).Select(u => string.Create(CultureInfo.InvariantCulture, $"{u.Column} in {u.Rows:N0} rows")))}.";
        }
    }

    private static IEnumerable<string> Values(ImportReport report)
    {
        foreach (var problem in report.ValueProblems.Take(MostNamed))
            yield return string.Create(
                CultureInfo.InvariantCulture, $"Line {problem.Line}, {problem.Column}: {problem.Reason}. The row was kept without it.");
        if (report.ValuesLeftOut > MostNamed)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{report.ValuesLeftOut - MostNamed:N0} further values were left out in this way; the manifest lists the first {ValueProblems.MostListed}.");
    }

    private static IEnumerable<string> Duplicates(ColumnPlan plan, ImportReport report, long parts)
    {
        if (parts > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{parts:N0} rows are parts of requests that other rows begin: they were put together with them.");
        var copies = report.Duplicates - parts;
        if (plan[ImportTarget.InteractionId] is { } id)
        {
            if (copies > 0)
                yield return string.Create(
                    CultureInfo.InvariantCulture, $"{copies:N0} rows were left out because their '{id.Name}' had been read before.");
            if (report.DifferingIds > 0)
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.DifferingIds:N0} ids came with rows that differ. The more complete row counts (success before failure, then more tokens, then more fields; the earlier of two that are as complete): {Listed(report)}.");
            foreach (var earlier in report.EarlierRows.Where(e => e.Superseded > 0))
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"For {earlier.Superseded:N0} of these ids the rows here succeeded or have more tokens and count in place of those of import {earlier.Import}. Those come back when this import is removed.");
            foreach (var earlier in report.EarlierRows.Where(e => e.OtherAccounts > 0))
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"For {earlier.OtherAccounts:N0} of these ids import {earlier.Import} has a row of another account, which counts. Where the two logs number different requests alike, remove this import and import the log again without a column for the id.");
        }
        else if (copies > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"This log gives its rows no id, so a row that equals an earlier one in every byte is taken for a copy of it: {copies:N0} were left out. Where a log truly holds equal rows, the counts are too low by as many.");
        }
    }

    private static string Listed(ImportReport report)
    {
        var named = report.Differing.Take(MostNamed).Select(d => string.Create(
            CultureInfo.InvariantCulture,
            $"“{d.Id}” ({(d.Counts ? $"line {d.Line} counts{(d.Import == 0 ? "" : $", no more that of import {d.Import}")}" : d.Import == 0 ? $"line {d.Line} does not count" : $"line {d.Line} does not count, import {d.Import} has it")})"));
        return string.Join(", ", named) + (report.DifferingIds > MostNamed ? $" and more, all of which {report.DifferingFile} lists" : "");
    }

    private static IEnumerable<string> Unsupported(ColumnPlan plan)
    {
        var supports = plan.Preset.Supports & Mapped(plan);
        if (!supports.HasFlag(LogSupport.Identity))
            yield return "This log names no accounts: its interactions count towards volumes, times and tokens, and findings about accounts (links, clusters, verdicts) are not supported.";
        if (!supports.HasFlag(LogSupport.Network))
            yield return "This log has no IP address or network: findings about shared network exits are not supported.";
        if (!supports.HasFlag(LogSupport.Timing)) yield return "This log is aggregated: findings about timing are not supported.";
        if (!supports.HasFlag(LogSupport.Text))
            yield return "This log has no prompts and no hashes of them: findings about shared content are not supported.";
        if (!supports.HasFlag(LogSupport.Cost))
            yield return "This log has no token counts: value at list price cannot be computed from it.";
        if (plan[ImportTarget.Capability] is null)
            yield return $"This log names no capability: it is what the case's rules find, and “{Capabilities.Unclassified}” where they find none.";
    }

    private static LogSupport Mapped(ColumnPlan plan)
    {
        var supports = LogSupport.Timing;
        if (plan[ImportTarget.Account] is not null) supports |= LogSupport.Identity;
        if (Has(AttributeFamily.Network)) supports |= LogSupport.Network;
        if (Has(AttributeFamily.Content) || RequestFields.KeepsTexts(plan)) supports |= LogSupport.Text;
        if (plan[ImportTarget.InputTokens] is not null || plan[ImportTarget.OutputTokens] is not null) supports |= LogSupport.Cost;
        return supports;

        bool Has(AttributeFamily family) =>
            plan.Attributes.Any(a => a.Family == family) || ImportTarget.All.Any(t => t.Family == family && plan[t.Name] is not null);
    }
}
