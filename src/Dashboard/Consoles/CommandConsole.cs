using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Investigations.Views;

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
    private readonly bool isTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private string clearing = "";

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

    /// <summary>Writes the result: one JSON object when asked for, else a table for a person.</summary>
    /// <param name="none">What is said where there is no row.</param>
    public void Result<T>(bool asJson, object json, IReadOnlyList<TableColumn<T>> columns, IReadOnlyList<T> rows, string none)
    {
        if (asJson || rows.Count == 0) Result(asJson, json, none);
        else ConsoleTable.Write(Out, columns, rows);
    }

    /// <summary>Says something to the person, aside from the result. Safe for several threads.</summary>
    public void Say(string line)
    {
        lock (saying)
        {
            Error.Write(clearing);
            clearing = "";
            Error.WriteLine(line);
        }
    }

    /// <summary>
    /// Shows how far something is: on a terminal in one line that the next takes the place of, else as a line of its own.
    /// </summary>
    public void Show(string line)
    {
        lock (saying)
        {
            if (!isTerminal)
            {
                Error.WriteLine(line);
                return;
            }

            var room = Math.Max(1, Console.WindowWidth - 1);
            var shown = line.Length <= room ? line : line[..room];
            Error.Write($"{clearing}{shown}");
            clearing = $"\r{new string(' ', shown.Length)}\r";
        }
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
