using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The request trace of a hosted model, AzurePublicDataset 2023.</summary>
internal static class AzureLlmPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "azure-llm",
        Title = "Azure LLM inference trace",
        Signature = ["TIMESTAMP", "ContextTokens", "GeneratedTokens"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Time] = ["TIMESTAMP"],
            [ImportTarget.InputTokens] = ["ContextTokens"],
            [ImportTarget.OutputTokens] = ["GeneratedTokens"],
        },
        IsUtc = true,
        Supports = LogSupport.Timing | LogSupport.Cost,
    };
}
