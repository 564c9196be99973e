using System.Globalization;
using Dashboard.Core;
using Dashboard.Investigations.Views;
using Spectre.Console;

namespace Dashboard.Consoles;

/// <summary>A table for people: columns aligned, numbers to the right, instants in UTC to the minute, a dash for what is missing.</summary>
public static class ConsoleTable
{
    // Wider than any row: whoever reads the lines with a program gets each row on one of them.
    private const int Unwrapped = 100_000;

    private static readonly Style Heading = new(decoration: Decoration.Bold);

    /// <summary>Writes the table; its headings stand out on a terminal alone.</summary>
    public static void Write<T>(TextWriter output, IReadOnlyList<TableColumn<T>> columns, IEnumerable<T> rows)
    {
        var table = new Table().NoBorder();
        foreach (var column in columns)
            table.AddColumn(
                new TableColumn(
                    new Text(column.Name, Heading)) { Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                    Padding = new Padding(0, 0, 2, 0) });
        foreach (var row in rows) table.AddRow(columns.Select(c => new Text(Cell(c.Value(row)))));
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (terminal.Profile.Out.IsTerminal)
        {
            terminal.Write(table);
            return;
        }

        var plain = new StringWriter(CultureInfo.InvariantCulture);
        var lines = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(plain), Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors });
        lines.Profile.Width = Unwrapped;
        lines.Write(table);
        foreach (var line in plain.ToString().TrimEnd().Split('\n')) output.WriteLine(line.TrimEnd());
    }

    private static string Cell(object? value) => value switch
    {
        null => "–",
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        bool truth => truth ? "yes" : "no",
        double number => number.ToString("#,0.###", CultureInfo.InvariantCulture),
        sbyte or short or int or long => ((IFormattable)value).ToString("N0", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        // Names come from logs, and a terminal obeys what it is sent.
        _ => VisibleText.Of((value.ToString() ?? "").ReplaceLineEndings(" ")),
    };
}
