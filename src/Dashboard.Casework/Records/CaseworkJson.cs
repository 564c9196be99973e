using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Core;

namespace Dashboard.Casework.Records;

/// <summary>How casework is written as JSON: camelCase, enumerations as words, values of Core as their text.</summary>
public static class CaseworkJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Kept in a database and in files, never within HTML, and meant to be read: quotation marks stay legible.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new TextConverter<CaseId>(CaseId.Parse),
            new TextConverter<Fingerprint>(text => new Fingerprint(text)),
            new TextConverter<Selection>(Selection.Parse),
            new TextConverter<Method>(ParseMethod),
        },
    };

    public static string Serialize(object? value) => JsonSerializer.Serialize(value, Options);

    internal static string NameOf(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);

    internal static Method ParseMethod(string text)
    {
        var slash = text.LastIndexOf('/');
        return slash > 0 && int.TryParse(
            text[(slash + 1)..], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version)
            ? new Method(text[..slash], version)
            : throw new FormatException($"'{text}' is not a method: write NAME/VERSION.");
    }

    private sealed class TextConverter<T>(Func<string, T> parse) : JsonConverter<T>
        where T : notnull
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
