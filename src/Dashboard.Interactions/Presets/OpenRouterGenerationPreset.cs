using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Generations as OpenRouter's API gives them, one at a time.</summary>
internal static class OpenRouterGenerationPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "openrouter-generation",
        Title = "OpenRouter generations",
        Signature = ["id", "created_at", "native_tokens_prompt", "native_tokens_completion"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["external_user", "app_id"],
            [ImportTarget.Time] = ["created_at"],
            [ImportTarget.Model] = ["model"],
            [ImportTarget.InteractionId] = ["id"],
            [ImportTarget.SessionId] = ["session_id"],
            [ImportTarget.Status] = ["finish_reason", "native_finish_reason"],
            [ImportTarget.InputTokens] = ["native_tokens_prompt", "tokens_prompt"],
            [ImportTarget.OutputTokens] = ["native_tokens_completion", "tokens_completion"],
            [ImportTarget.CachedTokens] = ["native_tokens_cached"],
            [ImportTarget.UserAgent] = ["user_agent"],
            [ImportTarget.Metadata] = ["origin"],
        },
        Requests = new RequestRule { EmbeddingNames = ["model"] },
        IsUtc = true,
        Notes =
        [
            "The account is the user that the caller named, else the app. Tokens are counted by the model's own tokenizer, as they are billed.",
            "Neither texts nor addresses are part of these records.",
        ],
    };
}
