using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The logs of Cloudflare's AI gateway, by its API or pushed.</summary>
internal static class CloudflarePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "cloudflare-ai-gateway",
        Title = "Cloudflare AI Gateway",
        Signature = ["created_at|Timestamp", "provider", "model", "tokens_in|TokensIn|Metrics.tokensIn|RateLimited", "cached"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] =
            [
                "metadata.user", "metadata.user_id", "metadata.userId", "metadata.userid", "metadata.email", "metadata.customer",
                "metadata.customer_id",
            ],
            [ImportTarget.Time] = ["created_at", "Timestamp"],
            [ImportTarget.Model] = ["model", "RequestedModel"],
            [ImportTarget.InteractionId] = ["id"],
            [ImportTarget.Status] = ["status_code", "StatusCode"],
            [ImportTarget.InputTokens] = ["tokens_in", "TokensIn", "Metrics.tokensIn"],
            [ImportTarget.OutputTokens] = ["tokens_out", "TokensOut", "Metrics.tokensOut"],
            [ImportTarget.Prompt] = ["request", "request_body", "request_head"],
            [ImportTarget.Response] = ["response", "response_body", "response_head"],
            [ImportTarget.Metadata] = ["path", "Endpoint"],
            [ImportTarget.Organisation] = ["gateway"],
        },
        Requests = new RequestRule { EmbeddingNames = ["path", "Endpoint", "model", "RequestedModel"] },
        IsUtc = true,
        Notes =
        [
            "Accounts are there only where the caller tags its requests with metadata; another tag can be mapped by its path, as account=metadata.TAG.",
            "Answers out of the gateway's cache ask no model: their tokens are those of the first answer. Pushed bodies are encrypted and cannot be read; addresses are not part of these logs.",
        ],
    };
}
