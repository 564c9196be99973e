using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.Presets;

namespace Dashboard.Interactions.Import;

/// <summary>What a log cannot support and what a reader of its figures should know, in sentences.</summary>
internal static class ImportNotes
{
    /// <param name="plan">How the log is read.</param>
    /// <param name="counts">What became of its rows.</param>
    /// <param name="hasLocalTimes">Whether any of its times carries no offset.</param>
    public static IReadOnlyList<string> Of(ColumnPlan plan, ImportCounts counts, bool hasLocalTimes)
    {
        var notes = new List<string>(plan.Preset.Notes);
        if (counts is { RowsRead: > 0, Accepted: 0 }) notes.Insert(0, "Nothing was added: every row that could be read is in the case already. To read them in another way, remove the import that has them first.");
        if (plan.Preset.Kind == ImportKind.Interactions) notes.AddRange(Unsupported(plan));
        if (plan.Mapping.TimeZone is { } zone) notes.Add($"Times without an offset were read in the time zone {zone}.");
        else if (hasLocalTimes) notes.Add("Times without an offset were read as UTC.");
        if (plan.Mapping.DateOrder is { } order) notes.Add($"In dates of numbers alone the {(order == DateOrder.DayFirst ? "day" : "month")} comes first.");
        foreach (var (target, treatment) in plan.Mapping.Treatments)
            notes.Add(treatment == Treatment.Hash ? $"Values of {target} were kept as keyed hashes only." : $"Values of {target} were not kept.");
        if (plan[ImportTarget.InteractionId] is { } id)
        {
            if (counts.Duplicates > 0) notes.Add(Counted($"{counts.Duplicates:N0} rows were left out because their '{id.Name}' had been read before."));
        }
        else if (counts.Duplicates > 0)
        {
            notes.Add(Counted($"This log gives its rows no id, so a row that equals an earlier one in every byte is taken for a copy of it: {counts.Duplicates:N0} were left out. Where a log truly holds equal rows, the counts are too low by as many."));
        }

        return notes;

        static string Counted(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Unsupported(ColumnPlan plan)
    {
        var supports = plan.Preset.Supports & Mapped(plan);
        if (!supports.HasFlag(LogSupport.Identity))
            yield return "This log names no accounts: its interactions count towards volumes, times and tokens, and findings about accounts (links, clusters, verdicts) are not supported.";
        if (!supports.HasFlag(LogSupport.Network)) yield return "This log has no IP address or network: findings about shared network exits are not supported.";
        if (!supports.HasFlag(LogSupport.Timing)) yield return "This log is aggregated: findings about timing are not supported.";
        if (!supports.HasFlag(LogSupport.Text)) yield return "This log has no prompts and no hashes of them: findings about shared content are not supported.";
        if (!supports.HasFlag(LogSupport.Cost)) yield return "This log has no token counts: value at list price cannot be computed from it.";
        if (plan[ImportTarget.Capability] is null)
            yield return $"This log names no capability: it is what the case's rules find, and “{Capabilities.Unclassified}” where they find none.";
    }

    private static LogSupport Mapped(ColumnPlan plan)
    {
        var supports = LogSupport.Timing;
        if (plan[ImportTarget.Account] is not null) supports |= LogSupport.Identity;
        if (Has(AttributeFamily.Network)) supports |= LogSupport.Network;
        if (Has(AttributeFamily.Content) || plan[ImportTarget.Prompt] is not null || plan[ImportTarget.SystemPrompt] is not null) supports |= LogSupport.Text;
        if (plan[ImportTarget.InputTokens] is not null || plan[ImportTarget.OutputTokens] is not null) supports |= LogSupport.Cost;
        return supports;

        bool Has(AttributeFamily family) =>
            plan.Attributes.Any(a => a.Family == family) || ImportTarget.All.Any(t => t.Family == family && plan[t.Name] is not null);
    }
}
