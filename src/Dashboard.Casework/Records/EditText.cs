using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dashboard.Casework.Records;

/// <summary>How the texts of two editors are shown when they meet.</summary>
internal static class EditText
{
    /// <summary>A record as lines of <c>name: value</c>, so that two of them can be compared line by line.</summary>
    public static string Of(object value)
    {
        if (value is string plain) return plain;
        var text = new StringBuilder();
        Write(text, JsonSerializer.SerializeToElement(value, CaseworkJson.Options), "");
        return text.ToString().TrimEnd('\n');
    }

    private static void Write(StringBuilder text, JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Write(text, property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}");
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Write(text, item, string.Create(CultureInfo.InvariantCulture, $"{path} {++index}"));
                }

                break;
            case JsonValueKind.Null:
            case JsonValueKind.Undefined:
                break;
            case JsonValueKind.String:
            case JsonValueKind.Number:
            case JsonValueKind.True:
            case JsonValueKind.False:
            default:
                text.Append(path).Append(": ").Append(element.ToString()).Append('\n');
                break;
        }
    }
}
