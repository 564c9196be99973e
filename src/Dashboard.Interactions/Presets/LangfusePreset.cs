using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Observations exported from Langfuse, of which the generations are calls of a model.</summary>
internal static class LangfusePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "langfuse",
        Title = "Langfuse observations",
        Signature = ["id", "trace_id|traceId", "type", "start_time|startTime"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = [
                "user_id", "userId", "trace.userId", "metadata.user_id", "metadata.userId", "metadata.langfuse_user_id"],
            [ImportTarget.Time] = ["start_time", "startTime"],
            [ImportTarget.Model] = ["provided_model_name", "providedModelName", "model", "internal_model", "modelId"],
            [ImportTarget.InteractionId] = ["id"],
            [ImportTarget.SessionId] = ["session_id", "sessionId"],
            [ImportTarget.Status] = ["level"],
            [ImportTarget.InputTokens] = [
                "usage_details.input", "usageDetails.input", "usage.input", "usage.promptTokens", "inputUsage", "promptTokens"],
            [ImportTarget.OutputTokens] = [
                "usage_details.output", "usageDetails.output", "usage.output", "usage.completionTokens", "outputUsage", "completionTokens"],
            [ImportTarget.CachedTokens] =
            [
                "usage_details.input_cached_tokens", "usageDetails.input_cached_tokens", "usage_details.cache_read_input_tokens",
                "usageDetails.cache_read_input_tokens", "usage_details.input_cache_read", "usageDetails.input_cache_read",
            ],
            [ImportTarget.CacheWriteTokens] =
            [
                "usage_details.cache_creation_input_tokens", "usageDetails.cache_creation_input_tokens",
                "usage_details.input_cache_creation", "usageDetails.input_cache_creation",
            ],
            [ImportTarget.TotalTokens] = ["usage_details.total", "usageDetails.total", "usage.total"],
            [ImportTarget.Prompt] = ["input"],
            [ImportTarget.Response] = ["output"],
            [ImportTarget.ParametersHash] = ["model_parameters", "modelParameters"],
            [ImportTarget.Metadata] = ["tags", "traceTags"],
        },
        Requests = new RequestRule
        {
            Columns = ["type"],
            Requests = ["GENERATION"],
            Embeddings = ["EMBEDDING"],
            Others = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SPAN"] = "a step of a trace that calls no model",
                ["EVENT"] = "an event of a trace",
                ["AGENT"] = "the run of an agent, whose calls of models count by themselves",
                ["TOOL"] = "the run of a tool",
                ["CHAIN"] = "a step that leads to calls of models",
                ["RETRIEVER"] = "a search in documents",
                ["EVALUATOR"] = "a rating of an answer",
                ["GUARDRAIL"] = "a check of a text",
            },
            Agents = ["AGENT"],
            Otherwise = "an observation of another kind (“…”)",
        },
        Counting = CacheCounting.Beside,
        IsUtc = true,
        Notes =
        [
            "The parts of usage_details are apart: input is what was read beside any cache, unless a row's own total says otherwise.",
            "Addresses are there only where somebody put them into the metadata.",
        ],
    };
}
