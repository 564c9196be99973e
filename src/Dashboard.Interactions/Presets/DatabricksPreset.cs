using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The inference tables of Databricks' AI gateway and its table of endpoint usage.</summary>
internal static class DatabricksPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "databricks",
        Title = "Databricks, inference tables and usage of endpoints",
        Signature = ["databricks_request_id", "request_time", "status_code", "requester|request|input_token_count"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["requester"],
            [ImportTarget.Time] = ["request_time"],
            [ImportTarget.Model] = ["response.model", "endpoint_name", "served_entity_name", "served_entity_id"],
            [ImportTarget.InteractionId] = ["databricks_request_id"],
            [ImportTarget.Status] = ["status_code"],
            [ImportTarget.InputTokens] = ["response.usage.prompt_tokens", "response.usage.input_tokens", "input_token_count"],
            [ImportTarget.OutputTokens] = ["response.usage.completion_tokens", "response.usage.output_tokens", "output_token_count"],
            [ImportTarget.CachedTokens] = ["response.usage.prompt_tokens_details.cached_tokens", "response.usage.cache_read_input_tokens"],
            [ImportTarget.CacheWriteTokens] = ["response.usage.cache_creation_input_tokens"],
            [ImportTarget.TotalTokens] = ["response.usage.total_tokens"],
            [ImportTarget.Prompt] = ["request"],
            [ImportTarget.Response] = ["response"],
        },
        IsUtc = true,
        Notes =
        [
            "The account is who calls the endpoint, often a service that stands for many people.",
            "Addresses are not part of these tables; the table of usage has no texts.",
        ],
    };
}
