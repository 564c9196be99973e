using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The access log of nginx in JSON, with the names of its own variables.</summary>
internal static class NginxPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "nginx",
        Title = "nginx, access log in JSON",
        Signature =
        [
            "remote_addr", "request|request_uri|uri|request_method", "status",
            "body_bytes_sent|bytes_sent|http_user_agent|request_length|upstream_addr|upstream_response_time|http_referer|remote_user|request_time",
        ],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] =
            [
                "remote_user", "http_x_user_id", "x_user_id", "http_x_account_id", "http_x_consumer_username", "http_x_consumer_id",
                "jwt_claim_sub", "user_id",
                "account_id", "user", "http_x_api_key_id", "api_key_id",
            ],
            [ImportTarget.Time] = ["time_iso8601", "msec", "time_local", "@timestamp", "timestamp", "time"],
            [ImportTarget.Model] = ["model", "llm_model", "http_x_model"],
            [ImportTarget.InteractionId] = ["request_id", "http_x_request_id"],
            [ImportTarget.Status] = ["status"],
            [ImportTarget.InputTokens] = ["prompt_tokens", "input_tokens"],
            [ImportTarget.OutputTokens] = ["completion_tokens", "output_tokens"],
            [ImportTarget.Prompt] = ["request_body"],
            [ImportTarget.Ip] = ["http_x_forwarded_for", "http_x_real_ip", "remote_addr"],
            [ImportTarget.UserAgent] = ["http_user_agent"],
            [ImportTarget.Metadata] = ["request_uri", "uri", "request"],
        },
        Requests = new RequestRule
        {
            Methods = ["request_method", "request", "method"],
            EmbeddingNames = ["request_uri", "uri", "request", "model"],
        },
        Notes =
        [
            "Every POST counts as a request to a model; other requests of HTTP are set aside. What else the server answers should be left out of the log before.",
            "The account is whom the server or a header names; tokens, models and texts are there only where the log's format was given them.",
        ],
    };
}
