using System.Text.Json;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>
/// The messages that a request carries, as most makers log them: system prompt, the conversation so far, the user's text.
/// </summary>
internal static class MessageArray
{
    /// <summary>Answers are not what a log is investigated for; the shape has them, so they are there.</summary>
    private const string Answer = "[answer]";

    /// <summary>Writes <c>[{"role", "content"}, …]</c>.</summary>
    /// <param name="withSystem">False for makers that log the system prompt in a place of its own.</param>
    public static void Write(Utf8JsonWriter json, WorldInteraction row, bool withSystem = true, bool parts = false)
    {
        json.WriteStartArray();
        if (withSystem && row.SystemPrompt is { } system) Message(json, "system", system, parts);
        foreach (var text in row.Earlier)
        {
            Message(json, "user", text, parts);
            Message(json, "assistant", Answer, parts);
        }

        if (row.Prompt is { } prompt) Message(json, "user", prompt, parts);
        json.WriteEndArray();
    }

    /// <summary>The array as text, for makers that put JSON into a string.</summary>
    public static string Text(WorldInteraction row, bool withSystem = true) => JsonLine.Text(json => Write(json, row, withSystem));

    /// <summary>The request's body: model, messages, parameters.</summary>
    public static void WriteBody(Utf8JsonWriter json, WorldInteraction row)
    {
        json.WriteStartObject();
        json.WriteString("model", row.Model);
        json.WritePropertyName("messages");
        Write(json, row);
        json.WriteNumber("temperature", .7);
        json.WriteBoolean("stream", true);
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string role, string content, bool parts)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        if (parts)
        {
            json.WriteStartArray("content");
            json.WriteStartObject();
            json.WriteString("text", content);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        else
        {
            json.WriteString("content", content);
        }

        json.WriteEndObject();
    }
}
