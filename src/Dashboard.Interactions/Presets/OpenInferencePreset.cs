using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Spans after the conventions of OpenInference, as Phoenix and Arize keep and export them.</summary>
internal static class OpenInferencePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "openinference",
        Title = "OpenInference spans",
        Signature = ["openinference.span.kind|span_kind", "llm.model_name",
            "llm.token_count.prompt|llm.token_count.completion|llm.token_count.total|input.value"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["user.id"],
            [ImportTarget.Time] =
            [
                "startTimeUnixNano", "start_time_unix_nano", "start_time", "startTime", "timeUnixNano", "timestamp", "time",
                "@timestamp", "Timestamp", "observedTimeUnixNano",
            ],
            [ImportTarget.Model] = ["llm.model_name", "llm.request.model_name", "llm.response.model_name", "embedding.model_name"],
            [ImportTarget.InteractionId] = ["spanId", "span_id", "context.span_id", "SpanId", "id"],
            [ImportTarget.SessionId] = ["session.id"],
            [ImportTarget.Status] = ["status_code", "status.code", "status"],
            [ImportTarget.InputTokens] = ["llm.token_count.prompt"],
            [ImportTarget.OutputTokens] = ["llm.token_count.completion"],
            [ImportTarget.CachedTokens] = ["llm.token_count.prompt_details.cache_read"],
            [ImportTarget.CacheWriteTokens] = ["llm.token_count.prompt_details.cache_write"],
            [ImportTarget.TotalTokens] = ["llm.token_count.total"],
            [ImportTarget.Prompt] = ["input.value", "llm.input_messages"],
            [ImportTarget.Response] = ["output.value"],
            [ImportTarget.Tools] = ["llm.tools"],
            [ImportTarget.ParametersHash] = ["llm.invocation_parameters"],
            [ImportTarget.Metadata] = ["tag.tags"],
        },
        Requests = new RequestRule
        {
            Columns = ["openinference.span.kind", "span_kind"],
            Requests = ["LLM"],
            Embeddings = ["EMBEDDING"],
            Others = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AGENT"] = "the run of an agent, whose calls of models count by themselves",
                ["CHAIN"] = "a step that leads to calls of models",
                ["TOOL"] = "the run of a tool",
                ["RETRIEVER"] = "a search in documents",
                ["RERANKER"] = "a sorting of documents",
                ["GUARDRAIL"] = "a check of a text",
                ["EVALUATOR"] = "a rating of an answer",
                ["PROMPT"] = "the filling in of a template",
            },
            Agents = ["AGENT"],
            Otherwise = "a span that calls no model (“…”)",
            Marks =
            [
                "llm.model_name", "llm.token_count.prompt",
            ],
            Unmarked = "a span that calls no model (HTTP, a database, other code)",
        },
        Notes = [
            "Accounts are there only where the program that writes the spans names its users (user.id); addresses are not part of these conventions."],
    };
}
