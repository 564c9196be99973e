using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The standard logging payload that LiteLLM hands to its callbacks, one a record.</summary>
internal static class LiteLlmPayloadPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "litellm-payload",
        Title = "LiteLLM standard logging payload",
        Signature = ["id", "call_type", "startTime", "response_cost|model_map_information|hidden_params", "prompt_tokens|total_tokens"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] =
            [
                "end_user", "metadata.user_api_key_end_user_id", "metadata.user_api_key_user_id", "metadata.user_api_key_user_email",
                "metadata.user_api_key_hash",
            ],
            [ImportTarget.Time] = ["startTime"],
            [ImportTarget.Model] = ["model", "model_group"],
            [ImportTarget.InteractionId] = ["id"],
            [ImportTarget.SessionId] = ["trace_id"],
            [ImportTarget.Status] = ["status"],
            [ImportTarget.InputTokens] = ["prompt_tokens"],
            [ImportTarget.OutputTokens] = ["completion_tokens"],
            [ImportTarget.CachedTokens] = [
                "metadata.usage_object.prompt_tokens_details.cached_tokens", "metadata.usage_object.cache_read_input_tokens"],
            [ImportTarget.CacheWriteTokens] = ["metadata.usage_object.cache_creation_input_tokens"],
            [ImportTarget.TotalTokens] = ["total_tokens"],
            [ImportTarget.Prompt] = ["messages"],
            [ImportTarget.Tools] = ["model_parameters.tools", "model_parameters.functions"],
            [ImportTarget.Response] = ["response"],
            [ImportTarget.ParametersHash] = ["model_parameters"],
            [ImportTarget.Metadata] = ["request_tags"],
            [ImportTarget.Ip] = ["requester_ip_address", "metadata.requester_ip_address"],
            [ImportTarget.UserAgent] = ["user_agent", "metadata.user_agent"],
            [ImportTarget.Credential] = ["metadata.user_api_key_hash"],
            [ImportTarget.Organisation] = ["metadata.user_api_key_team_id", "metadata.user_api_key_org_id"],
        },
        TimeUnit = TimeUnit.Seconds,
        NullTexts = ["default_user_id"],
        IsUtc = true,
        Requests = new RequestRule { Columns = ["call_type"], Embeddings = ["embedding", "aembedding"] },
        Notes = [
            "The account is the end user, then the user of the key, then the key's hash; trace_id, which joins the calls of one request, is its session."],
    };
}
