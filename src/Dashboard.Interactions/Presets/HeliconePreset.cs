using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Presets;

/// <summary>The CSV export of Helicone.</summary>
internal static class HeliconePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "helicone",
        Title = "Helicone requests",
        Signature = ["response_id", "request_created_at", "request_user_id|request_properties"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["request_user_id"],
            [ImportTarget.Time] = ["request_created_at"],
            [ImportTarget.Model] = ["model"],
            [ImportTarget.InteractionId] = ["response_id"],
            [ImportTarget.Status] = ["response_status"],
            [ImportTarget.InputTokens] = ["prompt_tokens"],
            [ImportTarget.OutputTokens] = ["completion_tokens"],
            [ImportTarget.Prompt] = ["request_body"],
            [ImportTarget.Metadata] = ["request_properties"],
        },
    };
}
