using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// The rows of one table of a database's dump: of <c>logs</c> where there is one, else of the table with the most. A cell
/// may hold JSON, whose values are columns too.
/// </summary>
internal sealed class SqlDumpRows : RowReader
{
    private const string Usual = "logs";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly LogContent content;
    private readonly SqlDumpScanner scanner;
    private readonly CellColumns cells;
    private readonly string table;
    private readonly int width;
    private readonly List<string> notes = [];
    private readonly ArrayBufferWriter<byte> raw = new();

    /// <param name="log">The file.</param>
    /// <param name="expected">Columns that an earlier reading found behind the first rows.</param>
    /// <param name="cancellation">Ends counting the tables' rows.</param>
    /// <exception cref="ImportException">It inserts nothing.</exception>
    public SqlDumpRows(LogFile log, IReadOnlyList<SourceColumn> expected, CancellationToken cancellation)
    {
        var tables = Tables(log, cancellation);
        if (tables.Count == 0)
            throw new ImportException(
                $"{log.DisplayName} is a database's dump that inserts no rows. Nothing was imported. Dump the table of the log with its data.");
        table = tables.Keys.FirstOrDefault(t => t.Equals(Usual, StringComparison.OrdinalIgnoreCase)) ?? tables.MaxBy(t => t.Value).Key;
        notes.Add($"The rows are those of the table “{table}” of a database's dump.");
        var others = tables.Where(t => t.Key != table).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key} ({t.Value:N0})"))
            .ToList();
        if (others.Count > 0)
            notes.Add(
                $"Other tables of the dump were left out, with their rows: {string.Join(", ", others.Take(10))}{(others.Count > 10 ? " …" : "")}.");
        using (var ahead = new SqlDumpScanner(log.Open().Stream))
        {
            Next(ahead);
            width = ahead.Names.Count > 0 ? ahead.Names.Count : ahead.FieldCount;
            cells = new CellColumns([.. Enumerable.Range(0, width).Select(i => i < ahead.Names.Count ? ahead.Names[i] : "")], expected);
            var rows = 0;
            do
            {
                for (var i = 0; ahead.Problem is null && i < Math.Min(ahead.FieldCount, width); i++) cells.Look(i, ahead.Field(i));
            }
            while (++rows < RowsForColumns && Next(ahead));
        }

        content = log.Open();
        scanner = new SqlDumpScanner(content.Stream);
    }

    public override IReadOnlyList<SourceColumn> Columns => cells.All;

    public override double Fraction => content.Fraction;

    public override long Line => scanner.Line;

    public override string? Problem => scanner.Problem
        ?? (scanner.FieldCount == width
            ? null : string.Create(CultureInfo.InvariantCulture, $"the row has {scanner.FieldCount} values and the table {width} columns"));

    public override IReadOnlyList<string> Notes => [.. notes, .. cells.Notes];

    /// <summary>The row as a JSON object of texts; where it cannot be read, as it stands.</summary>
    public override ReadOnlySpan<byte> Raw
    {
        get
        {
            if (Problem is not null) return scanner.Raw;
            raw.ResetWrittenCount();
            using var writer = new Utf8JsonWriter(raw, Plain);
            writer.WriteStartObject();
            for (var i = 0; i < scanner.FieldCount; i++)
            {
                if (scanner.IsNull(i)) writer.WriteNull(cells.All[i].Name);
                else writer.WriteString(cells.All[i].Name, scanner.Field(i));
            }

            writer.WriteEndObject();
            writer.Flush();
            return raw.WrittenSpan;
        }
    }

    public override IReadOnlyList<LateColumn> Late => cells.Late;

    public override void Choose(IReadOnlyList<SourceColumn> columns) => cells.Choose(columns);

    public override bool Read()
    {
        cells.NextRow();
        if (!Next(scanner)) return false;
        if (Problem is null && scanner.Raw.Contains((byte)'{'))
        {
            for (var i = 0; i < scanner.FieldCount; i++) cells.LookAgain(i, scanner.Field(i), scanner.Line);
        }

        return true;
    }

    public override ReadOnlySpan<byte> Field(int place)
    {
        var column = cells.IndexOf(place);
        return scanner.IsNull(column) ? default : cells.Field(place, scanner.Field(column));
    }

    public override bool IsStructure(int place) => cells.IsStructure(place, scanner.Field(cells.IndexOf(place)));

    public override UInt128 Identity(long seed) => XxHash128.HashToUInt128(Raw, seed);

    protected override SourceColumn? Unseen(string name) => cells.Unseen(name);

    protected override void Dispose(bool disposing)
    {
        if (disposing) scanner.Dispose();
    }

    private static SortedDictionary<string, long> Tables(LogFile log, CancellationToken cancellation)
    {
        var tables = new SortedDictionary<string, long>(StringComparer.Ordinal);
        using var ahead = new SqlDumpScanner(log.Open().Stream);
        for (var rows = 0L; ahead.Read(); rows++)
        {
            if (rows % 8192 == 0) cancellation.ThrowIfCancellationRequested();
            if (tables.Count < 1_000 || tables.ContainsKey(ahead.Table)) tables[ahead.Table] = tables.GetValueOrDefault(ahead.Table) + 1;
        }

        return tables;
    }

    private bool Next(SqlDumpScanner rows)
    {
        while (rows.Read())
        {
            if (rows.Table == table) return true;
        }

        return false;
    }
}
