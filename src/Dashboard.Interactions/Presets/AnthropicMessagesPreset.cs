using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Answers of Anthropic’s messages API: whole, or as the events that they were streamed in, one a line.</summary>
internal static class AnthropicMessagesPreset
{
    private static readonly PartKind Parts = new(
        "type",
        ["message_start", "content_block_start", "content_block_delta", "content_block_stop", "message_delta", "message_stop", "ping",
            "error", "assistant"]);

    public static Preset Definition { get; } = new()
    {
        Name = "anthropic-messages",
        Title = "Anthropic, answers of the messages API",
        Signature = ["message.id|id", "message.role|role", "message.model|model", "message.usage.input_tokens|usage.input_tokens",
            "message.content|content"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["user_id", "user", "account_id", "metadata.user_id", "request.metadata.user_id"],
            [ImportTarget.Time] = ["timestamp", "time", "@timestamp", "ts", "created_at", "received_at", "logged_at"],
            [ImportTarget.Model] = ["message.model", "model"],
            [ImportTarget.InteractionId] = ["message.id", "id"],
            [ImportTarget.SessionId] = ["sessionId", "session_id", "conversation_id"],
            [ImportTarget.InputTokens] = ["message.usage.input_tokens", "usage.input_tokens"],
            [ImportTarget.OutputTokens] = ["usage.output_tokens", "message.usage.output_tokens"],
            [ImportTarget.CachedTokens] = ["message.usage.cache_read_input_tokens", "usage.cache_read_input_tokens"],
            [ImportTarget.CacheWriteTokens] = ["message.usage.cache_creation_input_tokens", "usage.cache_creation_input_tokens"],
            [ImportTarget.Prompt] = ["request", "messages"],
            [ImportTarget.Response] = ["delta", "content", "message.content"],
        },
        Requests = new RequestRule
        {
            Columns = ["type"],
            Requests = ["message_start", "message", "assistant"],
            Others = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["user"] = "a user's message, which a request beside it carries",
                ["system"] = "a message of the program",
                ["summary"] = "a summary of a conversation",
            },
            Otherwise = "a part of a streamed answer whose beginning is missing",
        },
        Parts = new PartJoin("message.id", null, []) { Lists = ["delta"], Last = ["usage.output_tokens", "message.usage.output_tokens"],
            Kind = Parts, Follows = true },
        Counting = CacheCounting.Beside,
        WithoutTime = "The maker's answers and events have no time of their own: whoever logs them has to put one beside them.",
        Notes =
        [
            "The events of one answer are one request; events belong to the answer that began last, so that answers must not be mixed in one file.",
            "Answers name no account, no address and no prompt: these are there only where the program that logs them adds them.",
        ],
    };
}
