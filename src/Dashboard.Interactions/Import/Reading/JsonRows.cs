using System.IO.Hashing;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>The rows of JSON: one object each, in whatever order and envelope they stand.</summary>
internal sealed class JsonRows : RowReader
{
    /// <summary>Says that a log's keys are data.</summary>
    public static string CutNote { get; } = $"The records have more than {JsonColumns.MaxColumns:N0} different keys, as they do where a key holds data: the first so many are columns. Any other can be named by its path.";

    private readonly JsonRecords records;
    private readonly JsonColumns seen = new("");
    private JsonFields fields = new([]);

    public JsonRows(LogFile log)
    {
        bool hasEnvelopes;
        using (var ahead = new JsonRecords(log))
        {
            for (var rows = 0; rows < RowsForColumns && ahead.Read(fields); rows++)
            {
                if (ahead.Problem is null) seen.Look(ahead.Raw);
            }

            hasEnvelopes = ahead.HasEnvelopes;
        }

        Columns = seen.ToList(-1);
        records = new JsonRecords(log) { HasEnvelopes = hasEnvelopes };
    }

    public override IReadOnlyList<SourceColumn> Columns { get; }

    public override double Fraction => records.Fraction;

    public override long Line => records.Line;

    public override ReadOnlySpan<byte> Raw => records.Raw;

    public override string? Problem => records.Problem;

    public override IReadOnlyList<string> Notes => [.. records.Notes, .. seen.IsCut ? [CutNote] : Array.Empty<string>()];

    public override void Choose(IReadOnlyList<SourceColumn> columns) => fields = new JsonFields([.. columns.Select(c => c.Paths)]);

    public override bool Read() => records.Read(fields);

    public override ReadOnlySpan<byte> Field(int place) => fields.Value(place, records.Raw);

    public override bool IsStructure(int place) => fields.IsStructure(place);

    public override UInt128 Identity(long seed) => XxHash128.HashToUInt128(records.Raw, seed);

    protected override SourceColumn? Unseen(string name) => new(name, Path: name.Split('.'));

    protected override void Dispose(bool disposing)
    {
        if (disposing) records.Dispose();
    }
}
