using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Dashboard.Interactions.Fields;
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
    private readonly SourceColumn? nameOf;
    private readonly SourceColumn? kind;
    private readonly IReadOnlyList<string> kinds;
    private readonly bool follows;
    private readonly HashSet<SourceColumn> pieces;
    private readonly HashSet<SourceColumn> lists;
    private readonly HashSet<SourceColumn> last;
    private readonly Queue<Held> held = new();
    private readonly Dictionary<string, Held> byKey = new(StringComparer.Ordinal);
    private IReadOnlyList<SourceColumn> chosen = [];
    private int keyPlace;
    private int orderPlace;
    private int namePlace;
    private int kindPlace;
    private Held? begun;
    private Held current = new();

    private PartedRows(RowReader rows, PartJoin join, SourceColumn key)
    {
        (this.rows, this.key) = (rows, key);
        order = join.Order is { } name ? Named(rows, name) : null;
        nameOf = join.NameOf is { } of ? Named(rows, of) : null;
        kind = join.Kind is { } by ? Named(rows, by.Column) : null;
        kinds = join.Kind?.Values ?? [];
        follows = join.Follows;
        pieces = Of(join.Pieces);
        lists = Of(join.Lists);
        last = Of(join.Last);

        HashSet<SourceColumn> Of(IReadOnlyList<string> names) => [.. names.Select(p => Named(rows, p)).OfType<SourceColumn>()];
    }

    /// <summary>The rows, put together where the preset says how and the log has the column for it.</summary>
    public static RowReader Of(RowReader rows, Preset preset) => preset.Parts is { } join && Named(rows, join.Key) is { } key
        ? new PartedRows(rows, join, key) : rows;

    /// <summary>Whether the row is part of one that came before.</summary>
    public bool IsPart => current.IsPart;

    public override IReadOnlyList<SourceColumn> Columns => rows.Columns;

    public override double Fraction => rows.Fraction;

    public override long Line => current.Line;

    public override ReadOnlySpan<byte> Raw => current.Raw;

    public override string? Problem => current.Problem;

    public override string? Header => rows.Header;

    public override IReadOnlyList<string> Notes => rows.Notes;

    public override IReadOnlyList<LateColumn> Late => rows.Late;

    public override void Choose(IReadOnlyList<SourceColumn> columns)
    {
        chosen = columns;
        List<SourceColumn> all = [.. columns, key];
        keyPlace = columns.Count;
        orderPlace = Further(order);
        namePlace = Further(nameOf);
        kindPlace = Further(kind);
        rows.Choose(all);

        int Further(SourceColumn? column)
        {
            if (column is null) return -1;
            all.Add(column);
            return all.Count - 1;
        }
    }

    public override bool Read()
    {
        while (held.Count < Window && rows.Read()) Hold();
        if (!held.TryDequeue(out var next)) return false;
        current = next;
        if (next.Key is not null && !next.IsPart) byKey.Remove(next.Key);
        if (begun == next) begun = null;
        if (!next.IsPart) PutTogether(next);
        return true;
    }

    public override ReadOnlySpan<byte> Field(int place) => current.Fields[place];

    public override UInt128 Identity(long seed) => XxHash128.HashToUInt128(current.Raw, seed);

    protected override SourceColumn? Unseen(string name) => rows.Find(name);

    protected override void Dispose(bool disposing)
    {
        if (disposing) rows.Dispose();
    }

    // Names that stand for each other are parted by a bar.
    private static SourceColumn? Named(RowReader rows, string names) =>
        names.Split('|').Select(name => rows.Columns.FirstOrDefault(c => ColumnPaths.IsNamed(c.Name, name)))
        .FirstOrDefault(c => c is not null);

    private void Hold()
    {
        var row = new Held { Line = rows.Line, Raw = rows.Raw.ToArray(), Problem = rows.Problem };
        held.Enqueue(row);
        if (row.Problem is not null) return;
        row.Fields = [.. chosen.Select((column, i) => lists.Contains(column) ? Element(i) : rows.Field(i).ToArray())];
        row.Order = orderPlace >= 0
            && long.TryParse(rows.Field(orderPlace), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (kind is not null && !kinds.Contains(Encoding.UTF8.GetString(rows.Field(kindPlace)))) return;
        var key = Encoding.UTF8.GetString(rows.Field(keyPlace));
        if (key.Length == 0)
        {
            if (follows && begun is not null) Join(begun, row);
            return;
        }

        row.Key = key;
        if (byKey.TryAdd(key, row)) begun = row;
        else Join(begun = byKey[key], row);
    }

    private static void Join(Held first, Held row)
    {
        row.IsPart = true;
        first.Parts.Add(row);
    }

    // The elements that a row has for a list, with a comma between them, as JSON.
    private byte[] Element(int place)
    {
        var value = rows.Field(place).Trim(" \t\r\n"u8);
        if (value.IsEmpty) return [];
        if (rows.IsStructure(place) && nameOf is null && value is [(byte)'[', .., (byte)']'])
            return value[1..^1].Trim(" \t\r\n"u8).ToArray();
        var element = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(element, new JsonWriterOptions { SkipValidation = true }))
        {
            if (nameOf is null)
            {
                Write(writer, place, value);
            }
            else
            {
                writer.WriteStartObject();
                writer.WriteString("name"u8, rows.Field(namePlace));
                writer.WritePropertyName("body"u8);
                Write(writer, place, value);
                writer.WriteEndObject();
            }
        }

        return element.WrittenSpan.ToArray();
    }

    private void Write(Utf8JsonWriter writer, int place, ReadOnlySpan<byte> value)
    {
        if (rows.IsStructure(place)) writer.WriteRawValue(value, skipInputValidation: true);
        else writer.WriteStringValue(value);
    }

    private void PutTogether(Held row)
    {
        if (row.Problem is not null || (row.Parts.Count == 0 && lists.Count == 0)) return;
        var all = row.Parts.Append(row).OrderBy(p => p.Order).ThenBy(p => p.Line).ToList();
        row.Fields =
            [.. chosen.Select(
                (column, i) => Together(column, [.. all.Select(p => p.Fields[i]).Where(f => f.Length > 0)]) ?? all[0].Fields[i])];
    }

    private byte[]? Together(SourceColumn column, List<byte[]> values) => column switch
    {
        _ when lists.Contains(column) =>
            values.Count == 0 ? [] : [(byte)'[', .. values.SelectMany((v, i) => i == 0 ? v : [(byte)',', .. v]), (byte)']'],
        _ when pieces.Contains(column) => [.. values.SelectMany(v => v)],
        _ when last.Contains(column) => values.LastOrDefault(),
        _ => values.Find(f => !f.AsSpan().SequenceEqual("0"u8)),
    };

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
