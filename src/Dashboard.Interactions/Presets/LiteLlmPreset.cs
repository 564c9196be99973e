using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Presets;

/// <summary>The spend logs of the LiteLLM proxy.</summary>
internal static class LiteLlmPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "litellm",
        Title = "LiteLLM spend logs",
        Signature = ["request_id", "call_type", "startTime", "spend|api_key"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["end_user", "user", "api_key"],
            [ImportTarget.Time] = ["startTime"],
            [ImportTarget.Model] = ["model", "model_group"],
            [ImportTarget.InteractionId] = ["request_id"],
            [ImportTarget.Status] = ["status"],
            [ImportTarget.InputTokens] = ["prompt_tokens"],
            [ImportTarget.OutputTokens] = ["completion_tokens"],
            [ImportTarget.Prompt] = ["messages"],
            [ImportTarget.Metadata] = ["request_tags"],
            [ImportTarget.Ip] = ["requester_ip_address"],
            [ImportTarget.Credential] = ["api_key"],
            [ImportTarget.Organisation] = ["team_id"],
        },
        IsUtc = true,
    };
}
