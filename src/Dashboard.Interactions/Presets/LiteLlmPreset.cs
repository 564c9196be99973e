using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The spend logs of the LiteLLM proxy.</summary>
internal static class LiteLlmPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "litellm",
        Title = "LiteLLM spend logs",
        Signature = ["request_id", "call_type", "startTime", "spend|api_key"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["end_user", "user", "metadata.user_api_key_user_id", "api_key"],
            [ImportTarget.Time] = ["startTime"],
            [ImportTarget.Model] = ["model", "model_group"],
            [ImportTarget.InteractionId] = ["request_id"],
            [ImportTarget.Status] = ["status", "metadata.status"],
            [ImportTarget.SessionId] = ["session_id"],
            [ImportTarget.InputTokens] = ["prompt_tokens"],
            [ImportTarget.OutputTokens] = ["completion_tokens"],
            [ImportTarget.CachedTokens] =
            [
                "metadata.usage_object.prompt_tokens_details.cached_tokens", "metadata.usage_object.cache_read_input_tokens",
                "metadata.additional_usage_values.cache_read_input_tokens",
            ],
            [ImportTarget.CacheWriteTokens] = [
                "metadata.usage_object.cache_creation_input_tokens", "metadata.additional_usage_values.cache_creation_input_tokens"],
            [ImportTarget.TotalTokens] = ["total_tokens"],
            [ImportTarget.Prompt] = ["messages", "proxy_server_request"],
            [ImportTarget.Response] = ["response"],
            [ImportTarget.Metadata] = ["request_tags"],
            [ImportTarget.Ip] = ["requester_ip_address", "metadata.requester_ip_address"],
            [ImportTarget.UserAgent] = ["metadata.user_agent"],
            [ImportTarget.Credential] = ["api_key"],
            [ImportTarget.Organisation] = ["team_id"],
        },
        NullTexts = ["default_user_id"],
        IsUtc = true,
        Requests = new RequestRule { Columns = ["call_type"], Embeddings = ["embedding", "aembedding"] },
        Notes =
        [
            "The account is the end user, then the proxy's user, then the hash of the key. “default_user_id” is what the proxy writes for nobody.",
            "Prompts are there only where the proxy keeps them (store_prompts_in_spend_logs).",
        ],
    };
}
