using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The requests and responses that Vertex AI logs into a table of BigQuery.</summary>
internal static class VertexPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "vertex-ai",
        Title = "Vertex AI, log of requests and responses",
        Signature = ["logging_time", "full_request", "api_method|model_version|request_payload"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["full_request.metadata.user_id", "full_request.labels.user_id", "full_request.labels.user"],
            [ImportTarget.Time] = ["logging_time"],
            [ImportTarget.Model] = ["model", "model_version", "endpoint"],
            [ImportTarget.InteractionId] = ["request_id"],
            [ImportTarget.InputTokens] = ["full_response.usageMetadata.promptTokenCount", "full_response.usage.input_tokens"],
            [ImportTarget.OutputTokens] =
            [
                "full_response.usageMetadata.candidatesTokenCount", "full_response.usageMetadata.thoughtsTokenCount",
                "full_response.usage.output_tokens",
            ],
            [ImportTarget.CachedTokens] =
            [
                "full_response.usageMetadata.cachedContentTokenCount", "full_response.usage.cache_read_input_tokens",
            ],
            [ImportTarget.CacheWriteTokens] = ["full_response.usage.cache_creation_input_tokens"],
            [ImportTarget.TotalTokens] = ["full_response.usageMetadata.totalTokenCount"],
            [ImportTarget.Prompt] = ["full_request"],
            [ImportTarget.Response] = ["full_response"],
            [ImportTarget.Metadata] = ["api_method"],
        },
        Summed = [ImportTarget.OutputTokens],
        IsUtc = true,
        Notes =
        [
            "Accounts are there only where the caller names its users in the request (metadata.user_id of Claude, labels of Gemini); addresses are not part of this log.",
            "Output tokens are the answer's and the thoughts'. Gemini counts cached tokens within its input, Claude beside it: a row is read as its own sum says.",
        ],
    };
}
