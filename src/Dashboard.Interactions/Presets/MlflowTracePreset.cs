using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The table of traces of MLflow: one row a trace, with its first input and its last output.</summary>
internal static class MlflowTracePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "mlflow-traces",
        Title = "MLflow, table of traces",
        Signature = ["trace_id|request_id", "request_time|timestamp_ms", "request", "response",
            "trace_metadata|request_metadata|trace_metadata.mlflow.trace.user", "execution_duration|execution_time_ms|state|status"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["trace_metadata.mlflow.trace.user", "request_metadata.mlflow.trace.user", "tags.mlflow.trace.user"],
            [ImportTarget.Time] = ["request_time", "timestamp_ms"],
            [ImportTarget.InteractionId] = ["trace_id", "request_id"],
            [ImportTarget.SessionId] = ["trace_metadata.mlflow.trace.session", "request_metadata.mlflow.trace.session"],
            [ImportTarget.Status] = ["state", "status"],
            [ImportTarget.InputTokens] = [
                "trace_metadata.mlflow.trace.tokenUsage.input_tokens", "request_metadata.mlflow.trace.tokenUsage.input_tokens"],
            [ImportTarget.OutputTokens] = [
                "trace_metadata.mlflow.trace.tokenUsage.output_tokens", "request_metadata.mlflow.trace.tokenUsage.output_tokens"],
            [ImportTarget.Prompt] = ["request"],
            [ImportTarget.Response] = ["response"],
        },
        IsUtc = true,
        Notes =
        [
            "A row is a whole trace and counts as one request, however many models it called; which ones is told by its spans alone.",
            "Accounts are there only where the program names its users (mlflow.trace.user); addresses are not part of this table.",
        ],
    };
}
