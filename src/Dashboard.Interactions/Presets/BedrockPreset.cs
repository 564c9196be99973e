using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Presets;

/// <summary>The model invocation log of Amazon Bedrock.</summary>
internal static class BedrockPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "bedrock",
        Title = "Amazon Bedrock invocation log",
        Signature = ["timestamp", "accountId", "requestId", "modelId"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["identity.arn", "accountId"],
            [ImportTarget.Time] = ["timestamp"],
            [ImportTarget.Model] = ["modelId"],
            [ImportTarget.InteractionId] = ["requestId"],
            [ImportTarget.InputTokens] = ["input.inputTokenCount"],
            [ImportTarget.OutputTokens] = ["output.outputTokenCount"],
            [ImportTarget.CachedTokens] = ["input.cacheReadInputTokenCount"],
            [ImportTarget.Prompt] = ["input.inputBodyJson"],
            [ImportTarget.Metadata] = ["operation"],
            [ImportTarget.Organisation] = ["accountId"],
        },
    };
}
