using System.IO.Hashing;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>The rows of JSON: one object each, in whatever order and envelope they stand.</summary>
internal sealed class JsonRows : RowReader
{
    /// <summary>Says that a log's keys are data.</summary>
    public static string CutNote { get; } =
        $"The records have more than {JsonColumns.MaxColumns:N0} different keys, as they do where a key holds data: the first so many are columns. Any other can be named by its path.";

    // So many kinds of records are told apart; a log whose keys are data has no end of them.
    private const int MostShapes = 20_000;

    private readonly JsonRecords records;
    private readonly JsonColumns seen = new("");
    private readonly HashSet<ulong> shapes = [];
    private readonly EmbeddedKeys embedded = new("\\\"");
    private readonly List<LateColumn> late = [];
    private readonly HashSet<string> known;
    private JsonFields fields = new([]);

    /// <param name="log">The file.</param>
    /// <param name="expected">Columns that an earlier reading found behind the first rows.</param>
    public JsonRows(LogFile log, IReadOnlyList<SourceColumn> expected)
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

        var first = seen.ToList(-1);
        known = [.. first.Select(c => c.Name)];
        Columns = [.. first, .. expected.Where(c => !known.Contains(c.Name))];
        records = new JsonRecords(log) { HasEnvelopes = hasEnvelopes };
    }

    public override IReadOnlyList<SourceColumn> Columns { get; }

    public override double Fraction => records.Fraction;

    public override long Line => records.Line;

    public override ReadOnlySpan<byte> Raw => records.Raw;

    public override string? Problem => records.Problem;

    public override IReadOnlyList<string> Notes => [.. records.Notes, .. seen.IsCut ? [CutNote] : Array.Empty<string>()];

    public override void Choose(IReadOnlyList<SourceColumn> columns) => fields = new JsonFields([.. columns.Select(c => c.Paths)]);

    public override IReadOnlyList<LateColumn> Late => late;

    public override bool Read()
    {
        if (!records.Read(fields)) return false;
        if (records.Problem is null && (shapes.Count < MostShapes && shapes.Add(fields.Shape)) | embedded.HasNew(records.Raw)) LookAgain();
        return true;
    }

    public override ReadOnlySpan<byte> Field(int place) => fields.Value(place, records.Raw);

    public override bool IsStructure(int place) => fields.IsStructure(place);

    public override UInt128 Identity(long seed) => XxHash128.HashToUInt128(records.Raw, seed);

    protected override SourceColumn? Unseen(string name) => new(name, Path: name.Split('.')) { Spellings = SpellingsOf(name.Split('.')) };

    protected override void Dispose(bool disposing)
    {
        if (disposing) records.Dispose();
    }

    // A key may itself hold dots: every way to part the name is tried.
    private static List<IReadOnlyList<string>> SpellingsOf(string[] parts)
    {
        if (parts.Length > JsonColumns.MaxDepth) return [];
        var spellings = new List<IReadOnlyList<string>>();
        for (var joins = 0; joins < 1 << (parts.Length - 1); joins++)
        {
            var path = new List<string> { parts[0] };
            for (var i = 1; i < parts.Length; i++)
            {
                if ((joins >> (i - 1) & 1) == 0) path.Add(parts[i]);
                else path[^1] += "." + parts[i];
            }

            spellings.Add(path);
        }

        return spellings;
    }

    // A record whose keys were not seen together before, or whose texts hold JSON with a new one, may have columns that the first rows have
    // not.
    private void LookAgain()
    {
        if (seen.IsCut) return;
        var before = seen.Count;
        seen.Look(records.Raw);
        if (seen.Count == before) return;
        foreach (var column in seen.ToList(-1).Where(c => known.Add(c.Name))) late.Add(new LateColumn(column, records.Line));
    }
}
