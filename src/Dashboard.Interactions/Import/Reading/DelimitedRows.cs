using System.IO.Hashing;
using System.Text;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>The rows of delimited text. A cell may hold a JSON object, whose values are columns too.</summary>
internal sealed class DelimitedRows : RowReader
{
    private readonly LogContent content;
    private readonly DelimitedScanner scanner;
    private readonly CellColumns cells;
    private readonly byte[] header;

    /// <param name="log">The file.</param>
    /// <param name="expected">Columns that an earlier reading found behind the first rows.</param>
    public DelimitedRows(LogFile log, IReadOnlyList<SourceColumn> expected)
    {
        content = log.Open();
        try
        {
            scanner = new DelimitedScanner(content.Stream);

            // Equal rows under different headers are different rows.
            header = Encoding.UTF8.GetBytes(string.Join('\u001f', scanner.Header));
            cells = new CellColumns(scanner.Header, expected);
            if (scanner.Header.Count == 0) return;
            using var ahead = new DelimitedScanner(log.Open().Stream);
            for (var rows = 0; rows < RowsForColumns && ahead.Read(); rows++)
            {
                for (var i = 0; ahead.Problem is null && i < ahead.FieldCount; i++) cells.Look(i, ahead.Field(i));
            }
        }
        catch
        {
            content.Stream.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<SourceColumn> Columns => cells.All;

    public override double Fraction => content.Fraction;

    public override long Line => scanner.Line;

    public override ReadOnlySpan<byte> Raw => scanner.Raw;

    public override string? Problem => scanner.Problem;

    public override string? Header => scanner.HeaderText;

    public override IReadOnlyList<string> Notes => [.. Preamble.Notes(scanner.Skipped), .. cells.Notes];

    public override IReadOnlyList<LateColumn> Late => cells.Late;

    public override void Choose(IReadOnlyList<SourceColumn> columns) => cells.Choose(columns);

    public override bool Read()
    {
        cells.NextRow();
        if (!scanner.Read()) return false;
        if (scanner.Problem is null && scanner.Raw.Contains((byte)'{'))
        {
            for (var i = 0; i < scanner.FieldCount; i++) cells.LookAgain(i, scanner.Field(i), scanner.Line);
        }

        return true;
    }

    public override ReadOnlySpan<byte> Field(int place) => cells.Field(place, scanner.Field(cells.IndexOf(place)));

    public override bool IsStructure(int place) => cells.IsStructure(place, scanner.Field(cells.IndexOf(place)));

    public override UInt128 Identity(long seed) => XxHash128.HashToUInt128(scanner.Raw, seed ^ (long)XxHash3.HashToUInt64(header));

    protected override SourceColumn? Unseen(string name) => cells.Unseen(name);

    protected override void Dispose(bool disposing)
    {
        if (disposing) scanner.Dispose();
    }
}
