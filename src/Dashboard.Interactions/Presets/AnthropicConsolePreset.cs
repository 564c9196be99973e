using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The usage export of Anthropic's console: sums by day, key and model.</summary>
internal static class AnthropicConsolePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "anthropic-console",
        Title = "Anthropic console, usage by day",
        Signature = ["usage_date_utc", "model_version", "api_key"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["api_key"],
            [ImportTarget.Time] = ["usage_date_utc"],
            [ImportTarget.Model] = ["model_version"],
            [ImportTarget.InputTokens] = ["usage_input_tokens_no_cache"],
            [ImportTarget.OutputTokens] = ["usage_output_tokens"],
            [ImportTarget.CachedTokens] = ["usage_input_tokens_cache_read"],
            [ImportTarget.CacheWriteTokens] = ["usage_input_tokens_cache_write_5m", "usage_input_tokens_cache_write_1h"],
            [ImportTarget.Metadata] = ["usage_type"],
            [ImportTarget.Organisation] = ["workspace"],
        },
        Supports = LogSupport.Identity | LogSupport.Cost,
        Counting = CacheCounting.Beside,
        Summed = [ImportTarget.CacheWriteTokens],
        IsUtc = true,
        Notes = [
            "Each row is a day's sum and does not say of how many requests: it counts as one interaction, so that counts of interactions from this log mean nothing. Its tokens do."],
    };
}
