using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>
/// The usage of OpenAI, exported or as its API gives it in pages of buckets: sums by span of time, project, user, key and model.
/// </summary>
internal static class OpenAIUsagePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "openai-usage",
        Title = "OpenAI usage",
        Signature = ["start_time", "end_time", "num_model_requests"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["user_id", "api_key_id", "project_id"],
            [ImportTarget.Time] = ["start_time"],
            [ImportTarget.Model] = ["model"],
            [ImportTarget.Requests] = ["num_model_requests"],
            [ImportTarget.InputTokens] = ["input_tokens"],
            [ImportTarget.OutputTokens] = ["output_tokens"],
            [ImportTarget.CachedTokens] = ["input_cached_tokens"],
            [ImportTarget.Credential] = ["api_key_id"],
            [ImportTarget.Organisation] = ["project_id"],
        },
        Requests = new RequestRule
        {
            Columns = ["object"],
            Embeddings = ["organization.usage.embeddings.result"],
            EmbeddingNames = ["model"],
            Others = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["organization.usage.moderations.result"] = "a sum of checks of texts",
                ["organization.usage.vector_stores.result"] = "a sum of what was stored",
                ["organization.usage.code_interpreter_sessions.result"] = "a sum of runs of code",
            },
        },
        TimeUnit = TimeUnit.Seconds,
        Supports = LogSupport.Identity | LogSupport.Cost,
        Notes =
        [
            "Each row is a sum over a span of time: its requests count as that many interactions, all at the span's start.",
            "The account is the user, else the key, else the project, as far as the usage was grouped by them.",
        ],
    };
}
