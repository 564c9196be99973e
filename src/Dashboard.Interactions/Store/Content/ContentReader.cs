using System.Buffers.Binary;
using System.Data;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store.Content;

/// <summary>The digest of what an import has in one table, of one UTC day where the table knows days.</summary>
internal readonly record struct ContentPart(int Import, string Table, DateOnly? Day, long Rows, string Digest);

/// <summary>
/// Reads content and digests it. A row is its length in four bytes, then for each column that has a value, in the order of
/// the columns' names: the first four bytes of SHA-256 over the column's name, and the value (<see cref="ContentValue"/>),
/// numbers little-endian. A column that a row has no value for leaves no trace, so a new column changes no old digest. Rows
/// go in the order of their lines; those of one line, and those of a table without lines, in the order of their bytes.
/// O(rows); 128 bits stand for a name and SHA-256 for a part.
/// </summary>
internal sealed class ContentReader(DuckDbConnection connection, CancellationToken cancellation)
{
    private const long MicrosecondsOfDay = 86_400_000_000;

    private readonly Dictionary<string, NameDigests> names = new(StringComparer.Ordinal);

    private byte[] row = new byte[1024];
    private int used;

    /// <summary>Rows whose columns name something that no dictionary has.</summary>
    public long Nameless { get; private set; }

    /// <summary>A reader that knows only the names that an import uses by its sums: cheaper where it alone is read.</summary>
    public static ContentReader OfImport(DuckDbConnection connection, int import, CancellationToken cancellation)
    {
        var reader = new ContentReader(connection, cancellation);
        if (connection.Number("SELECT count(*) FROM imports WHERE number <> $import", cancellation, ("import", import)) == 0) return reader;
        var of = $"WHERE import = {import.Invariant()}";
        var accounts = string.Join(
            " UNION ", ((string[])["daily", "account_attributes", "account_records"]).Select(t => $"SELECT account FROM {t} {of}"));
        reader.names["accounts"] = NameDigests.Load(
            connection, "accounts", $"{accounts} {SupersededRows.Uses("account", import)}", cancellation);
        reader.names["attributes"] = NameDigests.Load(
            connection, "attributes", $"SELECT attribute FROM account_attributes {of} {SupersededRows.UsesOfAttributes(import)}",
            cancellation);
        return reader;
    }

    /// <summary>What is read for a part that was recorded before; null where there is nothing.</summary>
    public static ContentPart? ReadAgain(DuckDbConnection connection, ContentPart part, CancellationToken cancellation)
    {
        var reader = new ContentReader(connection, cancellation);
        var day = FormattableString.Invariant($"DATE '{part.Day:yyyy-MM-dd}'");
        var condition = $"import = {part.Import.Invariant()}{Condition(part.Day).Replace("$day", day, StringComparison.Ordinal)}";
        foreach (var dictionary in ContentTable.Names)
        {
            if (NameReferences.OfPart(connection, dictionary, part.Table, condition) is { } numbers)
                reader.names[dictionary] = NameDigests.Load(connection, dictionary, numbers, cancellation);
        }

        return reader.Read(part.Import, ContentTable.All.First(t => t.Name == part.Table), part.Day) is [var now] ? now : null;
    }

    /// <summary>What an import has in a table; a day alone where one is given.</summary>
    public IReadOnlyList<ContentPart> Read(int import, ContentTable table, DateOnly? day = null)
    {
        if (table.Name == ContentTable.AccountAttributes
            && !connection.Any("account_records WHERE import = $import", cancellation, ("import", import))) return [];
        if (table.Columns(connection).Count == 0) return [];
        return Read(import, table, day, isSorted: false) ?? Read(import, table, day, isSorted: true)!;
    }

    /// <summary>Null where the rows do not come in the order of their lines and were not asked to.</summary>
    private IReadOnlyList<ContentPart>? Read(int import, ContentTable table, DateOnly? day, bool isSorted)
    {
        var columns = table.Columns(connection);
        var tags = columns.Select(c => BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(c.Name)))).ToArray();
        var values = columns.Select(c => c.Value).ToArray();
        var digests = columns.Select(c => c.Dictionary is { } dictionary ? NamesOf(dictionary) : null).ToArray();
        string[] selected = [table.HasLines ? "line" : "0", table.HasDays ? "epoch_us(instant)" : "0", .. columns.Select(c => c.Sql)];
        using var command = connection.Command(
            $"SELECT {string.Join(", ", selected)} FROM {table.Name} WHERE import = $import{Condition(day)} {(isSorted ? "ORDER BY line" : "")}",
            [("import", import), .. day is { } only ? [("day", (object?)only)] : Array.Empty<(string, object?)>()]);
        using var reader = command.Stream(cancellation);
        using var days = new DayDigests();
        var (line, ofDay, alike) = (long.MinValue, DayDigests.NoDay, new List<byte[]>());
        used = 0;
        while (reader.Read())
        {
            var next = reader.GetInt64(0);
            if (next < line) return null;
            if (next == line) alike.Add(row[..used]);
            else Flush();
            line = next;
            if (table.HasDays) ofDay = DayOf(reader.GetInt64(1));
            Encode(reader, values, tags, digests);
        }

        Flush();
        return [.. days.Results().Select(d => new ContentPart(import, table.Name, d.Day, d.Rows, d.Digest))];

        // The last row, and those before it that are of the same line.
        void Flush()
        {
            if (used == 0) return;
            if (alike.Count == 0)
            {
                days.Add(ofDay, row.AsSpan(0, used));
                return;
            }

            alike.Add(row[..used]);
            alike.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
            foreach (var bytes in alike) days.Add(ofDay, bytes);
            alike.Clear();
        }
    }

    private static string Condition(DateOnly? day) =>
        day is null ? "" : " AND instant >= CAST($day AS TIMESTAMP) AND instant < CAST($day AS TIMESTAMP) + INTERVAL 1 DAY";

    private static int DayOf(long microseconds)
    {
        var (day, rest) = Math.DivRem(microseconds, MicrosecondsOfDay);
        return (int)(rest < 0 ? day - 1 : day);
    }

    private NameDigests NamesOf(string dictionary) =>
        CollectionsMarshal.GetValueRefOrAddDefault(names, dictionary, out _) ??= NameDigests.Load(
            connection, dictionary, null, cancellation);

    private void Encode(DuckDbDataReader reader, ContentValue[] values, uint[] tags, NameDigests?[] digests)
    {
        used = sizeof(int);
        var isNameless = false;
        for (var i = 0; i < tags.Length; i++)
        {
            var place = i + 2;
            if (reader.IsDBNull(place)) continue;
            var text = values[i] == ContentValue.Text ? reader.GetBytes(place) : default;
            var needed = used + (2 * sizeof(int)) + Math.Max(NameDigests.Length, text.Length);
            if (row.Length < needed) Array.Resize(ref row, needed * 2);
            var room = row.AsSpan(used);
            BinaryPrimitives.WriteUInt32LittleEndian(room, tags[i]);
            room = room[sizeof(uint)..];
            switch (values[i])
            {
                case ContentValue.Number:
                    BinaryPrimitives.WriteInt64LittleEndian(room, reader.GetInt64(place));
                    used += sizeof(uint) + sizeof(long);
                    break;
                case ContentValue.Name:
                    var number = (int)reader.GetInt64(place);
                    var digest = digests[i]!.Of(number);

                    // A rule of number 0 is none.
                    if (digest.IsEmpty)
                    {
                        isNameless |= number != 0;
                        digest = NameDigests.None;
                    }

                    digest.CopyTo(room);
                    used += sizeof(uint) + NameDigests.Length;
                    break;
                default:
                    BinaryPrimitives.WriteInt32LittleEndian(room, text.Length);
                    text.CopyTo(room[sizeof(int)..]);
                    used += (2 * sizeof(uint)) + text.Length;
                    break;
            }
        }

        BinaryPrimitives.WriteInt32LittleEndian(row, used - sizeof(int));
        if (isNameless) Nameless++;
    }
}
