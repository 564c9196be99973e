using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Presets;

/// <summary>
/// The log of language models in Azure API Management. Who called and from where stands in the gateway's log, and
/// both belong together by their correlation.
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
            [ImportTarget.Account] = ["ApimSubscriptionId"],
            [ImportTarget.Time] = ["TimeGenerated", "TimeGenerated [UTC]"],
            [ImportTarget.Model] = ["ModelName", "DeploymentName"],
            [ImportTarget.InteractionId] = ["CorrelationId"],
            [ImportTarget.Status] = ["ResponseCode"],
            [ImportTarget.InputTokens] = ["PromptTokens"],
            [ImportTarget.OutputTokens] = ["CompletionTokens"],
            [ImportTarget.Prompt] = ["RequestMessages"],
            [ImportTarget.Ip] = ["CallerIpAddress"],
            [ImportTarget.Credential] = ["ApimSubscriptionId"],
        },
        Companion = new CompanionPreset("the gateway's log (ApiManagementGatewayLogs)", "CorrelationId", "CallerIpAddress"),
        IsUtc = true,
        Notes = ["A request of long messages takes several rows with one correlation: the first counts, the others are its duplicates."],
    };
}
