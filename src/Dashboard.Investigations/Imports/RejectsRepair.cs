using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;

namespace Dashboard.Investigations.Imports;

/// <summary>
/// Makes a log again of the rejected rows of an import, once a person has corrected them in the downloaded file: the header of
/// the import's log and the raw rows, or the raw records where the log was JSON. It is imported with that import's mapping;
/// rows that are in already count as duplicates.
/// </summary>
public sealed partial class RejectsRepair(Workspace workspace)
{
    private static readonly string[] Columns = ["line", "column", "reason", "raw"];

    /// <summary>The name under which the rejects of an import are downloaded.</summary>
    public static string NameOf(CaseId caseId, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{caseId}-import-{number}-rejects.csv");

    /// <summary>The import whose rejects a file of this name holds, as far as the name tells; null where it does not.</summary>
    public static int? NumberOf(CaseId caseId, string name) =>
        Name().Match(name) is { Success: true } match && match.Groups["case"].Value == caseId.Value
        ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a header is that of a file of rejects, as the program or a spreadsheet wrote it.</summary>
    public static bool IsHeader(string? header) => SeparatorOf(header) is not null;

    /// <summary>Writes the corrected rows as a log.</summary>
    /// <param name="import">The import that rejected them.</param>
    /// <param name="rejects">The downloaded file, corrected.</param>
    /// <param name="log">Where the log is written; the file must not be there.</param>
    /// <returns>How to read it.</returns>
    /// <exception cref="ImportException">The file is not one of rejects, or its rows cannot be read without what is missing
    /// here.</exception>
    public async Task<ImportMapping> WriteAsync(
        CaseId caseId, ImportReport import, string rejects, string log, CancellationToken cancellation)
    {
        if (import.Companion is { } companion)
            throw new ImportException(
                $"Import {import.Number} joined {companion.File} to its log, without which its rows cannot be read. Correct the log itself, and import both again. Nothing was imported.");
        if (SeparatorOf(await LogHeader.ReadAsync(rejects, null, cancellation)) is not { } separator)
            throw new ImportException(
                $"This is not a file of rejects: its columns are not {string.Join(", ", Columns)}. Download the rejects of import {import.Number}, correct its rows, and send that file. Nothing was imported.");
        var kept = Path.Combine(workspace.ImportsDirectory(caseId), string.Create(CultureInfo.InvariantCulture, $"{import.Number}.header"));
        var header = File.Exists(kept) ? await File.ReadAllTextAsync(kept, cancellation) : null;
        var written = 0L;
        await using (var writer = new StreamWriter(
            new FileStream(log, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(false)) { NewLine = "\n" })
        {
            if (header is not null) await writer.WriteLineAsync(header);
            foreach (var raw in Raws(import, rejects, separator, isJson: header is null))
            {
                await writer.WriteLineAsync(raw.AsMemory(), cancellation);
                written++;
            }
        }

        if (written == 0) throw new ImportException("The file of rejects holds no row. Nothing was imported.");
        // What is written here is UTF-8, whatever the log was.
        return import.Mapping with { Encoding = null };
    }

    /// <summary>The rows of a file of rejects, as they stand in it.</summary>
    /// <exception cref="ImportException">It is none, or cannot be read to its end.</exception>
    public static IEnumerable<RejectedLine> RowsOf(string rejects, char separator = ',')
    {
        using var csv = CsvReader.FromFile(rejects, new CsvReaderOptions { Separator = separator, TrackLineNumbers = true });
        csv.ReadHeader();
        while (Read(csv))
        {
            if (csv.FieldCount < Columns.Length) continue;
            yield return new RejectedLine(
                csv.LineNumber, csv.GetString(0).ToString(), csv.GetString(1).ToString(), csv.GetString(2).ToString(),
                CsvText.Read(csv.GetString(3)).TrimEnd('\r', '\n'));
        }
    }

    private static IEnumerable<string> Raws(ImportReport import, string rejects, char separator, bool isJson)
    {
        foreach (var row in RowsOf(rejects, separator).Where(r => r.Raw.Length > 0))
        {
            if (isJson && row.Raw.TrimStart() is not ['{', ..])
                throw new ImportException(
                    $"Line {row.Place} of the rejects holds no JSON record, and the header of import {import.Number}'s log was not kept. Correct the log itself and import it again. Nothing was imported.");
            // A record of JSON is one line of a log, however an editor has broken it.
            yield return isJson ? row.Raw.ReplaceLineEndings(" ") : row.Raw;
        }
    }

    private static bool Read(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException failure)
        {
            throw new ImportException(
                $"The file of rejects cannot be read from line {failure.LineNumber} on: {failure.Message} Nothing was imported.", failure);
        }
    }

    // Spreadsheets part cells by a semicolon or a tab where the comma is for decimals.
    private static char? SeparatorOf(string? header)
    {
        foreach (var separator in (ReadOnlySpan<char>)[',', ';', '\t'])
        {
            if (header?.Split(separator).Select(name => name.Trim(' ', '"'))
                .SequenceEqual(Columns, StringComparer.OrdinalIgnoreCase) is true) return separator;
        }

        return null;
    }

    [GeneratedRegex(
        @"^(?<case>.+)-import-(?<number>[1-9]\d{0,8})-rejects\b.*\.csv$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}

/// <summary>A row that an import rejected.</summary>
/// <param name="Place">Its line in the file of rejects.</param>
/// <param name="Line">Its line in the log.</param>
/// <param name="Column">The column that could not be read; empty for the row.</param>
/// <param name="Reason">Why, with the values.</param>
/// <param name="Raw">The row as it stood in the log.</param>
public sealed record RejectedLine(long Place, string Line, string Column, string Reason, string Raw);
