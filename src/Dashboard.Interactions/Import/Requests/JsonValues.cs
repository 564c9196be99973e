using System.Text;
using System.Text.Json;
using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>Reads values of JSON that may be malformed inside: half a character, a text that is JSON again.</summary>
internal static class JsonValues
{
    /// <summary>How much of a text is taken for JSON again, in characters.</summary>
    private const int LongestInside = 16 << 20;

    /// <summary>A member of an object; a text or null gives null, as does an array.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    /// <summary>The first of these members that there is.</summary>
    public static JsonElement? Member(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Member(name) is { } value) return value;
        }

        return null;
    }

    /// <summary>The text of a member; null where it is none.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.String } value
        ? value.Text() : null;

    /// <summary>A text's characters. Halves of characters stay the escapes that they are (<see cref="JsonText"/>).</summary>
    public static string Text(this JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(element.GetRawText()));
            reader.Read();
            return JsonText.Of(ref reader);
        }
    }

    /// <summary>The object or array that a text holds, else the element itself.</summary>
    public static JsonElement Opened(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String) return element;
        var text = element.Text();
        return text.Length is > 1 and < LongestInside && text.AsSpan().TrimStart() is ['{' or '[', ..] && Parse(text) is { } inside
            ? inside : element;
    }

    /// <summary>What a text says that is one text of JSON, quotes and all; null for any other.</summary>
    public static string? Quoted(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\r\n"u8);
        if (text is not [(byte)'"', _, .., (byte)'"']) return null;
        try
        {
            var reader = new Utf8JsonReader(text);
            return reader.Read() && reader.BytesConsumed == text.Length ? JsonText.Of(ref reader) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return Printed(text);
        }
    }

    private static JsonElement? Printed(string text)
    {
        if (PrintedValue.ToJson(text) is not { } json) return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
