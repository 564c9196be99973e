using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The costs of an organisation at OpenAI, which are sums of money.</summary>
internal static class OpenAICostsPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "openai-costs",
        Title = "OpenAI, costs",
        Signature = ["amount.value", "amount.currency", "start_time|line_item|project_id"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal) { [ImportTarget.Time] = ["start_time"] },
        NoRequests = "OpenAI's costs: sums of money by day, project and item. The usage of completions has requests and tokens",
    };
}
