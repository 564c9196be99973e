using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>
/// Records of OpenTelemetry's logs that hold the messages of a call of a model, one each: those of one span are one request.
/// </summary>
internal static class OpenTelemetryEventsPreset
{
    public static Preset Definition { get; } = OpenTelemetryPreset.Definition with
    {
        Name = "opentelemetry-events",
        Title = "OpenTelemetry log records of generative AI",
        Signature = ["eventName|event_name|event.name", "body|body.content|body.message", "spanId|span_id|SpanId",
            "gen_ai.system|gen_ai.provider.name|gen_ai.operation.name"],
        Columns = new Dictionary<string, string[]>(OpenTelemetryPreset.Definition.Columns, StringComparer.Ordinal)
        {
            [ImportTarget.InteractionId] = ["spanId", "span_id", "SpanId"],
            [ImportTarget.Prompt] = ["gen_ai.input.messages", "body"],
            [ImportTarget.Response] = ["gen_ai.output.messages", "body"],
        },
        Requests = new RequestRule
        {
            Columns = ["eventName", "event_name", "event.name"],
            Requests =
            [
                "gen_ai.system.message", "gen_ai.user.message", "gen_ai.assistant.message", "gen_ai.tool.message", "gen_ai.choice",
                "gen_ai.client.inference.operation.details",
            ],
            Otherwise = "an event of another kind (“…”)",
            Marks = ["gen_ai.system", "gen_ai.provider.name"],
            Unmarked = "a record of a log that is no message to a model",
        },
        Parts = new PartJoin("spanId|span_id|SpanId", null, []) { Lists = ["body"], NameOf = "eventName|event_name|event.name" },
        Notes =
        [
            "Each record is a message; those of one span are one request, whose prompt is the user's last text.",
            "These records name no account of their own: user.id stands for it, then enduser.id, then the client's address. Tokens and models are in the spans that they belong to, and only there.",
        ],
    };
}
