using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>Rows of text files, cut by a scanner and appended in chunks.</summary>
internal sealed class ScannedRows : IRawRows
{
    /// <summary>
    /// How many records tell the columns of a JSON log, whose records need not have the same keys. A key that comes
    /// later for the first time is not read.
    /// </summary>
    private const int RecordsForColumns = 10_000;

    private const int MaxDepth = 4;
    private const int RowsBetweenChecks = 1 << 13;
    private const int FixedColumns = 5;
    private const string Table = "raw_rows";

    private readonly DuckDbConnection connection;
    private readonly RecordScanner scanner;
    private readonly FileStream file;
    private readonly UInt128 headerHash;
    private int[] fields = [];
    private int idField = -1;

    public ScannedRows(DuckDbConnection connection, LogFile log)
    {
        this.connection = connection;
        if (log.Format != LogFormat.Delimited) Columns = JsonColumns(log);
        (file, var content) = log.Open();
        try
        {
            scanner = Scan(log, content);
            if (scanner is not DelimitedScanner delimited) return;
            Columns = [.. delimited.Header.Select(h => new SourceColumn(h))];

            // Equal rows under different headers are different rows.
            headerHash = Hash(Encoding.UTF8.GetBytes(string.Join('\u001f', delimited.Header)));
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    public IReadOnlyList<SourceColumn> Columns { get; } = [];

    public double Fraction => file.Length == 0 ? 1 : (double)file.Position / file.Length;

    public ParseStatement Prepare(ColumnPlan plan, CancellationToken cancellation)
    {
        var used = Columns.Where(c => plan.Targets.Values.Contains(c) || plan.Attributes.Any(a => a.Column == c)).Distinct().ToList();
        var isDelimited = scanner is DelimitedScanner;
        fields = isDelimited ? [.. used.Select(c => Columns.TakeWhile(o => !ReferenceEquals(o, c)).Count())] : [];
        if (isDelimited && plan[ImportTarget.InteractionId] is { } id) idField = fields[used.IndexOf(id)];
        var texts = isDelimited ? fields.Length : 1;
        connection.Run(
            $"CREATE TEMP TABLE {Table} (line BIGINT, byte_offset BIGINT, byte_length INTEGER, row_hash UHUGEINT, problem VARCHAR{string.Concat(Enumerable.Range(0, texts).Select(i => $", c{i} VARCHAR"))})",
            cancellation);
        if (isDelimited) return new ParseStatement(plan, c => $"c{used.IndexOf(c)}", Table, "problem", mayHoldLists: false);

        var paths = string.Join(", ", used.Select(c => Sql.Literal(PathOf(c))));
        return new ParseStatement(
            plan,
            c => $"found[{used.IndexOf(c) + 1}]",
            $"(SELECT *, CASE WHEN problem IS NULL AND starts_with(ltrim(c0), '{{') AND json_valid(c0) THEN json_extract_string(c0, [{paths}]) END AS found FROM {Table})",
            "coalesce(problem, CASE WHEN found IS NULL THEN 'the record is not a JSON object' END)",
            mayHoldLists: true);
    }

    public long Load(int maxRows, CancellationToken cancellation)
    {
        connection.Run($"TRUNCATE {Table}", cancellation);
        using var appender = connection.CreateAppender(Table, "temp");
        var rows = 0L;
        while (rows < maxRows && scanner.Read())
        {
            if (++rows % RowsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            appender.Set(0, scanner.Line);
            appender.Set(1, scanner.Offset);
            appender.Set(2, scanner.Raw.Length);
            if (scanner.Problem is { } problem) appender.Set(4, Encoding.UTF8.GetBytes(problem));
            else AppendTexts(appender);
            appender.EndRow();
        }

        appender.Close();
        return rows;
    }

    public void Dispose() => scanner.Dispose();

    private static RecordScanner Scan(LogFile log, Stream content) => log.Format switch
    {
        LogFormat.Delimited => new DelimitedScanner(content),
        LogFormat.JsonLines => new LineScanner(content),
        LogFormat.JsonArray => new JsonArrayScanner(content),
        _ => throw new ArgumentOutOfRangeException(nameof(log)),
    };

    private void AppendTexts(DuckDbAppender appender)
    {
        var delimited = scanner as DelimitedScanner;

        // A row that has an id is known by it, and its hash is never asked for.
        if (delimited is null || idField < 0 || delimited.Field(idField).Trim(" "u8).IsEmpty) appender.Set(3, Hash(scanner.Raw) ^ headerHash);
        if (delimited is not null)
        {
            for (var i = 0; i < fields.Length; i++) appender.Set(FixedColumns + i, delimited.Field(fields[i]));
        }
        else
        {
            appender.Set(FixedColumns, scanner.Raw);
        }
    }

    /// <summary>
    /// The first 128 bits of SHA-256: wide enough that two rows never meet by chance, and nobody can write one that
    /// hides another.
    /// </summary>
    private static UInt128 Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private static List<SourceColumn> JsonColumns(LogFile log)
    {
        var (_, content) = log.Open();
        using var scanner = Scan(log, content);
        var columns = new Dictionary<string, SourceColumn>(StringComparer.Ordinal);
        for (var records = 0; records < RecordsForColumns && scanner.Read(); records++)
        {
            if (scanner.Problem is not null) continue;
            var reader = new Utf8JsonReader(scanner.Raw);
            try
            {
                if (!JsonDocument.TryParseValue(ref reader, out var document)) continue;
                using (document)
                {
                    if (document.RootElement.ValueKind == JsonValueKind.Object) AddColumns(document.RootElement, [], columns);
                }
            }
            catch (JsonException)
            {
                // The record is rejected when it is read; it only tells no columns.
            }
        }

        return [.. columns.Values];
    }

    private static void AddColumns(JsonElement element, IReadOnlyList<string> path, Dictionary<string, SourceColumn> columns)
    {
        foreach (var property in element.EnumerateObject())
        {
            IReadOnlyList<string> longer = [.. path, property.Name];
            if (property.Value.ValueKind == JsonValueKind.Object && longer.Count < MaxDepth) AddColumns(property.Value, longer, columns);
            else columns.TryAdd(string.Join('.', longer), new SourceColumn(string.Join('.', longer), longer));
        }
    }

    /// <summary>The path in DuckDB's JSON syntax, every key quoted.</summary>
    private static string PathOf(SourceColumn column) =>
        "$" + string.Concat(column.Path!.Select(key => $".\"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
}
