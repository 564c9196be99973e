using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>
/// The body of a request and that of its answer beside each other, as programs in front of an API that follows OpenAI's log them.
/// </summary>
internal static class CallsPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "calls",
        Title = "Requests and answers beside each other",
        Signature =
        [
            "request.messages|request.input|request_body.messages|request_body.input",
            "response.usage.prompt_tokens|response.usage.input_tokens|usage.prompt_tokens|usage.input_tokens|response.choices|response.output",
            "timestamp|time|ts|created_at|@timestamp|started_at|start_time|logged_at",
        ],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = Accounts,
            [ImportTarget.Time] = Times,
            [ImportTarget.Model] = Models,
            [ImportTarget.InteractionId] = Ids,
            [ImportTarget.Status] = ["status", "status_code", "response_status"],
            [ImportTarget.InputTokens] = [
                "response.usage.prompt_tokens", "response.usage.input_tokens", "usage.prompt_tokens", "usage.input_tokens"],
            [ImportTarget.OutputTokens] = [
                "response.usage.completion_tokens", "response.usage.output_tokens", "usage.completion_tokens", "usage.output_tokens"],
            [ImportTarget.CachedTokens] =
            [
                "response.usage.prompt_tokens_details.cached_tokens", "response.usage.input_tokens_details.cached_tokens",
                "usage.prompt_tokens_details.cached_tokens", "usage.input_tokens_details.cached_tokens",
            ],
            [ImportTarget.TotalTokens] = ["response.usage.total_tokens", "usage.total_tokens"],
            [ImportTarget.Prompt] = ["request", "request_body"],
            [ImportTarget.Response] = ["response", "response_body"],
            [ImportTarget.Ip] = Addresses,
            [ImportTarget.UserAgent] = ["user_agent"],
        },
        Notes = ["The account is who the program says, then who the request's body names, then the key."],
    };

    /// <summary>What such programs call who asked.</summary>
    public static string[] Accounts =>
    [
        "account_id", "user_id", "user", "customer_id", "end_user", "metadata.user_id", "request.metadata.user_id", "request.user",
        "request.safety_identifier",
        "request_body.metadata.user_id", "request_body.user", "api_key_id", "api_key_hash",
    ];

    /// <summary>What they call when.</summary>
    public static string[] Times => ["timestamp", "time", "ts", "created_at", "@timestamp", "started_at", "start_time", "logged_at"];

    public static string[] Models => ["response.model", "request.model", "request_body.model", "model"];

    public static string[] Ids => ["response.id", "request_id", "interaction_id", "id"];

    public static string[] Addresses => ["ip", "client_ip", "ip_address"];
}
