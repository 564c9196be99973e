using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The activity of OpenRouter’s API: sums by day, model and endpoint.</summary>
internal static class OpenRouterDailyPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "openrouter-daily",
        Title = "OpenRouter, activity by day",
        Signature = ["date", "model_permaslug|model", "requests", "prompt_tokens", "completion_tokens",
            "endpoint_id|provider_name|byok_usage_inference"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Time] = ["date"],
            [ImportTarget.Model] = ["model_permaslug", "model"],
            [ImportTarget.Requests] = ["requests"],
            [ImportTarget.InputTokens] = ["prompt_tokens"],
            [ImportTarget.OutputTokens] = ["completion_tokens"],
        },
        Supports = LogSupport.Cost,
        IsUtc = true,
        Requests = new RequestRule { EmbeddingNames = ["model"] },
        Notes =
        [
            "Each row is a sum over a day: its requests count as that many interactions, all at the day's start. It belongs to one customer, and names no account inside.",
        ],
    };
}
