using System.Buffers;
using System.Text.Json;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Values as OTLP writes them in JSON: <c>{"stringValue": "x"}</c> stands for <c>"x"</c>, <c>arrayValue</c> holds a list and
/// <c>kvlistValue</c> an object, as a list of keys and values. The names are also spelled <c>string_value</c>. Source:
/// OpenTelemetry protocol, <c>common/v1/common.proto</c>, <c>AnyValue</c>.
/// </summary>
internal static class TypedValue
{
    /// <summary>How a value is typed.</summary>
    public enum Form
    {
        /// <summary>Not typed, or a plain value in its type: the reader stands on it.</summary>
        Plain,

        /// <summary>A list of typed values: the reader stands on its opening bracket.</summary>
        List,

        /// <summary>A list of keys and typed values: the reader stands on its opening bracket.</summary>
        Keyed,
    }

    /// <summary>Moves a reader from a typed value to what it holds; leaves it where it stands on any other.</summary>
    public static Form Unwrap(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return Form.Plain;
        var inside = reader;
        if (!inside.Read() || inside.TokenType != JsonTokenType.PropertyName) return Form.Plain;
        var name = inside.ValueSpan;
        if (inside.ValueIsEscaped || !(name.EndsWith("Value"u8) || name.EndsWith("_value"u8))) return Form.Plain;
        var form = name.SequenceEqual("arrayValue"u8) || name.SequenceEqual("array_value"u8) ? Form.List
            : name.SequenceEqual("kvlistValue"u8) || name.SequenceEqual("kvlist_value"u8) ? Form.Keyed : Form.Plain;
        if (!inside.Read()) return Form.Plain;
        var value = inside;
        inside.Skip();
        if (!inside.Read() || inside.TokenType != JsonTokenType.EndObject) return Form.Plain;
        if (form != Form.Plain && !EnterValues(ref value)) return Form.Plain;
        reader = value;
        return form;
    }

    /// <summary>Moves a reader from an element of a list of keys and values to its value.</summary>
    /// <param name="element">Stands on the element's opening brace; behind the element afterwards.</param>
    /// <param name="key">Stands on the key, where there is one.</param>
    /// <param name="value">Stands on the value, where there is one.</param>
    /// <returns>Whether it has both.</returns>
    public static bool Read(ref Utf8JsonReader element, out Utf8JsonReader key, out Utf8JsonReader value)
    {
        key = default;
        value = default;
        var (hasKey, hasValue) = (false, false);
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            var isKey = JsonText.Is(ref element, "key"u8);
            var isValue = JsonText.Is(ref element, "value"u8);
            element.Read();
            if (isKey && element.TokenType == JsonTokenType.String)
            {
                key = element;
                hasKey = true;
            }

            if (isValue)
            {
                value = element;
                hasValue = true;
            }

            element.Skip();
        }

        return hasKey && hasValue;
    }

    /// <summary>Whether a reader stands on a list whose first element has a key and a value.</summary>
    public static bool IsKeyed(Utf8JsonReader list) =>
        list.TokenType == JsonTokenType.StartArray && list.Read() && list.TokenType == JsonTokenType.StartObject
        && Read(ref list, out _, out _);

    /// <summary>Writes what a typed value stands for as plain JSON.</summary>
    public static void Write(ref Utf8JsonReader reader, IBufferWriter<byte> target)
    {
        using var writer = new Utf8JsonWriter(target, new JsonWriterOptions { SkipValidation = true });
        Write(ref reader, Unwrap(ref reader), writer);
    }

    /// <summary>Writes a typed value that <see cref="Unwrap"/> has moved a reader to.</summary>
    public static void Write(ref Utf8JsonReader reader, Form form, Utf8JsonWriter writer)
    {
        if (form == Form.Plain)
        {
            var start = reader;
            reader.Skip();
            WritePlain(start, writer);
            return;
        }

        if (form == Form.List) writer.WriteStartArray();
        else writer.WriteStartObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (form == Form.List)
            {
                var element = reader;
                Write(ref element, Unwrap(ref element), writer);
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                var element = reader;
                if (Read(ref element, out var key, out var value))
                {
                    writer.WritePropertyName(JsonText.Of(ref key));
                    Write(ref value, Unwrap(ref value), writer);
                }
            }

            reader.Skip();
        }

        if (form == Form.List) writer.WriteEndArray();
        else writer.WriteEndObject();
    }

    private static bool EnterValues(ref Utf8JsonReader value)
    {
        if (value.TokenType != JsonTokenType.StartObject) return false;
        while (value.Read() && value.TokenType == JsonTokenType.PropertyName)
        {
            var isValues = JsonText.Is(ref value, "values"u8);
            value.Read();
            if (isValues) return value.TokenType == JsonTokenType.StartArray;
            value.Skip();
        }

        return false;
    }

    private static void WritePlain(Utf8JsonReader value, Utf8JsonWriter writer)
    {
        switch (value.TokenType)
        {
            case JsonTokenType.String:
                writer.WriteStringValue(JsonText.Of(ref value));
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                WriteStructure(ref value, writer);
                break;
            default:
                writer.WriteRawValue(value.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    private static void WriteStructure(ref Utf8JsonReader value, Utf8JsonWriter writer)
    {
        var isObject = value.TokenType == JsonTokenType.StartObject;
        if (isObject) writer.WriteStartObject();
        else writer.WriteStartArray();
        while (value.Read() && value.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            if (value.TokenType == JsonTokenType.PropertyName)
            {
                writer.WritePropertyName(JsonText.Of(ref value));
                value.Read();
            }

            var member = value;
            value.Skip();
            WritePlain(member, writer);
        }

        if (isObject) writer.WriteEndObject();
        else writer.WriteEndArray();
    }
}
