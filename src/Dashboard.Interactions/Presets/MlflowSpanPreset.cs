using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Spans of MLflow Tracing, in the traces of its JSON or one a record. Values of its attributes are JSON again.</summary>
internal static class MlflowSpanPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "mlflow",
        Title = "MLflow, spans of traces",
        Signature = ["mlflow.spanType", "mlflow.spanInputs|mlflow.spanOutputs|mlflow.traceRequestId"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] =
            [
                "info.trace_metadata.mlflow.trace.user", "info.request_metadata.mlflow.trace.user", "trace_metadata.mlflow.trace.user",
                "info.tags.mlflow.trace.user", "mlflow.trace.user", "user.id",
            ],
            [ImportTarget.Time] = [
                "start_time_unix_nano", "startTimeUnixNano", "start_time_ns", "start_time", "info.request_time", "info.timestamp_ms"],
            [ImportTarget.Model] = [
                "mlflow.llm.model", "mlflow.spanInputs.model", "mlflow.spanOutputs.model", "mlflow.invocation_params.model"],
            [ImportTarget.InteractionId] = ["span_id", "context.span_id", "spanId"],
            [ImportTarget.SessionId] =
                ["info.trace_metadata.mlflow.trace.session", "info.request_metadata.mlflow.trace.session",
                    "trace_metadata.mlflow.trace.session"],
            [ImportTarget.Status] = ["status.code", "status.status_code", "status_code", "status"],
            [ImportTarget.InputTokens] = [
                "mlflow.chat.tokenUsage.input_tokens", "mlflow.spanOutputs.usage.prompt_tokens", "mlflow.spanOutputs.usage.input_tokens"],
            [ImportTarget.OutputTokens] =
                ["mlflow.chat.tokenUsage.output_tokens", "mlflow.spanOutputs.usage.completion_tokens",
                    "mlflow.spanOutputs.usage.output_tokens"],
            [ImportTarget.CachedTokens] = ["mlflow.chat.tokenUsage.cache_read_input_tokens"],
            [ImportTarget.CacheWriteTokens] = ["mlflow.chat.tokenUsage.cache_creation_input_tokens"],
            [ImportTarget.TotalTokens] = ["mlflow.chat.tokenUsage.total_tokens"],
            [ImportTarget.Prompt] = ["mlflow.spanInputs"],
            [ImportTarget.Response] = ["mlflow.spanOutputs"],
            [ImportTarget.Tools] = ["mlflow.chat.tools"],
        },
        Requests = new RequestRule
        {
            Columns = ["mlflow.spanType"],
            Requests = ["LLM", "CHAT_MODEL"],
            Embeddings = ["EMBEDDING"],
            Others = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AGENT"] = "the run of an agent, whose calls of models count by themselves",
                ["CHAIN"] = "a step that leads to calls of models",
                ["WORKFLOW"] = "a step that leads to calls of models",
                ["TOOL"] = "the run of a tool",
                ["RETRIEVER"] = "a search in documents",
                ["RERANKER"] = "a sorting of documents",
                ["PARSER"] = "the reading of an answer",
                ["MEMORY"] = "a look into an agent's memory",
                ["UNKNOWN"] = "a step of a trace of no stated kind",
            },
            Agents = ["AGENT"],
            Otherwise = "a step of a trace of another kind (“…”)",
        },
        Notes =
        [
            "Accounts are there only where the program names its users (mlflow.trace.user); addresses are not part of these traces.",
        ],
    };
}
