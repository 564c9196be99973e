using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Runs exported from LangSmith, of which those of kind llm are calls of a model.</summary>
internal static class LangSmithPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "langsmith",
        Title = "LangSmith runs",
        Signature = ["id", "run_type", "start_time", "trace_id|session_id|dotted_order"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["extra.metadata.user_id", "extra.metadata.userId", "extra.metadata.user", "metadata.user_id"],
            [ImportTarget.Time] = ["start_time"],
            [ImportTarget.Model] =
            [
                "extra.metadata.ls_model_name", "extra.invocation_params.model", "extra.invocation_params.model_name",
                "metadata.ls_model_name",
            ],
            [ImportTarget.InteractionId] = ["id"],
            [ImportTarget.SessionId] = ["extra.metadata.session_id", "extra.metadata.thread_id", "extra.metadata.conversation_id"],
            [ImportTarget.Status] = ["status"],
            [ImportTarget.InputTokens] = ["prompt_tokens", "outputs.usage_metadata.input_tokens"],
            [ImportTarget.OutputTokens] = ["completion_tokens", "outputs.usage_metadata.output_tokens"],
            [ImportTarget.CachedTokens] = ["prompt_token_details.cache_read", "outputs.usage_metadata.input_token_details.cache_read"],
            [ImportTarget.CacheWriteTokens] =
            [
                "prompt_token_details.cache_creation", "outputs.usage_metadata.input_token_details.cache_creation",
            ],
            [ImportTarget.TotalTokens] = ["total_tokens"],
            [ImportTarget.Prompt] = ["inputs.messages", "inputs.prompts", "inputs"],
            [ImportTarget.Tools] = ["extra.invocation_params.tools", "extra.invocation_params.functions"],
            [ImportTarget.Response] = ["outputs"],
            [ImportTarget.ParametersHash] = ["extra.invocation_params"],
        },
        Requests = new RequestRule
        {
            Columns = ["run_type"],
            Requests = ["llm"],
            Embeddings = ["embedding"],
            Others = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["chain"] = "a step that leads to calls of models",
                ["tool"] = "the run of a tool",
                ["retriever"] = "a search in documents",
                ["prompt"] = "the filling in of a template",
                ["parser"] = "the reading of an answer",
            },
            Otherwise = "a run of another kind (“…”)",
        },
        IsUtc = true,
        Notes =
        [
            "Accounts are there only where the program puts its users into the metadata; addresses are not part of this export.",
        ],
    };
}
