using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Consoles;

/// <summary>
/// Where a command writes: results to <see cref="Out"/>, and to <see cref="Error"/> everything said on the way, so
/// that a program can read the first without the second.
/// </summary>
public sealed class CommandConsole(TextWriter output, TextWriter error)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // The result goes to a terminal or a program, never into HTML: names stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new MissingNumber() },
    };

    private readonly Lock saying = new();

    /// <summary>Where results go.</summary>
    public TextWriter Out { get; } = output;

    /// <summary>Where progress and messages go.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Writes the result: one JSON object when asked for, else the lines for a person.</summary>
    public void Result(bool asJson, object json, params IEnumerable<string> lines)
    {
        if (asJson)
        {
            Out.WriteLine(JsonSerializer.Serialize(json, Json));
            return;
        }

        foreach (var line in lines) Out.WriteLine(line);
    }

    /// <summary>Says something to the person, aside from the result. Safe for several threads.</summary>
    public void Say(string line)
    {
        lock (saying) Error.WriteLine(line);
    }

    /// <summary>JSON has no NaN: what was not measured is null.</summary>
    private sealed class MissingNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value);
            else writer.WriteNullValue();
        }
    }
}
