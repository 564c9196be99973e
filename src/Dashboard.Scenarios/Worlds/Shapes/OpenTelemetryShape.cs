using System.Globalization;
using System.Text.Json;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>
/// OpenTelemetry's GenAI spans: a line each, or grouped as the collector's file exporter writes them. Input tokens include cached ones.
/// </summary>
internal static class OpenTelemetryShape
{
    private const int SpansPerExport = 200;

    public static ShapeWriter Lines { get; } = new(
        LogShape.OpenTelemetryLines, "otel", [new ShapeFile("spans.ndjson", world => Enumerable.Range(0, world.Interactions.Count)
        .Select(place => JsonLine.Text(json => Span(json, world, place))))]);

    public static ShapeWriter File { get; } = new(
        LogShape.OtlpFile, "otlp",
        [new ShapeFile("traces.jsonl", world => Enumerable.Range(0, world.Interactions.Count).Chunk(SpansPerExport)
        .Select(places => JsonLine.Object(json =>
        {
            json.WriteStartArray("resourceSpans");
            json.WriteStartObject();
            json.WriteStartObject("resource");
            json.WriteStartArray("attributes");
            Attribute(json, "service.name", "gateway");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartArray("scopeSpans");
            json.WriteStartObject();
            json.WriteStartObject("scope");
            json.WriteString("name", "gateway");
            json.WriteEndObject();
            json.WriteStartArray("spans");
            foreach (var place in places) Span(json, world, place);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        })))]);

    private static void Span(Utf8JsonWriter json, WorldLog world, int place)
    {
        var row = world.Interactions[place];
        var start = new DateTimeOffset(row.At).ToUnixTimeMilliseconds();
        json.WriteStartObject();
        json.WriteString("traceId", $"{place + 1:x32}");
        json.WriteString("spanId", $"{place + 1:x16}");
        json.WriteString("name", $"chat {row.Model}");
        json.WriteNumber("kind", 3);
        json.WriteString("startTimeUnixNano", Nanoseconds(start));
        json.WriteString("endTimeUnixNano", Nanoseconds(start + 400 + 12L * row.OutputTokens));
        json.WriteStartArray("attributes");
        Attribute(json, "gen_ai.operation.name", "chat");
        Attribute(json, "gen_ai.provider.name", "atlas");
        Attribute(json, "gen_ai.request.model", row.Model);
        Attribute(json, "gen_ai.response.id", LogShapes.Id("msg-", place));
        Attribute(json, "gen_ai.conversation.id", row.Session);
        Number(json, "gen_ai.usage.input_tokens", row.InputTokens);
        Number(json, "gen_ai.usage.output_tokens", row.OutputTokens);
        Number(json, "gen_ai.usage.cache_read.input_tokens", row.CachedTokens);
        if (row.SystemPrompt is { } system) Attribute(json, "gen_ai.system_instructions", JsonLine.Text(inner => Parts(inner, system)));
        if (row.Prompt is not null) Attribute(json, "gen_ai.input.messages", JsonLine.Text(inner => Messages(inner, row)));
        Attribute(json, "client.address", row.Address);
        Attribute(json, "user_agent.original", row.UserAgent);
        Attribute(json, "user.id", world.Accounts[row.Account].AccountId);
        if (row.Status != "ok") Attribute(json, "error.type", row.Status);
        json.WriteEndArray();
        json.WriteStartObject("status");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Messages of the semantic conventions have parts with a type.</summary>
    private static void Messages(Utf8JsonWriter json, WorldInteraction row)
    {
        json.WriteStartArray();
        foreach (var text in row.Earlier.Append(row.Prompt!))
        {
            json.WriteStartObject();
            json.WriteString("role", "user");
            json.WritePropertyName("parts");
            Parts(json, text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Parts(Utf8JsonWriter json, string text)
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("content", text);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Attribute(Utf8JsonWriter json, string key, string? value)
    {
        if (value is null) return;
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteStartObject("value");
        json.WriteString("stringValue", value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string key, int value)
    {
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteStartObject("value");
        json.WriteString("intValue", value.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Nanoseconds(long milliseconds) => milliseconds.ToString(CultureInfo.InvariantCulture) + "000000";
}
