using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>Reads values of JSON that may be malformed inside: half a character, a text that is JSON again.</summary>
internal static partial class JsonValues
{
    /// <summary>How much of a text is taken for JSON again, in characters.</summary>
    private const int LongestInside = 16 << 20;

    private const string Replacement = @"\ufffd";

    /// <summary>A member of an object; a text or null gives null, as does an array.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

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
    public static string? Text(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.Text() : null;

    /// <summary>A text's characters. Halves of characters become the sign for what is no character.</summary>
    public static string Text(this JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return JsonSerializer.Deserialize<string>(LoneSurrogate().Replace(element.GetRawText(), m => m.Groups["pair"].Success ? m.Value : Replacement))!;
        }
    }

    /// <summary>The object or array that a text holds, else the element itself.</summary>
    public static JsonElement Opened(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String) return element;
        var text = element.Text();
        return text.Length is > 1 and < LongestInside && text.AsSpan().TrimStart() is ['{' or '[', ..] && Parse(text) is { } inside ? inside : element;
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
            return null;
        }
    }

    // An escaped backslash, a pair, or half of one.
    [GeneratedRegex(@"(?<pair>\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoneSurrogate();
}
