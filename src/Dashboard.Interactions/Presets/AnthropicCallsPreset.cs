using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>
/// The body of a request and that of its answer beside each other, as programs in front of Anthropic's messages API log them.
/// </summary>
internal static class AnthropicCallsPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "anthropic-calls",
        Title = "Anthropic, requests and answers beside each other",
        Signature =
        [
            "request.messages|request_body.messages", "response.usage.input_tokens|response_body.usage.input_tokens",
            "response.usage.output_tokens|response_body.usage.output_tokens",
            "timestamp|time|ts|created_at|@timestamp|started_at|start_time|logged_at",
        ],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = CallsPreset.Accounts,
            [ImportTarget.Time] = CallsPreset.Times,
            [ImportTarget.Model] = ["response_body.model", .. CallsPreset.Models],
            [ImportTarget.InteractionId] = ["response_body.id", .. CallsPreset.Ids],
            [ImportTarget.Status] = ["status", "status_code", "response_status"],
            [ImportTarget.InputTokens] = ["response.usage.input_tokens", "response_body.usage.input_tokens"],
            [ImportTarget.OutputTokens] = ["response.usage.output_tokens", "response_body.usage.output_tokens"],
            [ImportTarget.CachedTokens] = ["response.usage.cache_read_input_tokens", "response_body.usage.cache_read_input_tokens"],
            [ImportTarget.CacheWriteTokens] = [
                "response.usage.cache_creation_input_tokens", "response_body.usage.cache_creation_input_tokens"],
            [ImportTarget.Prompt] = ["request", "request_body"],
            [ImportTarget.Response] = ["response", "response_body"],
            [ImportTarget.Ip] = CallsPreset.Addresses,
            [ImportTarget.UserAgent] = ["user_agent"],
        },
        Counting = CacheCounting.Beside,
        Notes = ["The account is who the program says, then who the request's metadata names, then the key."],
    };
}
