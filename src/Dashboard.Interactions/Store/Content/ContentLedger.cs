using System.Security.Cryptography;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store.Content;

/// <summary>
/// The digests of a store's content, by import, table and UTC day, kept as it is written; beside them how many rows of
/// sums each import has. The table <c>content</c> holds it; a row without a digest is of sums.
/// </summary>
internal static class ContentLedger
{
    private const string Table =
        "CREATE TABLE content (import INTEGER NOT NULL, source VARCHAR NOT NULL, day DATE, rows BIGINT NOT NULL, digest VARCHAR)";

    /// <summary>Whether a store has a ledger: those of older versions have none.</summary>
    public static bool Exists(DuckDbConnection connection) =>
        connection.Columns.Any(c => c.Table == "content");

    public static void Create(DuckDbConnection connection) => connection.Run(Table, CancellationToken.None);

    /// <summary>Reads what an import has in the tables, within the transaction that wrote it, and keeps its digests.</summary>
    /// <exception cref="ImportException">Rows refer to names that are not there.</exception>
    public static void Add(DuckDbConnection connection, int import, CancellationToken cancellation)
    {
        if (AddAsIs(connection, import, cancellation) is > 0 and var nameless)
            throw new ImportException(
                $"What was written cannot be read back: {nameless:N0} rows refer to names that are not there. Nothing was changed. This is a fault of the program or of its database: please report it.");
    }

    /// <summary>The same for an import of which names may have been lost: each of them counts as empty.</summary>
    /// <returns>How many rows refer to such names.</returns>
    public static long AddAsIs(DuckDbConnection connection, int import, CancellationToken cancellation)
    {
        var reader = ContentReader.OfImport(connection, import, cancellation);
        var parts = ContentTable.All.SelectMany(table => reader.Read(import, table)).ToList();
        Append(connection, parts);
        foreach (var table in RowBalance.TablesOfImports(connection).Where(t => t != "content" && parts.All(p => p.Table != t)))
        {
            var rows = connection.Number($"SELECT count(*) FROM {table} WHERE import = $import", cancellation, ("import", import));
            if (rows > 0) connection.InsertRow("content", cancellation, import, table, null, rows, null);
        }

        return reader.Nameless;
    }

    /// <summary>Makes an import's digests anew, after what it has was changed on purpose.</summary>
    public static void Replace(DuckDbConnection connection, int import, CancellationToken cancellation)
    {
        Remove(connection, import, cancellation);
        Add(connection, import, cancellation);
    }

    public static void Remove(DuckDbConnection connection, int import, CancellationToken cancellation) =>
        connection.Delete("content", "import = $import", cancellation, ("import", import));

    /// <summary>The parts that have a digest, in the order of import, table and day.</summary>
    public static IReadOnlyList<ContentPart> Parts(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        "SELECT import, source, day, rows, digest FROM content WHERE digest IS NOT NULL ORDER BY import, source, day NULLS FIRST",
        r => new ContentPart(r.GetInt32(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetDate(2), r.GetInt64(3), r.GetString(4)),
        cancellation);

    /// <summary>How many rows each import has in each table.</summary>
    public static IReadOnlyDictionary<(int Import, string Table), long> Rows(DuckDbConnection connection, CancellationToken cancellation) =>
        connection
        .Rows(
            "SELECT import, source, sum(rows) FROM content GROUP BY import, source",
            r => (Key: (r.GetInt32(0), r.GetString(1)), Rows: r.GetInt64(2)), cancellation)
        .ToDictionary(r => r.Key, r => r.Rows);

    /// <summary>The fingerprint of the content as it was written.</summary>
    public static Fingerprint FingerprintOf(DuckDbConnection connection, CancellationToken cancellation) =>
        FingerprintOf(Parts(connection, cancellation), KnownLists.Mark(connection, cancellation));

    /// <summary>
    /// SHA-256 over the imports in order, each as SHA-256 over its parts in the order of table and day, a line each:
    /// <c>table day rows digest</c>. The numbers of the imports are not in it, nor are those that added no row.
    /// Behind them stands what the case changed in the list of known infrastructure, where it did and there are imports.
    /// </summary>
    public static Fingerprint FingerprintOf(IEnumerable<ContentPart> parts, string? known)
    {
        var isAny = false;
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var import in parts.GroupBy(p => p.Import).OrderBy(g => g.Key))
        {
            var lines = import.OrderBy(p => p.Table, StringComparer.Ordinal).ThenBy(p => p.Day)
                .Select(p => FormattableString.Invariant($"{p.Table} {p.Day:yyyy-MM-dd} {p.Rows} {p.Digest}\n"));
            all.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
            isAny = true;
        }

        if (isAny && known is not null) all.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(known)));

        return new Fingerprint(Convert.ToHexStringLower(all.GetHashAndReset()));
    }

    private static void Append(DuckDbConnection connection, IReadOnlyList<ContentPart> parts)
    {
        using var appender = connection.CreateAppender("content");
        foreach (var part in parts)
        {
            appender.Set(0, part.Import);
            appender.Set(1, Encoding.UTF8.GetBytes(part.Table));
            if (part.Day is { } day) appender.Set(2, day);
            appender.Set(3, part.Rows);
            appender.Set(4, Encoding.ASCII.GetBytes(part.Digest));
            appender.EndRow();
        }

        appender.Close();
    }
}
