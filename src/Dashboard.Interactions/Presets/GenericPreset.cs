using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The program's own column names: every target of an interaction under its name.</summary>
internal static class GenericPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "generic",
        Title = "One row an interaction, with this program's column names, also written as titles",
        Signature = ["account_id|account", "timestamp|time"],
        Columns = ImportTarget.All.Where(t => !AccountsPreset.IsOfAccount(t.Name)).ToDictionary(
            t => t.Name,
            t => t.Name switch
            {
                ImportTarget.Account =>
                    new[] { "account_id", "account", "user_id", "customer_id", "user", "username", "end_user", "api_key_id",
                        "api_key_hash" },
                ImportTarget.Time => ["timestamp", "time", "created_at", "datetime", "ts", "@timestamp"],
                ImportTarget.Model => ["model", "model_name"],
                ImportTarget.InteractionId => ["interaction_id", "request_id"],
                ImportTarget.InputTokens => ["input_tokens", "prompt_tokens", "usage.input_tokens", "usage.prompt_tokens"],
                ImportTarget.OutputTokens => ["output_tokens", "completion_tokens", "usage.output_tokens", "usage.completion_tokens"],
                ImportTarget.CachedTokens =>
                    ["cached_tokens", "usage.prompt_tokens_details.cached_tokens", "usage.input_tokens_details.cached_tokens"],
                ImportTarget.TotalTokens => ["total_tokens", "usage.total_tokens"],
                ImportTarget.Prompt => ["prompt", "messages"],
                ImportTarget.Ip => ["ip", "client_ip", "ip_address"],
                var name => [name],
            },
            StringComparer.Ordinal),
    };
}
