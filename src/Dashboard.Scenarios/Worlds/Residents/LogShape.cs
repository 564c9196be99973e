namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>The makers' log shapes that a world can be written in.</summary>
public enum LogShape
{
    GenericCsv,
    GenericNdjson,
    OpenTelemetryLines,
    OtlpFile,
    LiteLlmSpendLogs,
    LangfuseObservations,
    HeliconeCsv,
    BedrockInvocations,
    AzureApiManagement,
    NewApi,
    OpenRouterActivity,
    CloudflareGateway,
    KongHttpLog,
}
