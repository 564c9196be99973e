using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Presets;

/// <summary>Spans after the semantic conventions of OpenTelemetry for generative AI, one a record, the older names too.</summary>
internal static class OpenTelemetryPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "opentelemetry",
        Title = "OpenTelemetry spans of generative AI",
        Signature = ["gen_ai.provider.name|gen_ai.system|gen_ai.operation.name", "gen_ai.request.model|gen_ai.response.model"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["user.id", "enduser.id", "client.address"],
            [ImportTarget.Time] = ["startTimeUnixNano", "start_time_unix_nano", "start_time", "startTime", "timestamp", "time", "@timestamp"],
            [ImportTarget.Model] = ["gen_ai.request.model", "gen_ai.response.model"],
            [ImportTarget.InteractionId] = ["gen_ai.response.id", "spanId", "span_id"],
            [ImportTarget.SessionId] = ["gen_ai.conversation.id"],
            [ImportTarget.Status] = ["gen_ai.response.finish_reasons"],
            [ImportTarget.InputTokens] = ["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"],
            [ImportTarget.OutputTokens] = ["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"],
            [ImportTarget.CachedTokens] = ["gen_ai.usage.cache_read.input_tokens"],
            [ImportTarget.Prompt] = ["gen_ai.input.messages", "gen_ai.prompt"],
            [ImportTarget.SystemPrompt] = ["gen_ai.system_instructions"],
            [ImportTarget.Tools] = ["gen_ai.tool.definitions", "gen_ai.tool.name"],
            [ImportTarget.Metadata] = ["gen_ai.operation.name"],
            [ImportTarget.Ip] = ["client.address"],
            ["user_agent"] = ["user_agent.original"],
        },
        Notes = ["These spans name no account of their own: user.id stands for it, then enduser.id, then the client's address. Input tokens include cached ones."],
    };
}
