using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>
/// The log table of a relay run with New API or One API, as a partner hands it over or as it is seized: by the API, or dumped from its
/// database.
/// </summary>
internal static class NewApiPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "new-api",
        Title = "New API and One API relays, table of logs",
        Signature = ["user_id", "created_at", "type", "token_name|token_id", "model_name"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["user_id", "username"],
            [ImportTarget.Time] = ["created_at"],
            [ImportTarget.Model] = ["model_name"],
            [ImportTarget.InteractionId] = ["id"],
            [ImportTarget.InputTokens] = ["prompt_tokens"],
            [ImportTarget.OutputTokens] = ["completion_tokens"],
            [ImportTarget.CachedTokens] = ["other.cache_tokens"],
            [ImportTarget.CacheWriteTokens] = ["other.cache_creation_tokens"],
            [ImportTarget.Metadata] = ["group"],
            [ImportTarget.Ip] = ["ip"],
            [ImportTarget.Credential] = ["token_id"],
        },
        Requests = new RequestRule
        {
            Columns = ["type"],
            Requests = ["2"],
            Others = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["1"] = "a payment",
                ["3"] = "an act of the relay's management",
                ["4"] = "a message of the relay's system",
                ["5"] = "an error, which used nothing",
                ["6"] = "a repayment",
                ["0"] = "an entry of no known kind",
            },
            Otherwise = "an entry of another kind (“…”)",
        },
        TimeUnit = TimeUnit.Seconds,
        Notes =
        [
            "The accounts are those of the relay, not of the provider. Its addresses are where the relay's customers called from, and there only where a customer agreed to it.",
            "A token is known by its number: its name is what a customer calls it, and names nobody. One API's numbers are unique in one table alone.",
        ],
    };
}
