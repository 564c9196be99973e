using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Answers of OpenAI’s chat API and of those who follow it: whole, or in the chunks that they were streamed in.</summary>
internal static class OpenAIChatPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "openai-chat",
        Title = "OpenAI, answers of chat completions",
        Signature = ["id|response.body.id", "object|response.body.object", "created|response.body.created", "choices|response.body.choices",
            "model|response.body.model"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["user", "user_id", "metadata.user_id", "metadata.user", "request.user"],
            [ImportTarget.Time] = ["created", "response.body.created"],
            [ImportTarget.Model] = ["model", "response.body.model"],
            [ImportTarget.InteractionId] = ["id", "response.body.id"],
            [ImportTarget.InputTokens] = ["usage.prompt_tokens", "response.body.usage.prompt_tokens"],
            [ImportTarget.OutputTokens] = ["usage.completion_tokens", "response.body.usage.completion_tokens"],
            [ImportTarget.CachedTokens] = [
                "usage.prompt_tokens_details.cached_tokens", "response.body.usage.prompt_tokens_details.cached_tokens"],
            [ImportTarget.TotalTokens] = ["usage.total_tokens", "response.body.usage.total_tokens"],
            [ImportTarget.Prompt] = ["messages", "request.messages", "request"],
            [ImportTarget.Response] = ["choices", "response.body.choices"],
        },
        Parts = new PartJoin("id", null, [])
        {
            Lists = ["choices"],
            Last = ["usage.prompt_tokens", "usage.completion_tokens", "usage.total_tokens", "usage.prompt_tokens_details.cached_tokens"],
            Kind = new PartKind("object", ["chat.completion.chunk", "text_completion.chunk"]),
        },
        TimeUnit = TimeUnit.Seconds,
        Notes =
        [
            "The chunks of one id are one answer, put together in the order of the log; tokens are those of the last chunk that has any.",
            "Answers name no account, no address and no prompt: these are there only where the program that logs them adds them.",
        ],
    };
}
