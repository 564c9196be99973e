using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The access log of Envoy's AI gateway with the fields of its documentation.</summary>
internal static class EnvoyAiPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "envoy-ai-gateway",
        Title = "Envoy AI Gateway, access log",
        Signature = [
            "start_time", "genai_model_name|genai_model_name_override", "genai_tokens_input|genai_tokens_output|genai_tokens_total"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["x-user-id", "x-tenant-id", "user_id"],
            [ImportTarget.Time] = ["start_time"],
            [ImportTarget.Model] = ["genai_model_name", "genai_model_name_override"],
            [ImportTarget.InteractionId] = ["x-request-id", "request_id"],
            [ImportTarget.Status] = ["response_code"],
            [ImportTarget.InputTokens] = ["genai_tokens_input"],
            [ImportTarget.OutputTokens] = ["genai_tokens_output"],
            [ImportTarget.CachedTokens] = ["genai_tokens_cached_input"],
            [ImportTarget.CacheWriteTokens] = ["genai_tokens_cache_creation_input"],
            [ImportTarget.TotalTokens] = ["genai_tokens_total"],
            [ImportTarget.Ip] = ["x-forwarded-for", "downstream_remote_address"],
            [ImportTarget.UserAgent] = ["user-agent"],
        },
        Requests = new RequestRule { Methods = ["method", ":method"],
            EmbeddingNames = ["x-envoy-origin-path", "path", "genai_model_name"] },
        IsUtc = true,
        Notes =
        [
            "Accounts are there only where the log's format names a header that tells them; texts are not part of it.",
        ],
    };
}
