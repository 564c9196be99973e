using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Dashboard.Commands;

/// <summary>Reads named columns of a plain CSV file, and says by line what is wrong with it.</summary>
internal static class CsvFile
{
    /// <summary>
    /// Reads the file's rows. Column names are matched without regard to case; a missing optional column gives empty fields.
    /// </summary>
    /// <exception cref="CommandFailedException">The file has no header, or lacks a required column.</exception>
    public static IEnumerable<CsvRow> Read(FileInfo file, IReadOnlyList<string> required, params string[] optional)
    {
        using var text = new StreamReader(file.FullName);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        if (!csv.Read() || csv.Record is not { } header)
            throw new CommandFailedException($"'{file.Name}' is empty: it needs a header with the columns {string.Join(", ", required)}.");
        var columns = required.Concat(optional).Select(name => IndexOf(header, name)).ToArray();
        var missing = required.Where((_, i) => columns[i] < 0).ToList();
        if (missing.Count > 0)
            throw new CommandFailedException($"'{file.Name}' has no column {string.Join(", ", missing)}. Its columns are: {string.Join(", ", header)}.");

        while (csv.Read())
        {
            var record = csv.Record!;
            yield return new CsvRow(file.Name, csv.RawRow, Array.ConvertAll(columns, c => c >= 0 && c < record.Length ? record[c] : ""));
        }
    }

    private static int IndexOf(string[] header, string name) =>
        Array.FindIndex(header, h => string.Equals(h.Trim().TrimStart('\uFEFF'), name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>One row: its fields in the order the columns were asked for.</summary>
internal readonly record struct CsvRow(string File, int Line, string[] Fields)
{
    /// <summary>A field as a number; <paramref name="whenEmpty"/> where it is empty or says that it is missing (NaN, NA).</summary>
    /// <exception cref="CommandFailedException">It is not a finite number.</exception>
    public double Number(int field, string column, double? whenEmpty = null)
    {
        var text = Fields[field];
        if (text is "" or "NaN" or "nan" or "NA" && whenEmpty is { } value) return value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        throw new CommandFailedException($"'{File}', line {Line}: '{text}' in column {column} is not a number. Nothing was computed.");
    }
}
