using System.Globalization;
using CsvHelper;
using Dashboard.Failures;

namespace Dashboard.Commands;

/// <summary>Reads named columns of a plain CSV file, and says by line what is wrong with it.</summary>
internal static class CsvFile
{
    /// <summary>
    /// Reads the file's rows. Column names are matched without regard to case; a missing optional column gives empty fields.
    /// </summary>
    /// <exception cref="CommandFailedException">The file has no header, or lacks a required column.</exception>
    public static IEnumerable<FileRow> Read(FileInfo file, IReadOnlyList<string> required, params string[] optional)
    {
        using var csv = CsvReader.FromFile(file.FullName, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        csv.ReadHeader();
        var header = csv.Headers.ToArray();
        if (header.Length == 0)
            throw new CommandFailedException($"'{file.Name}' is empty: it needs a header with the columns {string.Join(", ", required)}.");
        var columns = required.Concat(optional).Select(name => csv.TryGetFieldIndex(name, out var index) ? index : -1).ToArray();
        var missing = required.Where((_, i) => columns[i] < 0).ToList();
        if (missing.Count > 0)
            throw new CommandFailedException(
                $"'{file.Name}' has no column {string.Join(", ", missing)}. Its columns are: {string.Join(", ", header)}.");

        while (csv.Read())
            yield return new FileRow(
                file.Name, csv.LineNumber, Array.ConvertAll(columns, c => c >= 0 && c < csv.FieldCount ? csv.GetString(c) : ""));
    }
}

/// <summary>One row: its fields in the order the columns were asked for.</summary>
internal readonly record struct FileRow(string File, long Line, string[] Fields)
{
    /// <summary>A field as a number; <paramref name="whenEmpty"/> where it is empty or says that it is missing (NaN, NA).</summary>
    /// <exception cref="CommandFailedException">It is not a finite number.</exception>
    public double Number(int field, string column, double? whenEmpty = null)
    {
        var text = Fields[field];
        if (text is "" or "NaN" or "nan" or "NA" && whenEmpty is { } value) return value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        throw new CommandFailedException($"'{File}', line {Line}: '{text}' in column {column} is not a number. Nothing was computed.");
    }
}
