using System.Globalization;
using System.Text;
using Dashboard.Casework.Packets;
using Dashboard.Core;
using Dashboard.Packets.Contents;

namespace Dashboard.Packets.Redaction;

/// <summary>
/// Redacts the tables of exhibits by the names of their columns: what is not known to be harmless is keyed, or taken out.
/// </summary>
internal sealed class TableRedaction(PacketProfile profile, TextRedaction text)
{
    private const int MaxRows = 5_000_000;
    private const string Suppressed = "*";

    // Counts, days and the words of the program's own taxonomies.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "day", "week", "capability", "model", "interactions", "accounts", "input_tokens", "output_tokens", "cached_tokens", "expected",
        "log_odds", "low", "high", "q", "too_few", "resolution", "active_days", "score",
        "cluster", "disposition", "top_capability", "measure", "value", "method", "stability", "status", "weight", "name", "share",
    };

    // What the analysis says of clusters, in words and numbers of its own. A public packet has none of it: sums over weeks, and accounts
    // that flip, tell small counts.
    private static readonly HashSet<string> Findings = new(StringComparer.Ordinal)
    {
        "label", "by", "slice", "judged", "window_start", "window_end", "aims_at", "reason", "prior_log_odds", "evidence", "untold",
        "probability_asked", "innocent_explanations", "defensible_analyses",
        "still_find_it", "accounts_that_flip", "innocent_reading", "forged_rows",
    };

    private static readonly HashSet<string> Accounts = new(
        StringComparer.Ordinal) { "account", "account_id", "a", "b", "first_account", "second_account", "one", "other" };

    private static readonly HashSet<string> Addresses = new(StringComparer.Ordinal) { "ip", "address", "client_ip" };

    private static readonly HashSet<string> Times = new(
        StringComparer.Ordinal) { "time", "time_utc", "timestamp", "first_utc", "last_utc", "bin_start_utc" };

    /// <summary>The table as the profile shows it, and how many rows it has.</summary>
    public (byte[] Csv, long Rows) Rows(Stream csv)
    {
        using var reader = new StreamReader(csv, Encoding.UTF8);
        var records = CsvPreview.Read(reader, MaxRows);
        if (records.Count == 0) return ([], 0);
        var header = records[0];
        // A line for each account, or each request, is nothing that a public packet shows.
        if (profile == PacketProfile.Public
            && header.Any(h => Accounts.Contains(h) || Addresses.Contains(h) || !(Harmless.Contains(h) || Times.Contains(h))))
            return Written([header.Select(Known)]);
        var rows = records.Skip(1).Select(r => (string[])[.. r.Select((cell, i) => i < header.Length ? Cell(header[i], cell) : "")])
            .ToList();
        if (profile == PacketProfile.Public) Suppress(header, rows);
        return Written([header, .. rows]);
    }

    /// <summary>The activity with accounts by their pseudonyms.</summary>
    public byte[] Activity(Stream csv)
    {
        using var reader = new StreamReader(csv, Encoding.UTF8);
        var records = CsvPreview.Read(reader, int.MaxValue);
        return Written([records[0], .. records.Skip(1).Select(r => (IEnumerable<string>)[text.Account(r[0]), .. r.Skip(1)])]).Csv;
    }

    private static string Known(string column) => Harmless.Contains(column) || Times.Contains(column) || Accounts.Contains(column)
        ? column : "withheld";

    private string Cell(string column, string cell) => column switch
    {
        _ when cell.Length == 0 => "",
        _ when Accounts.Contains(column) => text.Account(cell),
        _ when Addresses.Contains(column) => text.Network(cell),
        _ when Times.Contains(column) =>
            text.HidesPeople && cell.Length > 10 && cell[10] == 'T' ? $"{TextRedaction.Day(cell)}T00:00:00Z" : cell,
        _ when Harmless.Contains(column) || Findings.Contains(column) => text.Text(cell),
        _ when double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => cell,
        _ => text.Keyed(column, cell),
    };

    // Tables of two dimensions: what is in the columns before the first count names the row and, last of them, the column.
    private static void Suppress(string[] header, List<string[]> rows)
    {
        foreach (var measure in (string[])["interactions", "accounts"])
        {
            var at = Array.IndexOf(header, measure);
            if (at < 2) continue;
            var places = rows.Select(
                r =>
                (Row: string.Join('\u001f', r[0]),
                    Column: string.Join(
                        '\u001f', r[1..Math.Min(at, r.Length)].Where((_, i) => header[i + 1] is not ("interactions" or "resolution")))))
                        .ToList();
            var (down, across) = (places.Select(p => p.Row).Distinct().ToList(), places.Select(p => p.Column).Distinct().ToList());
            var counts = new long?[down.Count, across.Count];
            for (var i = 0; i < rows.Count; i++)
            {
                if (long.TryParse(rows[i][at], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                    counts[down.IndexOf(places[i].Row), across.IndexOf(places[i].Column)] = count;
            }

            var hidden = SmallCounts.Of(counts);
            for (var i = 0; i < rows.Count; i++)
            {
                if (!hidden[down.IndexOf(places[i].Row), across.IndexOf(places[i].Column)]) continue;
                // With one count of a cell all that is computed from it goes.
                for (var c = Math.Min(at, Array.IndexOf(header, "interactions")); c < rows[i].Length; c++) rows[i][c] = Suppressed;
            }
        }
    }

    private static (byte[] Csv, long Rows) Written(IEnumerable<IEnumerable<string>> records)
    {
        var csv = new StringBuilder();
        var rows = -1L;
        foreach (var record in records)
        {
            csv.AppendJoin(',', record.Select(CsvText.Cell)).Append("\r\n");
            rows++;
        }

        return (Encoding.UTF8.GetBytes(csv.ToString()), rows);
    }
}
