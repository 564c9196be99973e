using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Presets;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Rows completed by those of a second log, which belong to them by a key: each has the columns of both. The second
/// log is held in memory. A row without a partner keeps its own columns alone.
/// </summary>
internal sealed class JoinedRows : RowReader
{
    private readonly RowReader rows;
    private readonly LogFile companion;
    private readonly TextNumbers keys = new();
    private readonly List<byte[][]> partners = [];
    private readonly List<bool> isJoined = [];
    private readonly List<SourceColumn> added = [];
    private readonly SourceColumn key;
    private readonly long companionRows;
    private readonly long companionDuplicates;
    private readonly long companionRejected;
    private (int Own, int Added)[] places = [];
    private int keyPlace;
    private byte[][]? partner;

    /// <exception cref="ImportException">One of the logs has no such key.</exception>
    public JoinedRows(RowReader rows, RowReader other, LogFile companion, CompanionPreset preset, CancellationToken cancellation)
    {
        (this.rows, this.companion) = (rows, companion);
        key = KeyOf(rows, preset, "the log");
        var otherKey = KeyOf(other, preset, companion.DisplayName);
        var own = rows.Columns.Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<SourceColumn> taken = [.. other.Columns.Where(c => !own.Contains(c.Name))];
        added = [.. taken.Select((c, i) => new SourceColumn(c.Name, rows.Columns.Count + i))];
        other.Choose([otherKey, .. taken]);
        while (other.Read())
        {
            if (++companionRows % 8192 == 0) cancellation.ThrowIfCancellationRequested();
            if (other.Problem is not null || other.Field(0).IsEmpty)
            {
                companionRejected++;
                continue;
            }

            if (!keys.Add(other.Field(0)).IsNew)
            {
                companionDuplicates++;
                continue;
            }

            partners.Add([.. Enumerable.Range(1, taken.Count).Select(i => other.Field(i).ToArray())]);
            isJoined.Add(false);
        }

        Columns = [.. rows.Columns, .. added];
    }

    public override IReadOnlyList<SourceColumn> Columns { get; } = [];

    public override double Fraction => rows.Fraction;

    public override long Line => rows.Line;

    public override ReadOnlySpan<byte> Raw => rows.Raw;

    public override string? Problem => rows.Problem;

    public override IReadOnlyList<string> Notes => rows.Notes;

    public override IReadOnlyList<LateColumn> Late => rows.Late;

    /// <summary>What became of the second log's rows, once all rows are read.</summary>
    public CompanionReport Report
    {
        get
        {
            var joined = isJoined.Count(j => j);
            return new CompanionReport(
                companion.DisplayName, companion.Bytes, companion.Sha256, companionRows, joined, companionDuplicates,
                companionRejected + isJoined.Count - joined);
        }
    }

    public override void Choose(IReadOnlyList<SourceColumn> columns)
    {
        var own = columns.Where(c => !added.Contains(c)).ToList();
        places = [.. columns.Select(c => (own.IndexOf(c), added.IndexOf(c)))];
        keyPlace = own.Count;
        rows.Choose([.. own, key]);
    }

    public override bool Read()
    {
        if (!rows.Read()) return false;
        partner = null;
        if (rows.Problem is not null || !keys.Find(rows.Field(keyPlace), out var number)) return true;
        partner = partners[number - 1];
        isJoined[number - 1] = true;
        return true;
    }

    public override ReadOnlySpan<byte> Field(int place)
    {
        var (own, other) = places[place];
        return own >= 0 ? rows.Field(own) : partner is null ? default : partner[other];
    }

    public override bool IsStructure(int place) => places[place].Own is >= 0 and var own && rows.IsStructure(own);

    public override UInt128 Identity(long seed) => rows.Identity(seed);

    protected override SourceColumn? Unseen(string name) => rows.Find(name);

    protected override void Dispose(bool disposing)
    {
        if (disposing) rows.Dispose();
    }

    private static SourceColumn KeyOf(RowReader rows, CompanionPreset preset, string file) =>
        rows.Columns.FirstOrDefault(c => ColumnPaths.IsNamed(c.Name, preset.Key))
        ?? throw new ImportException($"{file} has no column '{preset.Key}', by which the two logs belong together. Nothing was imported.");
}
