using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>
/// The log of language models in Azure API Management. Who called and from where stands in the gateway's log, and both belong together by
/// their correlation.
/// </summary>
internal static class ApiManagementPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "azure-apim",
        Title = "Azure API Management, log of language models",
        Signature = ["CorrelationId", "PromptTokens", "CompletionTokens", "DeploymentName|ModelName"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["ApimSubscriptionId", "UserId"],
            [ImportTarget.Time] = ["TimeGenerated", "TimeGenerated [UTC]", "time"],
            [ImportTarget.Model] = ["ModelName", "DeploymentName"],
            [ImportTarget.InteractionId] = ["CorrelationId"],
            [ImportTarget.Status] = ["ResponseCode"],
            [ImportTarget.InputTokens] = ["PromptTokens"],
            [ImportTarget.OutputTokens] = ["CompletionTokens"],
            [ImportTarget.TotalTokens] = ["TotalTokens"],
            [ImportTarget.Prompt] = ["RequestMessages"],
            [ImportTarget.Response] = ["ResponseMessages"],
            [ImportTarget.Ip] = ["CallerIpAddress"],
            [ImportTarget.Credential] = ["ApimSubscriptionId"],
        },
        Requests = new RequestRule
        {
            EmbeddingNames = ["ModelName", "DeploymentName", "OperationName", "OperationId", "Url"],
            Columns = ["category"],
            Requests = ["GatewayLlmLogs"],
            Others = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["GatewayLogs"] = "a row of the gateway's log, which belongs to a request beside it",
            },
            Otherwise = "a row of another log (“…”)",
        },
        Companion = new CompanionPreset("the gateway's log (ApiManagementGatewayLogs)", "CorrelationId", "CallerIpAddress"),
        Parts = new PartJoin("CorrelationId", "SequenceNumber", ["RequestMessages", "ResponseMessages"]),
        IsUtc = true,
        Notes =
        [
            "A request of long messages takes several rows with one correlation: they are put together in the order of SequenceNumber.",
            "By itself this log says nothing of who called and from where: the gateway's log does. Give both files together.",
        ],
    };
}
