using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Requests and answers of the Gemini API, as programs and AI Studio log them: the bodies of both beside each other.</summary>
internal static class GeminiPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "gemini",
        Title = "Gemini API, requests and answers",
        Signature =
        [
            "request.contents|contents|request.prompt",
            "response.usageMetadata.promptTokenCount|response.candidates|usageMetadata.promptTokenCount|usage_metadata.prompt_token_count|response.usage_metadata.prompt_token_count|candidates",
        ],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] =
            [
                "user_id", "userId", "user", "account_id", "labels.user_id", "request.labels.user_id", "metadata.user_id", "metadata.user",
                "api_key_id", "apiKeyId",
                "project", "projectId",
            ],
            [ImportTarget.Time] =
            [
                "timestamp", "time", "created_at", "createTime", "create_time", "request_time", "requestTime", "start_time", "startTime",
                "logged_at",
                "response.createTime", "response.create_time",
            ],
            [ImportTarget.Model] = [
                "model", "request.model", "modelVersion", "response.modelVersion", "response.model_version", "model_version"],
            [ImportTarget.InteractionId] = [
                "response.responseId", "response.response_id", "responseId", "response_id", "request_id", "id", "key"],
            [ImportTarget.SessionId] = ["session_id", "conversation_id"],
            [ImportTarget.Status] = ["status", "status_code", "error.status", "error.code"],
            [ImportTarget.InputTokens] =
            [
                "response.usageMetadata.promptTokenCount", "response.usageMetadata.toolUsePromptTokenCount",
                "usageMetadata.promptTokenCount",
                "usageMetadata.toolUsePromptTokenCount", "response.usage_metadata.prompt_token_count", "usage_metadata.prompt_token_count",
            ],
            [ImportTarget.OutputTokens] =
            [
                "response.usageMetadata.candidatesTokenCount", "response.usageMetadata.thoughtsTokenCount",
                "usageMetadata.candidatesTokenCount",
                "usageMetadata.thoughtsTokenCount", "response.usage_metadata.candidates_token_count",
                "response.usage_metadata.thoughts_token_count",
                "usage_metadata.candidates_token_count", "usage_metadata.thoughts_token_count",
            ],
            [ImportTarget.CachedTokens] =
            [
                "response.usageMetadata.cachedContentTokenCount", "usageMetadata.cachedContentTokenCount",
                "response.usage_metadata.cached_content_token_count", "usage_metadata.cached_content_token_count",
            ],
            [ImportTarget.TotalTokens] =
                ["response.usageMetadata.totalTokenCount", "usageMetadata.totalTokenCount", "response.usage_metadata.total_token_count",
                    "usage_metadata.total_token_count"],
            [ImportTarget.Prompt] = ["request", "contents"],
            [ImportTarget.SystemPrompt] = ["systemInstruction", "system_instruction"],
            [ImportTarget.ParametersHash] = ["generationConfig", "generation_config"],
            [ImportTarget.Response] = ["response.candidates", "candidates", "response"],
            [ImportTarget.Ip] = ["client_ip", "ip", "remote_addr"],
            [ImportTarget.UserAgent] = ["user_agent"],
        },
        Summed = [ImportTarget.InputTokens, ImportTarget.OutputTokens],
        Requests = new RequestRule { EmbeddingNames = ["model", "request.model", "method", "operation"] },
        Parts = new PartJoin("responseId|response.responseId|response_id|response.response_id", null, [])
        {
            Lists = ["candidates", "response.candidates"],
            Last =
            [
                "usageMetadata.promptTokenCount", "usageMetadata.candidatesTokenCount", "usageMetadata.thoughtsTokenCount",
                "usageMetadata.totalTokenCount",
                "response.usageMetadata.promptTokenCount", "response.usageMetadata.candidatesTokenCount",
                "response.usageMetadata.thoughtsTokenCount",
                "response.usageMetadata.totalTokenCount",
            ],
        },
        IsUtc = true,
        Notes =
        [
            "Output tokens are those of the answer and of the thoughts before it, which the maker counts apart and bills as output.",
            "The chunks of one responseId are one answer.",
            "The bodies name no account and no address: these are there only where the program that logs them adds them.",
        ],
    };
}
