using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The model invocation log of Amazon Bedrock, from S3 or out of CloudWatch.</summary>
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
            [ImportTarget.Status] = ["errorCode"],
            [ImportTarget.InputTokens] = ["input.inputTokenCount"],
            [ImportTarget.OutputTokens] = ["output.outputTokenCount"],
            [ImportTarget.CachedTokens] = ["input.cacheReadInputTokenCount"],
            [ImportTarget.CacheWriteTokens] = ["input.cacheWriteInputTokenCount"],
            [ImportTarget.Prompt] = ["input.inputBodyJson"],
            [ImportTarget.Response] = ["output.outputBodyJson"],
            [ImportTarget.Metadata] = ["operation"],
            [ImportTarget.Organisation] = ["accountId"],
        },
        Requests = new RequestRule { EmbeddingNames = ["modelId"] },
        Counting = CacheCounting.Beside,
        IsUtc = true,
        Notes =
        [
            "The account is the identity that called, else the AWS account.",
            "Bodies of more than 100 kB lie in S3 beside the log and are not read; addresses are not part of this log.",
        ],
    };
}
