using System.Buffers;
using System.Text;
using System.Text.Json;
using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>
/// The messages that OpenTelemetry keeps as events: of a span, or as records of a log that belong to one. Source: the semantic
/// conventions for generative AI, events (<c>gen_ai.user.message</c> and so on, <c>gen_ai.content.prompt</c>,
/// <c>gen_ai.client.inference.operation.details</c>).
/// </summary>
internal static class SpanEvents
{
    private const string Prefix = "gen_ai.";

    /// <summary>Whether a list is one of events, of whatever kind.</summary>
    public static bool Is(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
        && list.EnumerateArray()
        .All(
            e => NameOf(e) is not null
            && e.Member("attributes", "fields", "body", "timeUnixNano", "time_unix_nano", "timestamp", "time") is not null);

    /// <summary>The request that the events of a list hold; null where they hold none.</summary>
    public static UnpackedRequest? Request(JsonElement list)
    {
        if (!Is(list)) return null;
        var conversation = new Conversation();
        foreach (var e in list.EnumerateArray())
        {
            var (name, content) = (NameOf(e), ContentOf(e));
            if (name == $"{Prefix}content.prompt" && content.Member("gen_ai.prompt", "prompt") is { } prompt
                && RequestOf(prompt) is { } whole) return whole;
            if (content.Member("gen_ai.input.messages") is { } messages
                && RequestOf(
                    messages, content.Member("gen_ai.system_instructions"), content.Member("gen_ai.tool.definitions")) is { } detailed)
                return detailed;
            if (RoleOf(name, content) is { } role) Add(conversation, role, content);
        }

        return conversation.IsEmpty ? null : conversation.ToRequest(RequestShape.Parts, [], null);
    }

    /// <summary>The answers that the events of a list hold, as one text; null for none.</summary>
    public static string? Answer(JsonElement list)
    {
        if (!Is(list)) return null;
        var answers = new List<string>();
        foreach (var e in list.EnumerateArray())
        {
            var (name, content) = (NameOf(e), ContentOf(e));
            var said = name == $"{Prefix}choice" ? content.Member("message", "content")
                : content.Member("gen_ai.completion", "gen_ai.output.messages");
            if (said is not { } given) continue;
            var text = given.ValueKind == JsonValueKind.String ? given.Text() : given.GetRawText();
            answers.Add(AnswerUnpacker.Read(Encoding.UTF8.GetBytes(text)) ?? text);
        }

        return answers.Count == 0 ? null : string.Join('\n', answers);
    }

    private static string? NameOf(JsonElement e) =>
        e.ValueKind != JsonValueKind.Object ? null : e.Text("name") ?? e.Text("eventName") ?? e.Text("event_name") ?? ContentOf(e)
        .Text("event.name") ?? ContentOf(e).Text("event");

    // What an event says: its attributes, its body, or both in one.
    private static JsonElement ContentOf(JsonElement e)
    {
        var content = Plain(e.Member("attributes", "fields") ?? default);
        var body = Plain(e.Member("body") ?? default);
        return body.ValueKind switch
        {
            JsonValueKind.Object => body,
            JsonValueKind.String when content.ValueKind != JsonValueKind.Object || content.Member("content") is null =>
                JsonSerializer.SerializeToElement(new { content = body.Text() }),
            _ => content,
        };
    }

    private static string? RoleOf(string? name, JsonElement content) => name switch
    {
        $"{Prefix}system.message" => "system",
        $"{Prefix}user.message" => content.Text("role") ?? "user",
        $"{Prefix}assistant.message" => "assistant",
        $"{Prefix}tool.message" => "tool",
        _ => null,
    };

    private static void Add(Conversation conversation, string role, JsonElement content)
    {
        var said = new MessageContent();
        if (content.Member("content", "gen_ai.event.content") is { } text)
        {
            if (role is "system" or "developer")
            {
                conversation.AddSystem(text);
                return;
            }

            said.Add(Conversation.Inside(text));
        }

        if (content.Member("tool_calls") is { } calls) said.AddCalls(calls.Opened());
        if (role is not ("system" or "developer")) conversation.Add(role, said);
    }

    private static UnpackedRequest? RequestOf(JsonElement messages, JsonElement? system = null, JsonElement? tools = null)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new { messages = messages.Opened(), system = system?.Opened(), tools = tools?.Opened() });
        return RequestUnpacker.Read(body) is { UserText: not null } request ? request
            : messages is { ValueKind: JsonValueKind.String } && messages.Text() is { Length: > 0 } text && text[0] is not ('{' or '[')
            ? OfText(text)
            : null;
    }

    private static UnpackedRequest OfText(string text)
    {
        var conversation = new Conversation();
        conversation.AddUser(text);
        return conversation.ToRequest(RequestShape.Text, [], null);
    }

    /// <summary>Attributes and bodies as OTLP types them, as plain JSON.</summary>
    private static JsonElement Plain(JsonElement value)
    {
        var isList = value.ValueKind == JsonValueKind.Array;
        if (!isList && value.ValueKind != JsonValueKind.Object) return value;
        var json = Encoding.UTF8.GetBytes(isList ? "{\"kvlistValue\":{\"values\":" + value.GetRawText() + "}}" : value.GetRawText());
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var plain = new ArrayBufferWriter<byte>();
        TypedValue.Write(ref reader, plain);
        using var document = JsonDocument.Parse(plain.WrittenMemory);
        return document.RootElement.Clone();
    }
}
