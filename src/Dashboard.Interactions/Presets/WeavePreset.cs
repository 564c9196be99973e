using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Calls that Weave (Weights and Biases) traces, of which those that report the use of a model are requests.</summary>
internal static class WeavePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "weave",
        Title = "Weave calls",
        Signature = ["op_name", "started_at", "trace_id", "inputs.model|inputs|output"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["attributes.user_id", "attributes.user", "attributes.userId", "wb_user_id"],
            [ImportTarget.Time] = ["started_at"],
            [ImportTarget.Model] = ["inputs.model", "output.model"],
            [ImportTarget.InteractionId] = ["id"],
            [ImportTarget.SessionId] = ["thread_id"],
            [ImportTarget.Status] = ["summary.weave.status", "summary.status"],
            [ImportTarget.InputTokens] = ["output.usage.prompt_tokens", "output.usage.input_tokens"],
            [ImportTarget.OutputTokens] = ["output.usage.completion_tokens", "output.usage.output_tokens"],
            [ImportTarget.CachedTokens] = ["output.usage.prompt_tokens_details.cached_tokens", "output.usage.cache_read_input_tokens"],
            [ImportTarget.CacheWriteTokens] = ["output.usage.cache_creation_input_tokens"],
            [ImportTarget.TotalTokens] = ["output.usage.total_tokens"],
            [ImportTarget.Prompt] = ["inputs"],
            [ImportTarget.Response] = ["output"],
        },
        Requests = new RequestRule
        {
            Marks = ["output.usage.prompt_tokens", "output.usage.input_tokens", "inputs.model"],
            Unmarked = "a call of code that asks no model by itself",
        },
        IsUtc = true,
        Notes =
        [
            "The account is the user that the program names, else the member of the workspace whose key traced the call.",
            "Addresses are not part of these traces.",
        ],
    };
}
