using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Dashboard.Casework.Events;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;

namespace Dashboard.Investigations.Imports;

/// <summary>A row of a file that could not be read.</summary>
/// <param name="Line">Where it stands, counted from 1.</param>
/// <param name="Column">The column that is wrong.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Raw">The row as it stands.</param>
public sealed record RejectedRow(long Line, string Column, string Reason, string Raw);

/// <summary>
/// A small file of what the provider did, for the case's timeline: model releases (<c>released_at, model, title</c>) or
/// enforcement actions (<c>at, action, title, description, accounts</c>), as CSV, TSV, NDJSON or a JSON array, recognised
/// by its columns. Further columns are ignored. Times carry their offset, or are a day alone.
/// </summary>
/// <param name="Kind">What its rows are.</param>
/// <param name="RowsRead">How many rows it has: each is an event or rejected.</param>
/// <param name="Events">The events, in the order of the file.</param>
/// <param name="Rejected">The rows that are none.</param>
public sealed record EventFile(EventKind Kind, long RowsRead, IReadOnlyList<CaseEventEdit> Events, IReadOnlyList<RejectedRow> Rejected)
{
    /// <summary>The largest file, in bytes: what people decided in years fits well into it.</summary>
    public const int MaxBytes = 4 << 20;

    private static readonly string[] ReleaseColumns = ["released_at", "model"];
    private static readonly string[] EnforcementColumns = ["at", "action", "title"];
    private static readonly string[] DayFormats = ["yyyy-MM-dd"];
    private static readonly string[] InstantFormats = [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK"];

    /// <summary>What its rows are, for people.</summary>
    public string Title => Kind == EventKind.ModelRelease ? "model releases" : "enforcement actions";

    /// <summary>Reads a file; null when it is not one of these.</summary>
    /// <exception cref="ImportException">It has their columns, and is too large or broken.</exception>
    public static async Task<EventFile?> ReadAsync(string path, string name, CancellationToken cancellation)
    {
        if (new FileInfo(path).Length > MaxBytes) return null;
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        try
        {
            var rows = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is ['{' or '[', ..] text
                ? Records(text) : Cells(path, await LogHeader.ReadAsync(path, null, cancellation));
            if (rows is not { Count: > 0 } || KindOf((rows.Find(r => r.Problem is null) ?? rows[0]).Fields.Keys) is not { } kind)
                return null;
            var events = new List<CaseEventEdit>();
            var rejected = new List<RejectedRow>();
            foreach (var row in rows)
            {
                if (Read(kind, row) is (var problemColumn, { } problem))
                    rejected.Add(new RejectedRow(row.Line, problemColumn, problem, row.Raw));
                else events.Add(EventOf(kind, row));
            }

            return new EventFile(kind, rows.Count, events, rejected);
        }
        catch (Exception failure) when (failure is CsvFormatException or JsonException or InvalidOperationException or InvalidDataException
            or ImportException or FormatException or ArgumentException)
        {
            // Whatever it is, it is none of these; the import of logs says what is wrong with it.
            return null;
        }
    }

    /// <summary>SHA-256 of a file, 64 lower-case hex digits.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
    }

    private static EventKind? KindOf(IEnumerable<string> columns)
    {
        var names = columns.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.IsSupersetOf(ReleaseColumns) ? EventKind.ModelRelease : names.IsSupersetOf(EnforcementColumns)
            ? EventKind.Enforcement : null;
    }

    private static (string Column, string? Problem) Read(EventKind kind, Row row)
    {
        var time = kind == EventKind.ModelRelease ? ReleaseColumns[0] : EnforcementColumns[0];
        if (row.Problem is not null) return ("", row.Problem);
        if (row[time].Length == 0) return (time, "no time");
        if (TimeOf(row[time]) is null)
            return (time, $"'{row[time]}' is not a day, nor a time with its offset such as 2026-05-11T16:30:00Z");
        if (kind == EventKind.ModelRelease && row["model"].Length == 0) return ("model", "no model");
        if (kind == EventKind.Enforcement && row["title"].Length == 0 && row["action"].Length == 0)
            return ("title", "neither title nor action");
        return ("", null);
    }

    private static CaseEventEdit EventOf(EventKind kind, Row row)
    {
        var (day, at) = TimeOf(row[kind == EventKind.ModelRelease ? ReleaseColumns[0] : EnforcementColumns[0]])!.Value;
        var (title, detail) = kind == EventKind.ModelRelease
            ? (row["title"].Length > 0 ? row["title"] : $"{row["model"]} released", row["title"].Length > 0 ? $"Model: {row["model"]}" : "")
            : (row["title"].Length > 0 ? row["title"] : row["action"], string.Join("\n\n", EnforcementDetail(row)));
        return new CaseEventEdit { On = day, At = at, Kind = kind, Title = title, Detail = detail, Standing = Standing.Alleged };
    }

    private static IEnumerable<string> EnforcementDetail(Row row)
    {
        if (row["action"].Length > 0 && row["title"].Length > 0) yield return $"Action: {row["action"]}";
        if (row["description"].Length > 0) yield return row["description"];
        if (row["accounts"].Length > 0) yield return $"Accounts: {row["accounts"]}";
    }

    private static (DateOnly Day, DateTime? At)? TimeOf(string text)
    {
        if (DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return TimeRange.CanHold(day.ToDateTime(TimeOnly.MinValue)) ? (day, null) : null;
        // A time without an offset parses as of no known zone: which one it was nobody guesses.
        if (!DateTime.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed)
            || parsed.Kind == DateTimeKind.Unspecified || !TimeRange.CanHold(parsed)) return null;
        var at = parsed.ToUniversalTime();
        return (DateOnly.FromDateTime(at), at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)));
    }

    private static List<Row>? Cells(string path, string? header)
    {
        if (header is null) return null;
        char[] separators = [',', '\t', ';', '|'];
        using var csv = CsvReader.FromFile(
            path, new CsvReaderOptions { Separator = separators.MaxBy(s => header.Count(c => c == s)), TrackLineNumbers = true });
        csv.ReadHeader();
        var columns = csv.Headers.ToArray();
        if (KindOf(columns) is null) return null;
        var rows = new List<Row>();
        while (csv.Read())
        {
            var cells = columns.Select((name, i) => (name, text: i < csv.FieldCount ? csv.GetString(i).Trim() : "")).ToList();
            var fields = cells.GroupBy(c => c.name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(g => g.Key, g => g.First().text, StringComparer.OrdinalIgnoreCase);
            rows.Add(new Row(csv.LineNumber, string.Join(',', cells.Select(c => CsvText.Cell(c.text))), fields));
        }

        return rows;
    }

    private static List<Row> Records(string text)
    {
        if (text[0] == '[')
        {
            using var document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select((record, i) => RowOf(i + 1, record))];
        }

        var rows = new List<Row>();
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            using var document = JsonDocument.Parse(line);
            rows.Add(RowOf(index + 1, document.RootElement));
        }

        return rows;
    }

    private static Row RowOf(long line, JsonElement record)
    {
        var none = new Dictionary<string, string>();
        try
        {
            var fields = record.ValueKind != JsonValueKind.Object
                ? none
                : record.EnumerateObject().GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(g => g.Key, g => TextOf(g.First().Value), StringComparer.OrdinalIgnoreCase);
            return new Row(line, record.GetRawText(), fields);
        }
        catch (InvalidOperationException)
        {
            return new Row(line, record.GetRawText(), none) { Problem = "a text in it holds half of a character" };
        }
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(TextOf)),
        _ => value.ToString().Trim(),
    };

    private sealed record Row(long Line, string Raw, IReadOnlyDictionary<string, string> Fields)
    {
        /// <summary>Why it cannot be read; null when it can.</summary>
        public string? Problem { get; init; }

        public string this[string column] => Fields.GetValueOrDefault(column, "");
    }
}

/// <summary>What the import of a file of events came to: <c>RowsRead = Accepted + Duplicates + Rejected</c>.</summary>
public sealed record EventFileReport
{
    public required string File { get; init; }
    public required long Bytes { get; init; }
    public required string Sha256 { get; init; }
    public required EventKind Kind { get; init; }
    public required long RowsRead { get; init; }
    public required long Accepted { get; init; }
    public required long Duplicates { get; init; }
    public required long Rejected { get; init; }

    /// <summary>The file of rejected rows below the case's folder; null when none was rejected.</summary>
    public string? RejectsFile { get; init; }

    /// <summary>The rejected rows.</summary>
    public required IReadOnlyList<RejectedRow> RejectedRows { get; init; }
}
