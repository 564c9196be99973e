using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Presets;

/// <summary>The log table of a relay run with New API, as a partner hands it over or as it is seized.</summary>
internal static class NewApiPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "new-api",
        Title = "New API relay, table of logs",
        Signature = ["user_id", "created_at", "type", "token_name|token_id", "model_name"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["user_id", "username"],
            [ImportTarget.Time] = ["created_at"],
            [ImportTarget.Model] = ["model_name"],
            [ImportTarget.InteractionId] = ["id"],
            [ImportTarget.InputTokens] = ["prompt_tokens"],
            [ImportTarget.OutputTokens] = ["completion_tokens"],
            [ImportTarget.Metadata] = ["group"],
            [ImportTarget.Ip] = ["ip"],
            [ImportTarget.Credential] = ["token_id", "token_name"],
        },
        Filter = new RowFilter("type", ["2"]),
        TimeUnit = TimeUnit.Seconds,
        Notes = ["The accounts are those of the relay, not of the provider. Its addresses are where the relay's customers called from."],
    };
}
