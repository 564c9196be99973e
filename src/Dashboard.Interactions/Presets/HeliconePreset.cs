using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The export of Helicone.</summary>
internal static class HeliconePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "helicone",
        Title = "Helicone requests",
        Signature = ["response_id|request_id", "request_created_at", "request_user_id|request_properties"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["request_user_id", "user_id", "request_properties.Helicone-User-Id", "request_properties.user_id"],
            [ImportTarget.Time] = ["request_created_at"],
            [ImportTarget.Model] = ["model", "response_model", "request_model", "model_override"],
            [ImportTarget.InteractionId] = ["response_id", "request_id"],
            [ImportTarget.Status] = ["response_status"],
            [ImportTarget.SessionId] = ["request_properties.Helicone-Session-Id"],
            [ImportTarget.InputTokens] = ["prompt_tokens"],
            [ImportTarget.OutputTokens] = ["completion_tokens"],
            [ImportTarget.CachedTokens] = ["prompt_cache_read_tokens"],
            [ImportTarget.CacheWriteTokens] = ["prompt_cache_write_tokens"],
            [ImportTarget.TotalTokens] = ["total_tokens"],
            [ImportTarget.Prompt] = ["request_body", "request_prompt"],
            [ImportTarget.Response] = ["response_body"],
            [ImportTarget.Metadata] = ["request_properties"],
        },
        Requests = new RequestRule { EmbeddingNames = ["request_path", "target_url", "path", "model", "request_model", "response_model"] },
        Counting = CacheCounting.Beside,
        IsUtc = true,
        Notes =
        [
            "A request without an answer has no id of one: it is known by its own.",
            "A status below zero is Helicone's own: the request was cancelled or never answered.",
        ],
    };
}
