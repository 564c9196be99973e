using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The usage report of Anthropic's admin API: sums by span of time, key, workspace and model.</summary>
internal static class AnthropicUsagePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "anthropic-usage",
        Title = "Anthropic usage report",
        Signature = ["starting_at", "uncached_input_tokens", "output_tokens"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["account_id", "service_account_id", "api_key_id", "workspace_id"],
            [ImportTarget.Time] = ["starting_at"],
            [ImportTarget.Model] = ["model"],
            [ImportTarget.InputTokens] = ["uncached_input_tokens"],
            [ImportTarget.OutputTokens] = ["output_tokens"],
            [ImportTarget.CachedTokens] = ["cache_read_input_tokens"],
            [ImportTarget.CacheWriteTokens] = ["cache_creation.ephemeral_5m_input_tokens", "cache_creation.ephemeral_1h_input_tokens"],
            [ImportTarget.Metadata] = ["service_tier"],
            [ImportTarget.Credential] = ["api_key_id"],
            [ImportTarget.Organisation] = ["workspace_id"],
        },
        Supports = LogSupport.Identity | LogSupport.Cost,
        Counting = CacheCounting.Beside,
        Summed = [ImportTarget.CacheWriteTokens],
        IsUtc = true,
        Notes =
        [
            "Each row is a sum over a span of time and does not say of how many requests: it counts as one interaction, so that counts of interactions from this log mean nothing. Its tokens do.",
        ],
    };
}
