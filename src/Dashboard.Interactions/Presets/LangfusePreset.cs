using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Presets;

/// <summary>Observations exported from Langfuse, of which the generations are calls of a model.</summary>
internal static class LangfusePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "langfuse",
        Title = "Langfuse observations",
        Signature = ["id", "trace_id|traceId", "type", "start_time|startTime"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["user_id", "userId"],
            [ImportTarget.Time] = ["start_time", "startTime"],
            [ImportTarget.Model] = ["provided_model_name", "providedModelName", "model"],
            [ImportTarget.InteractionId] = ["id"],
            [ImportTarget.SessionId] = ["session_id", "sessionId"],
            [ImportTarget.InputTokens] = ["usage_details.input", "usageDetails.input"],
            [ImportTarget.OutputTokens] = ["usage_details.output", "usageDetails.output"],
            [ImportTarget.CachedTokens] = ["usage_details.input_cached_tokens", "usage_details.cache_read_input_tokens"],
            [ImportTarget.Prompt] = ["input"],
            [ImportTarget.Metadata] = ["tags"],
        },
        Filter = new RowFilter("type", ["GENERATION"]),
        IsUtc = true,
    };
}
