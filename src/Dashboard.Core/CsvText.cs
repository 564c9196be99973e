using System.Buffers;
using System.Text;

namespace Dashboard.Core;

/// <summary>
/// Text in cells of CSV files (RFC 4180) that people may open with a spreadsheet, which would run a cell that begins
/// like a formula. Such a text, and one that begins with an apostrophe, gets one apostrophe in front; a reader takes
/// it away, and has the text as it was. Numbers and times that the program writes are not text: they stay as they are.
/// </summary>
public static class CsvText
{
    private const char Guard = '\'';

    // What begins a formula, in the full-width forms too; what a spreadsheet skips before it looks; and the guard itself.
    private static readonly SearchValues<char> Guarded = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20'");

    // A semicolon or a tab parts cells in some settings; in quotation marks it does not.
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n;\t");

    /// <summary>The cell for a text: guarded, and quoted where it has to be.</summary>
    public static string Cell(string text)
    {
        var safe = IsGuarded(text) ? Guard + text : text;
        return safe.AsSpan().IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>
    /// The text of a cell that <see cref="Cell"/> wrote, its quotation marks already taken away. A cell that it cannot
    /// have written, as in a file from before there was a guard, is its own text.
    /// </summary>
    public static string Read(string cell) => cell is [Guard, ..] && IsGuarded(cell.AsSpan(1)) ? cell[1..] : cell;

    /// <summary>
    /// The cells of one record, their quotation marks taken away. Line breaks outside of quotation marks are none of a cell.
    /// </summary>
    public static IReadOnlyList<string> Cells(string record)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < record.Length; at++)
        {
            var c = record[at];
            if (c == '"' && isQuoted && at + 1 < record.Length && record[at + 1] == '"') cell.Append(record[at++]);
            else if (c == '"') isQuoted = !isQuoted;
            else if (isQuoted || c is not (',' or '\r' or '\n')) cell.Append(c);
            else if (c == ',') EndCell();
        }

        EndCell();
        return cells;

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }

    private static bool IsGuarded(ReadOnlySpan<char> text) => !text.IsEmpty && Guarded.Contains(text[0]);
}
