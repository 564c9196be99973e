using System.IO.Hashing;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>The rows of NDJSON or of a JSON array: one object each.</summary>
internal sealed class JsonRows : RowReader
{
    private readonly LogContent content;
    private readonly RecordScanner scanner;
    private readonly List<SourceColumn> columns = [];
    private JsonFields fields = new([]);
    private string? problem;

    public JsonRows(LogFile log)
    {
        using (var ahead = Scan(log, log.Open().Stream))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var rows = 0; rows < RowsForColumns && ahead.Read(); rows++)
            {
                if (ahead.Problem is not null) continue;
                foreach (var path in JsonFields.Paths(ahead.Raw))
                {
                    var name = string.Join('.', path);
                    if (seen.Add(name)) columns.Add(new SourceColumn(name, Path: path));
                }
            }
        }

        content = log.Open();
        scanner = Scan(log, content.Stream);
    }

    public override IReadOnlyList<SourceColumn> Columns => columns;

    public override double Fraction => content.Fraction;

    public override long Line => scanner.Line;

    public override ReadOnlySpan<byte> Raw => scanner.Raw;

    public override string? Problem => problem;

    public override void Choose(IReadOnlyList<SourceColumn> columns) => fields = new JsonFields([.. columns.Select(c => c.Path!)]);

    public override bool Read()
    {
        if (!scanner.Read()) return false;
        problem = scanner.Problem ?? (fields.Read(scanner.Raw) ? null : "the record is not a JSON object");
        return true;
    }

    public override ReadOnlySpan<byte> Field(int place) => fields.Value(place, scanner.Raw);

    public override UInt128 Identity(long seed) => XxHash128.HashToUInt128(scanner.Raw, seed);

    protected override void Dispose(bool disposing)
    {
        if (disposing) scanner.Dispose();
    }

    private static RecordScanner Scan(LogFile log, Stream stream) => log.Format == LogFormat.JsonArray ? new JsonArrayScanner(stream) : new LineScanner(stream);
}
