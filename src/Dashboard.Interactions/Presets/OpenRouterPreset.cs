using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The activity export of OpenRouter.</summary>
internal static class OpenRouterPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "openrouter",
        Title = "OpenRouter activity",
        Signature = ["generation_id", "created_at", "tokens_prompt", "tokens_completion", "model_permaslug"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["user", "api_key_name"],
            [ImportTarget.Time] = ["created_at"],
            [ImportTarget.Model] = ["model_permaslug"],
            [ImportTarget.InteractionId] = ["generation_id"],
            [ImportTarget.Status] = ["finish_reason_normalized"],
            [ImportTarget.InputTokens] = ["tokens_prompt"],
            [ImportTarget.OutputTokens] = ["tokens_completion"],
            [ImportTarget.CachedTokens] = ["tokens_cached"],
            [ImportTarget.Metadata] = ["app_name"],
            [ImportTarget.Credential] = ["api_key_name"],
        },
        Requests = new RequestRule { EmbeddingNames = ["model_permaslug"] },
        IsUtc = true,
        Notes =
        [
            "The account is the user that the caller named, else the name of the key; all of them belong to the one customer whose activity this is.",
            "Neither texts nor addresses are part of this export.",
        ],
    };
}
