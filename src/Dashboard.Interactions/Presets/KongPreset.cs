using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The logs of Kong's gateway whose requests an AI plug-in handed to a model.</summary>
internal static class KongPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "kong",
        Title = "Kong AI Gateway",
        Signature = [
            "started_at", "request.id|request.method",
            "ai.proxy.meta.request_model|ai.proxy.meta.response_model|ai.proxy.usage.prompt_tokens|ai.ai-proxy.usage.prompt_tokens|ai.ai-proxy.meta.request_model|ai.ai-proxy-advanced.meta.request_model|ai.ai-proxy-advanced.usage.prompt_tokens"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["consumer.custom_id", "consumer.username", "consumer.id", "authenticated_entity.id"],
            [ImportTarget.Time] = ["started_at"],
            [ImportTarget.Model] = ["ai.proxy.meta.request_model", "ai.proxy.meta.response_model", "ai.ai-proxy.meta.request_model",
                "ai.ai-proxy.meta.response_model", "ai.ai-proxy-advanced.meta.request_model", "ai.ai-proxy-advanced.meta.response_model"],
            [ImportTarget.InteractionId] = ["request.id"],
            [ImportTarget.Status] = ["response.status"],
            [ImportTarget.InputTokens] = ["ai.proxy.usage.prompt_tokens", "ai.ai-proxy.usage.prompt_tokens",
                "ai.ai-proxy.usage.prompt_token", "ai.ai-proxy-advanced.usage.prompt_tokens"],
            [ImportTarget.OutputTokens] = ["ai.proxy.usage.completion_tokens", "ai.ai-proxy.usage.completion_tokens",
                "ai.ai-proxy.usage.completion_token", "ai.ai-proxy-advanced.usage.completion_tokens"],
            [ImportTarget.TotalTokens] = [
                "ai.proxy.usage.total_tokens", "ai.ai-proxy.usage.total_tokens", "ai.ai-proxy-advanced.usage.total_tokens"],
            [ImportTarget.Prompt] = ["ai.proxy.payload.request", "ai.ai-proxy.payload.request", "ai.ai-proxy-advanced.payload.request"],
            [ImportTarget.Response] = [
                "ai.proxy.payload.response", "ai.ai-proxy.payload.response", "ai.ai-proxy-advanced.payload.response"],
            [ImportTarget.Ip] = ["client_ip"],
            [ImportTarget.UserAgent] = ["request.headers.user-agent"],
            [ImportTarget.Credential] = ["authenticated_entity.id"],
        },
        Requests = new RequestRule
        {
            EmbeddingNames =
            [
                "request.uri", "request.url", "upstream_uri", "ai.proxy.meta.request_model", "ai.ai-proxy.meta.request_model",
                "ai.ai-proxy-advanced.meta.request_model", "ai.proxy.meta.response_model", "ai.ai-proxy.meta.response_model",
            ],
            Marks =
            [
                "ai.proxy.meta.request_model", "ai.proxy.meta.response_model", "ai.proxy.usage.prompt_tokens",
                "ai.proxy.usage.total_tokens", "ai.ai-proxy.usage.prompt_tokens", "ai.ai-proxy.usage.prompt_token",
                "ai.ai-proxy.meta.request_model", "ai.ai-proxy-advanced.meta.request_model", "ai.ai-proxy-advanced.meta.response_model",
                "ai.ai-proxy-advanced.usage.prompt_tokens",
            ],
            Unmarked = "a request that the gateway handed to no model",
        },
        TimeUnit = TimeUnit.Milliseconds,
        IsUtc = true,
        Notes =
        [
            "The account is the consumer that the gateway knows; requests without one count without an account.",
            "Prompts are there only where the plug-in logs payloads.",
        ],
    };
}
