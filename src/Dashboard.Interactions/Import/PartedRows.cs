using System.Globalization;
using System.IO.Hashing;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Presets;

namespace Dashboard.Interactions.Import;

/// <summary>
/// Rows of which several make up one request: they are put together in the place of the first of them, and the others
/// come as parts, which are no rows of their own. Parts are looked for among the next rows, so many as are held in
/// memory; a part that comes later is a row like any other.
/// </summary>
internal sealed class PartedRows : RowReader
{
    /// <summary>How many rows are held.</summary>
    private const int Window = 4096;

    private readonly RowReader rows;
    private readonly SourceColumn key;
    private readonly SourceColumn? order;
    private readonly HashSet<SourceColumn> pieces;
    private readonly Queue<Held> held = new();
    private readonly Dictionary<string, Held> byKey = new(StringComparer.Ordinal);
    private IReadOnlyList<SourceColumn> chosen = [];
    private int keyPlace;
    private int orderPlace;
    private Held current = new();

    private PartedRows(RowReader rows, PartJoin join, SourceColumn key)
    {
        (this.rows, this.key) = (rows, key);
        order = join.Order is { } name ? Named(rows, name) : null;
        pieces = [.. join.Pieces.Select(p => Named(rows, p)).OfType<SourceColumn>()];
    }

    /// <summary>The rows, put together where the preset says how and the log has the column for it.</summary>
    public static RowReader Of(RowReader rows, Preset preset) => preset.Parts is { } join && Named(rows, join.Key) is { } key ? new PartedRows(rows, join, key) : rows;

    /// <summary>Whether the row is part of one that came before.</summary>
    public bool IsPart => current.IsPart;

    public override IReadOnlyList<SourceColumn> Columns => rows.Columns;

    public override double Fraction => rows.Fraction;

    public override long Line => current.Line;

    public override ReadOnlySpan<byte> Raw => current.Raw;

    public override string? Problem => current.Problem;

    public override string? Header => rows.Header;

    public override IReadOnlyList<string> Notes => rows.Notes;

    public override void Choose(IReadOnlyList<SourceColumn> columns)
    {
        chosen = columns;
        keyPlace = columns.Count;
        orderPlace = order is null ? -1 : columns.Count + 1;
        rows.Choose(order is null ? [.. columns, key] : [.. columns, key, order]);
    }

    public override bool Read()
    {
        while (held.Count < Window && rows.Read()) Hold();
        if (!held.TryDequeue(out var next)) return false;
        current = next;
        if (next.Key is not null && !next.IsPart) byKey.Remove(next.Key);
        PutTogether(next);
        return true;
    }

    public override ReadOnlySpan<byte> Field(int place) => current.Fields[place];

    public override UInt128 Identity(long seed) => XxHash128.HashToUInt128(current.Raw, seed);

    protected override SourceColumn? Unseen(string name) => rows.Find(name);

    protected override void Dispose(bool disposing)
    {
        if (disposing) rows.Dispose();
    }

    private static SourceColumn? Named(RowReader rows, string name) => rows.Columns.FirstOrDefault(c => ColumnPaths.IsNamed(c.Name, name));

    private void Hold()
    {
        var row = new Held { Line = rows.Line, Raw = rows.Raw.ToArray(), Problem = rows.Problem };
        held.Enqueue(row);
        if (row.Problem is not null) return;
        row.Fields = [.. Enumerable.Range(0, chosen.Count).Select(i => rows.Field(i).ToArray())];
        row.Order = orderPlace >= 0 && long.TryParse(rows.Field(orderPlace), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var key = System.Text.Encoding.UTF8.GetString(rows.Field(keyPlace));
        if (key.Length == 0) return;
        row.Key = key;
        if (byKey.TryAdd(key, row)) return;
        row.IsPart = true;
        byKey[key].Parts.Add(row);
    }

    private void PutTogether(Held row)
    {
        if (row.Parts.Count == 0) return;
        var all = row.Parts.Append(row).OrderBy(p => p.Order).ThenBy(p => p.Line).ToList();
        row.Fields = [.. chosen.Select((column, i) => pieces.Contains(column)
            ? all.SelectMany(p => p.Fields[i]).ToArray()
            : all.Select(p => p.Fields[i]).FirstOrDefault(f => f.Length > 0 && !f.AsSpan().SequenceEqual("0"u8)) ?? all[0].Fields[i])];
    }

    private sealed class Held
    {
        public string? Key { get; set; }

        public long Line { get; init; }

        public byte[] Raw { get; init; } = [];

        public string? Problem { get; init; }

        public long Order { get; set; }

        public byte[][] Fields { get; set; } = [];

        public bool IsPart { get; set; }

        public List<Held> Parts { get; } = [];
    }
}
