using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The cost report of an organisation at Anthropic, which is sums of money.</summary>
internal static class AnthropicCostsPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "anthropic-costs",
        Title = "Anthropic, cost report",
        Signature = ["amount", "currency", "cost_type|token_type|service_tier", "starting_at|description|workspace_id"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal) { [ImportTarget.Time] = ["starting_at"] },
        NoRequests = "Anthropic's cost report: sums of money by day, workspace and item. The usage report has tokens",
    };
}
