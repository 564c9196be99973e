using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Core;

namespace Dashboard.Analysis.Layers;

/// <summary>All layers of an input; null for what the log does not tell.</summary>
internal sealed record AccountLayers
{
    public required Layer? Hours { get; init; }

    public required Layer? Weekdays { get; init; }

    public required Layer? Days { get; init; }

    public required Layer? Capabilities { get; init; }

    public required Layer? Models { get; init; }

    public required Layer? AnswerSizes { get; init; }

    public required Layer? Families { get; init; }

    public required Layer? Words { get; init; }

    /// <summary>Prompts that at least two accounts send, by hash, with how often each does.</summary>
    public required Layer? SharedPrompts { get; init; }

    /// <summary>Sums an input. O(links + activity + accounts × 168).</summary>
    public static AccountLayers Of(AnalysisInput input)
    {
        var accounts = input.Accounts.Count;
        var first = input.ActivityDays.Length == 0 ? 0 : input.ActivityDays.Min();
        return new AccountLayers
        {
            Hours = Week("hours of the day", 24),
            Weekdays = Week("days of the week", 7),
            Days = Told(
                Layer.Of(
                    "days", accounts,
                    input.ActivityAccounts.Select((a, i) => (a, input.ActivityDays[i] - first, (double)input.ActivityInteractions[i])))),
            Capabilities = input.Capabilities.Count < 2
            ? null
            : Told(Layer.Of(
                "capabilities", accounts,
                input.ActivityAccounts.Select((a, i) => (a, input.ActivityCapabilities[i], (double)input.ActivityInteractions[i])))),
            Models = input.ActivityModels is not { } models || input.Models.Count < 2
                ? null
                : Told(Layer.Of(
                    "models", accounts,
                    input.ActivityAccounts.Select(
                        (a, i) => (a, Math.Max(0, models[i]), models[i] < 0 ? 0.0 : input.ActivityInteractions[i])))),
            AnswerSizes = input.AnswerSizes,
            Families = input.Content?.Families,
            Words = input.Content?.Words,
            SharedPrompts = Told(Layer.Of(
                Layer.SharedPrompts,
                accounts,
                input.EdgeAccounts.Select(
                    (a, i) =>
                    (a, input.EdgeAttributes[i],
                        IsPrompt(input.Attributes[input.EdgeAttributes[i]]) ? (double)input.EdgeInteractions[i] : 0)))),
        };

        Layer? Week(string name, int categories)
        {
            if (input.WeeklyInteractions is not { } week) return null;
            return Told(Layer.Of(
                name, accounts,
                Enumerable.Range(0, week.Length).Where(i => week[i] > 0)
                .Select(i => (i / 168, categories == 24 ? i % 24 : i % 168 / 24, (double)week[i]))));
        }

        static Layer? Told(Layer layer) => layer.CategoryCount == 0 ? null : layer;
    }

    public static bool IsPrompt(AnalysisAttribute attribute) =>
        attribute is { Family: AttributeFamily.Content, Joins: true } && !attribute.Kind.StartsWith("system", StringComparison.Ordinal);
}
