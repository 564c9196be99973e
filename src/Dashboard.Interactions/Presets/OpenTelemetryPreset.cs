using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>
/// Spans after the semantic conventions of OpenTelemetry for generative AI, one a record, the older names too; those of OpenLLMetry as
/// well.
/// </summary>
internal static class OpenTelemetryPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "opentelemetry",
        Title = "OpenTelemetry spans of generative AI",
        Signature = ["gen_ai.provider.name|gen_ai.system|gen_ai.operation.name", "gen_ai.request.model|gen_ai.response.model"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = 
            [
                "user.id", "enduser.id", "traceloop.association.properties.user_id", "traceloop.association.properties.userId",
                "langfuse.user.id", "ai.telemetry.metadata.userId", "ai.telemetry.metadata.user_id", "client.address",
            ],
            [ImportTarget.Time] =
            [
                "startTimeUnixNano", "start_time_unix_nano", "start_time", "startTime", "timeUnixNano", "timestamp", "time",
                "@timestamp", "Timestamp", "observedTimeUnixNano", "observed_time_unix_nano",
            ],
            [ImportTarget.Model] = ["gen_ai.request.model", "gen_ai.response.model"],
            [ImportTarget.InteractionId] = ["gen_ai.response.id", "spanId", "span_id", "context.span_id", "SpanId", "id"],
            [ImportTarget.SessionId] = [
                "gen_ai.conversation.id", "session.id", "traceloop.association.properties.session_id", "langfuse.session.id"],
            [ImportTarget.Status] = ["error.type", "gen_ai.response.finish_reasons"],
            [ImportTarget.InputTokens] = ["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.usage.prompt_tokens"],
            [ImportTarget.OutputTokens] = ["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "llm.usage.completion_tokens"],
            [ImportTarget.CachedTokens] = [
                "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens", "ai.usage.cachedInputTokens"],
            [ImportTarget.CacheWriteTokens] =
            [
                "gen_ai.usage.cache_write.input_tokens", "gen_ai.usage.cache_creation.input_tokens",
                "gen_ai.usage.cache_creation_input_tokens",
            ],
            [ImportTarget.TotalTokens] = ["gen_ai.usage.total_tokens", "llm.usage.total_tokens"],
            [ImportTarget.Prompt] = ["gen_ai.input.messages", "gen_ai.prompt", "ai.prompt.messages", "events", "logs"],
            [ImportTarget.SystemPrompt] = ["gen_ai.system_instructions"],
            [ImportTarget.Tools] = ["gen_ai.tool.definitions", "ai.prompt.tools"],
            [ImportTarget.Response] = [
                "gen_ai.output.messages", "gen_ai.completion", "gen_ai.completion.0.content", "ai.response.text", "events", "logs"],
            [ImportTarget.Metadata] = ["gen_ai.operation.name"],
            [ImportTarget.Ip] = ["client.address"],
            [ImportTarget.UserAgent] = ["user_agent.original"],
        },
        Requests = new RequestRule
        {
            Columns = ["gen_ai.operation.name", "llm.request.type"],
            Requests = ["chat", "completion", "text_completion", "generate_content", "image_generation", "speech", "transcription"],
            Embeddings = ["embeddings", "embedding"],
            Others = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["invoke_agent"] = "the run of an agent, whose calls of models count by themselves",
                ["create_agent"] = "the making of an agent",
                ["invoke_workflow"] = "the run of an agent, whose calls of models count by themselves",
                ["execute_tool"] = "the run of a tool",
                ["retrieval"] = "a search in documents",
            },
            Agents = ["invoke_agent"],
            Otherwise = "a step of another kind (“…”)",
            Marks =
            [
                "gen_ai.provider.name", "gen_ai.system", "gen_ai.request.model", "gen_ai.response.model", "gen_ai.usage.input_tokens",
                "gen_ai.usage.output_tokens",
            ],
            Unmarked = "a span that calls no model (HTTP, a database, other code)",
        },
        Notes =
        [
            "These spans name no account of their own: user.id stands for it, then enduser.id, then the user that OpenLLMetry, Langfuse or the AI SDK was told, then the client's address.",
            "Spans of agents and tools are set aside, since the calls of models inside them are spans of their own; in a log that has runs of agents alone, those count.",
            "Prompts come from attributes, else from the span's events. They are there only where the program that writes the spans was told to keep them.",
        ],
    };
}
