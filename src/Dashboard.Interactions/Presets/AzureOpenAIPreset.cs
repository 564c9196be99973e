using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The diagnostic records of Azure OpenAI: requests and their answers, without their texts and tokens.</summary>
internal static class AzureOpenAIPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "azure-openai",
        Title = "Azure OpenAI diagnostic records",
        Signature = ["time|TimeGenerated", "category", "operationName",
            "properties.modelDeploymentName|properties.modelName|properties_s.modelDeploymentName|properties.streamType"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["properties.objectId", "properties_s.objectId", "identity", "resourceId"],
            [ImportTarget.Time] = ["time", "TimeGenerated"],
            [ImportTarget.Model] = [
                "properties.modelName", "properties_s.modelName", "properties.modelDeploymentName", "properties_s.modelDeploymentName"],
            [ImportTarget.InteractionId] = ["correlationId"],
            [ImportTarget.Status] = ["resultSignature"],
            [ImportTarget.Metadata] = ["operationName"],
            [ImportTarget.Organisation] = ["resourceId"],
        },
        Requests = new RequestRule
        {
            EmbeddingNames = ["operationName", "properties.modelName", "properties_s.modelName", "properties.modelDeploymentName",
                "properties_s.modelDeploymentName"],
            Columns = ["category"],
            Requests = ["RequestResponse"],
            Others = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Audit"] = "an act of managing the service",
                ["Trace"] = "a message of the service",
                ["AzureOpenAIRequestUsage"] = "a count of a request that has a row of its own",
            },
            Otherwise = "a row of another log (“…”)",
        },
        Supports = LogSupport.Identity | LogSupport.Timing,
        IsUtc = true,
        Notes =
        [
            "The maker hides the last part of every address, so that neighbours cannot be told apart: addresses are not read.",
            "Neither texts nor tokens are part of these records. Behind a gateway, API Management's log has both.",
        ],
    };
}
