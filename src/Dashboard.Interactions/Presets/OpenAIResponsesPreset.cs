using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Answers of OpenAI’s responses API: whole, or as the events that they were streamed in.</summary>
internal static class OpenAIResponsesPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "openai-responses",
        Title = "OpenAI, answers of the responses API",
        Signature =
        [
            "response.id|id", "response.object|object", "response.created_at|created_at",
            "response.output|output|usage.input_tokens_details.cached_tokens", "response.model|model",
            "response.status|response.tools|parallel_tool_calls|tools|status",
        ],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["user", "user_id", "response.user", "response.safety_identifier", "safety_identifier",
                "response.metadata.user_id", "metadata.user_id"],
            [ImportTarget.Time] = ["response.created_at", "created_at"],
            [ImportTarget.Model] = ["response.model", "model"],
            [ImportTarget.InteractionId] = ["response.id", "id"],
            [ImportTarget.Status] = ["response.status", "status"],
            [ImportTarget.InputTokens] = ["response.usage.input_tokens", "usage.input_tokens"],
            [ImportTarget.OutputTokens] = ["response.usage.output_tokens", "usage.output_tokens"],
            [ImportTarget.CachedTokens] = ["response.usage.input_tokens_details.cached_tokens", "usage.input_tokens_details.cached_tokens"],
            [ImportTarget.TotalTokens] = ["response.usage.total_tokens", "usage.total_tokens"],
            [ImportTarget.Prompt] = ["input", "request"],
            [ImportTarget.SystemPrompt] = ["response.instructions", "instructions"],
            [ImportTarget.Tools] = ["response.tools", "tools"],
            [ImportTarget.Response] = ["response.output", "output", "delta"],
        },
        Requests = new RequestRule
        {
            Columns = ["type"],
            Requests = ["response.created", "response.queued", "response.in_progress", "response.completed", "response.incomplete",
                "response.failed", "response.cancelled"],
            Otherwise = "a part of a streamed answer whose beginning is missing",
        },
        Parts = new PartJoin("response.id", "sequence_number", [])
        {
            Lists = ["delta"],
            NameOf = "type",
            Last =
            [
                "response.status", "response.output", "response.usage.input_tokens", "response.usage.output_tokens",
                "response.usage.input_tokens_details.cached_tokens", "response.usage.total_tokens",
            ],
            Follows = true,
        },
        TimeUnit = TimeUnit.Seconds,
        Notes =
        [
            "The events of one answer are one request, in its last state; events without the answer's id belong to the answer that began last, so that answers must not be mixed in one file.",
            "Answers name no address and no prompt, and an account only where the caller named one.",
        ],
    };
}
