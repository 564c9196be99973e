using System.IO.Hashing;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>The rows of NDJSON or of a JSON array: one object each.</summary>
internal sealed class JsonRows : RowReader
{
    /// <summary>Says that a log's keys are data.</summary>
    public static string CutNote { get; } = $"The records have more than {JsonColumns.MaxColumns:N0} different keys, as they do where a key holds data: the first so many are columns. Any other can be named by its path.";

    private readonly LogContent content;
    private readonly RecordScanner scanner;
    private readonly JsonColumns seen = new("");
    private JsonFields fields = new([]);
    private string? problem;

    public JsonRows(LogFile log)
    {
        using (var ahead = Scan(log, log.Open().Stream))
        {
            for (var rows = 0; rows < RowsForColumns && ahead.Read(); rows++)
            {
                if (ahead.Problem is null) seen.Look(ahead.Raw);
            }
        }

        Columns = seen.ToList(-1);

        content = log.Open();
        scanner = Scan(log, content.Stream);
    }

    public override IReadOnlyList<SourceColumn> Columns { get; }

    public override double Fraction => content.Fraction;

    public override long Line => scanner.Line;

    public override ReadOnlySpan<byte> Raw => scanner.Raw;

    public override string? Problem => problem;

    public override IReadOnlyList<string> Notes => seen.IsCut ? [CutNote] : [];

    public override void Choose(IReadOnlyList<SourceColumn> columns) => fields = new JsonFields([.. columns.Select(c => c.Paths)]);

    public override bool Read()
    {
        if (!scanner.Read()) return false;
        problem = scanner.Problem ?? (fields.Read(scanner.Raw) ? null : "the record is not a JSON object");
        return true;
    }

    public override ReadOnlySpan<byte> Field(int place) => fields.Value(place, scanner.Raw);

    public override bool IsStructure(int place) => fields.IsStructure(place);

    public override UInt128 Identity(long seed) => XxHash128.HashToUInt128(scanner.Raw, seed);

    protected override SourceColumn? Unseen(string name) => new(name, Path: name.Split('.'));

    protected override void Dispose(bool disposing)
    {
        if (disposing) scanner.Dispose();
    }

    private static RecordScanner Scan(LogFile log, Stream stream) => log.Format == LogFormat.JsonArray ? new JsonArrayScanner(stream) : new LineScanner(stream);
}
