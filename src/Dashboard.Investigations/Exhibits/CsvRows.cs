using System.Text;
using Dashboard.Core;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The first rows of a CSV file (RFC 4180) with texts as <see cref="CsvText"/> writes them, for showing.</summary>
public sealed record CsvRows(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads the header and at most <paramref name="take"/> rows, and no more of the file than that.</summary>
    public static async Task<CsvRows> ReadAsync(Stream stream, int take, CancellationToken cancellation)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var records = new List<IReadOnlyList<string>>();
        while (records.Count <= take && await ReadRecordAsync(reader, cancellation) is { } record) records.Add(record);
        return records.Count == 0 ? new([], []) : new(records[0], records[1..]);
    }

    private static readonly string[] OfAccounts = ["account", "other_account"];

    /// <summary>The rows with pseudonyms in the columns of accounts.</summary>
    public CsvRows Through(Func<string, string> pseudonym)
    {
        var columns = Header.Index().Where(c => OfAccounts.Contains(c.Item)).Select(c => c.Index).ToHashSet();
        return columns.Count == 0
            ? this
            : this with { Rows = [.. Rows.Select(
                row => (IReadOnlyList<string>)[.. row.Select((field, i) => columns.Contains(i) ? pseudonym(field) : field)])] };
    }

    private static async Task<IReadOnlyList<string>?> ReadRecordAsync(StreamReader reader, CancellationToken cancellation)
    {
        if (await reader.ReadLineAsync(cancellation) is not { } line) return null;
        var record = new StringBuilder(line);
        // A quotation mark that is still open at the end of the line goes on in the next one.
        while (record.ToString().Count(c => c == '"') % 2 == 1 && await reader.ReadLineAsync(cancellation) is { } next)
            record.Append('\n').Append(next);
        return [.. CsvText.Cells(record.ToString()).Select(CsvText.Read)];
    }
}
