using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The logs that Portkey exports.</summary>
internal static class PortkeyPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "portkey",
        Title = "Portkey logs",
        Signature = ["id", "created_at", "ai_model|ai_org", "req_units|res_units|total_units"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["metadata._user", "metadata.user", "metadata.user_id", "metadata.userId", "user", "api_key_id"],
            [ImportTarget.Time] = ["created_at"],
            [ImportTarget.Model] = ["ai_model"],
            [ImportTarget.InteractionId] = ["id"],
            [ImportTarget.SessionId] = ["trace_id"],
            [ImportTarget.Status] = ["response_status_code", "is_success"],
            [ImportTarget.InputTokens] = ["req_units"],
            [ImportTarget.OutputTokens] = ["res_units"],
            [ImportTarget.CachedTokens] = [
                "cache_read_input_units", "response.usage.cache_read_input_tokens", "response.usage.prompt_tokens_details.cached_tokens"],
            [ImportTarget.CacheWriteTokens] = ["cache_write_input_units", "response.usage.cache_creation_input_tokens"],
            [ImportTarget.TotalTokens] = ["total_units"],
            [ImportTarget.Prompt] = ["request"],
            [ImportTarget.Response] = ["response"],
            [ImportTarget.Metadata] = ["mode"],
            [ImportTarget.Credential] = ["api_key_id", "virtual_key"],
            [ImportTarget.Organisation] = ["workspace_slug"],
        },
        Requests = new RequestRule { EmbeddingNames = ["ai_model", "mode", "endpoint", "request_url", "request.url"] },
        IsUtc = true,
        Notes =
        [
            "Accounts are there only where the caller tags its requests (metadata._user); another tag can be mapped by its path.",
            "Addresses are not part of this export. Units are tokens for models of text.",
        ],
    };
}
