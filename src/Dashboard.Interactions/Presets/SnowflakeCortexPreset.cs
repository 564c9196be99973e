using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The usage of Snowflake’s Cortex functions and of its REST API, as the views of ACCOUNT_USAGE have it.</summary>
internal static class SnowflakeCortexPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "snowflake-cortex",
        Title = "Snowflake Cortex, usage history",
        Signature = ["MODEL_NAME", "TOKENS|TOKEN_CREDITS|CREDITS", "FUNCTION_NAME|TOKENS_GRANULAR|INFERENCE_REGION",
            "START_TIME|USAGE_TIME|QUERY_ID"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["USER_ID", "USER_NAME", "WAREHOUSE_ID"],
            [ImportTarget.Time] = ["START_TIME", "USAGE_TIME"],
            [ImportTarget.Model] = ["MODEL_NAME"],
            [ImportTarget.InteractionId] = ["REQUEST_ID"],
            [ImportTarget.InputTokens] = ["TOKENS_GRANULAR.input", "TOKENS_GRANULAR.input_tokens", "TOKENS_GRANULAR.prompt_tokens"],
            [ImportTarget.OutputTokens] = ["TOKENS_GRANULAR.output", "TOKENS_GRANULAR.output_tokens", "TOKENS_GRANULAR.completion_tokens"],
            [ImportTarget.Metadata] = ["FUNCTION_NAME"],
            [ImportTarget.Organisation] = ["WAREHOUSE_ID"],
        },
        Requests = new RequestRule { EmbeddingNames = ["FUNCTION_NAME", "MODEL_NAME"] },
        Supports = LogSupport.Identity | LogSupport.Cost,
        WithoutTime = "The view of queries has no times: use CORTEX_AISQL_USAGE_HISTORY, or join it with QUERY_HISTORY by QUERY_ID.",
        Notes =
        [
            "Rows of functions are sums over an hour, of however many calls: each counts as one interaction at the hour's start. Rows of the REST API are requests.",
            "TOKENS is input and output in one, and is read only where TOKENS_GRANULAR parts them. The account is the user, else the warehouse; texts and addresses are not part of these views.",
        ],
    };
}
