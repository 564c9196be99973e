using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Spans of Datadog’s LLM Observability.</summary>
internal static class DatadogLlmPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "datadog-llm",
        Title = "Datadog, spans of LLM Observability",
        Signature = ["ml_app", "start_ns", "span_kind|meta.kind"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["metadata.user_id", "meta.metadata.user_id", "metadata.user", "meta.metadata.user", "tags.user_id",
                "tags.usr.id", "tags.user", "tags.userId", "tags.account_id"],
            [ImportTarget.Time] = ["start_ns"],
            [ImportTarget.Model] = ["model_name", "meta.model_name", "meta.metadata.model_name"],
            [ImportTarget.InteractionId] = ["span_id"],
            [ImportTarget.SessionId] = ["session_id"],
            [ImportTarget.Status] = ["status"],
            [ImportTarget.InputTokens] = ["metrics.input_tokens", "metrics.prompt_tokens"],
            [ImportTarget.OutputTokens] = ["metrics.output_tokens", "metrics.completion_tokens"],
            [ImportTarget.CachedTokens] = ["metrics.cache_read_input_tokens"],
            [ImportTarget.CacheWriteTokens] = ["metrics.cache_write_input_tokens"],
            [ImportTarget.TotalTokens] = ["metrics.total_tokens"],
            [ImportTarget.Prompt] = ["input.messages", "meta.input.messages", "input.value", "meta.input.value"],
            [ImportTarget.Response] = ["output.messages", "meta.output.messages", "output.value", "meta.output.value"],
        },
        Requests = new RequestRule
        {
            Columns = ["span_kind", "meta.kind"],
            Requests = ["llm"],
            Embeddings = ["embedding"],
            Others = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["agent"] = "the run of an agent, whose calls of models count by themselves",
                ["workflow"] = "a step that leads to calls of models",
                ["task"] = "a step of a trace that calls no model",
                ["tool"] = "the run of a tool",
                ["retrieval"] = "a search in documents",
            },
            Otherwise = "a span of another kind (“…”)",
        },
        TimeUnit = TimeUnit.Nanoseconds,
        Notes =
        [
            "Accounts are there only where the metadata or a tag (user_id:…) names them. Addresses are not part of these spans.",
        ],
    };
}
