using System.Text.Json;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>Lists of tags as texts of a key and a value, <c>["env:prod", "user_id:7"]</c>, as Datadog writes them.</summary>
internal static class TaggedValue
{
    /// <summary>The name of the member that holds such lists.</summary>
    public const string Member = "tags";

    private const int LongestKey = 64;

    /// <summary>Whether the text that a reader stands on is a tag, and how long its key is.</summary>
    public static bool Split(in Utf8JsonReader reader, out int length)
    {
        length = reader.ValueIsEscaped ? -1 : reader.ValueSpan.IndexOf((byte)':');
        return length is > 0 and <= LongestKey && length < reader.ValueSpan.Length - 1 && !reader.ValueSpan[..length].ContainsAny(" /\t"u8);
    }

    /// <summary>Whether a reader stands on a list that begins with a tag.</summary>
    public static bool IsTags(Utf8JsonReader list) =>
        list.TokenType == JsonTokenType.StartArray && list.Read() && list.TokenType == JsonTokenType.String && Split(list, out _);
}
