using System.Globalization;
using System.Security.Cryptography;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store.Content;

/// <summary>
/// Looks at a store when it is opened: that every table shows the rows that each import wrote, that no name is missing,
/// and, by sample, that content is what was written. What can be repaired is; of the rest there is a sentence.
/// </summary>
internal static class StoreCheck
{
    /// <summary>Parts of more rows are not read for a sample, unless there are no others.</summary>
    private const long MostSampledRows = 50_000;

    private const int SampledParts = 3;

    /// <summary>
    /// Looks at a store; one of an older version gets its ledger, and sums that are not those of its interactions are made anew.
    /// </summary>
    /// <returns>What is wrong and cannot be repaired, in sentences for a person, and the parts that were found changed.</returns>
    public static (IReadOnlyList<string> Faults, IReadOnlyList<ChangedPart> Changed) Run(
        DuckDbConnection connection, CancellationToken cancellation)
    {
        using var transaction = connection.BeginTransaction();
        if (!ContentLedger.Exists(connection)) Begin(connection, cancellation);
        else if (Unlike(connection, cancellation).Any(u => IsSums(u.Table))) RepairSums(connection, cancellation);
        var unlike = Unlike(connection, cancellation);
        var missing = NameReferences.Missing(connection, throughSums: true, cancellation);
        var changed = Sample(connection, cancellation);
        transaction.Commit();

        List<string> faults = [.. unlike.Select(Sentence)];
        if (missing.Count > 0) faults.Add(Sentence(missing));
        if (changed.Count > 0)
            faults.Add(
                $"The content of this case was changed past the program. {ContentVerifier.Sentence(changed)} Restore a backup, or verify the workspace to see everything that differs.");
        return (faults, changed);
    }

    /// <summary>Which names are missing, in a sentence.</summary>
    public static string Sentence(IReadOnlyList<(string Dictionary, long Missing)> missing) =>
        $"The names of {string.Join(", ", missing.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Missing:N0} {m.Dictionary}")))} are missing, though rows refer to them. They cannot be told from what is left: restore a backup, or remove the imports and import their files again.";

    /// <summary>Which rows are not there, in a sentence.</summary>
    public static string Sentence((int Import, string Table, long Written, long Seen) unlike) => string.Create(
        CultureInfo.InvariantCulture,
        $"Import {unlike.Import} wrote {unlike.Written:N0} rows of {unlike.Table.Replace('_', ' ')}, of which {unlike.Seen:N0} are there. Figures that count it are not right: restore a backup, or remove it and import its file again.");

    // A store that was written before there was a ledger: its sums may have been made while the database did not show all rows.
    private static void Begin(DuckDbConnection connection, CancellationToken cancellation)
    {
        ContentLedger.Create(connection);
        foreach (var import in connection.Rows("SELECT number FROM imports ORDER BY number", r => r.GetInt32(0), cancellation))
        {
            var isWrong = HasInteractions(connection, import, cancellation) && Rollups.Differences(connection, import, cancellation) > 0;
            if (isWrong) Rollups.Rebuild(connection, import, cancellation);
            ContentLedger.AddAsIs(connection, import, cancellation);
        }
    }

    private static void RepairSums(DuckDbConnection connection, CancellationToken cancellation)
    {
        foreach (var import in Unlike(connection, cancellation).Where(u => IsSums(u.Table)).Select(u => u.Import).Distinct())
        {
            if (!HasInteractions(connection, import, cancellation)) continue;
            Rollups.Rebuild(connection, import, cancellation);
        }
    }

    private static bool IsSums(string table) => table is "daily" or ContentTable.AccountAttributes;

    private static bool HasInteractions(DuckDbConnection connection, int import, CancellationToken cancellation) =>
        connection.Any("interactions WHERE import = $import", cancellation, ("import", import));

    /// <summary>Where a table does not show what an import wrote into it.</summary>
    public static IReadOnlyList<(int Import, string Table, long Written, long Seen)> Unlike(
        DuckDbConnection connection, CancellationToken cancellation)
    {
        var written = ContentLedger.Rows(connection, cancellation);
        var seen = RowBalance.TablesOfImports(connection).Where(t => t != "content")
            .SelectMany(
                t => connection.Rows(
                    $"SELECT import, count(*) FROM {t} GROUP BY import", r => (Key: (r.GetInt32(0), t), Rows: r.GetInt64(1)), cancellation))
            .ToDictionary(r => r.Key, r => r.Rows);
        return
        [
            .. written.Keys.Union(seen.Keys).Order()
                .Select(key => (key.Item1, key.Item2, written.GetValueOrDefault(key), seen.GetValueOrDefault(key)))
                .Where(u => u.Item3 != u.Item4),
        ];
    }

    private static IReadOnlyList<ChangedPart> Sample(DuckDbConnection connection, CancellationToken cancellation)
    {
        var parts = ContentLedger.Parts(connection, cancellation).ToArray();
        RandomNumberGenerator.Shuffle<ContentPart>(parts);
        var sampled = parts.Where(p => p.Rows <= MostSampledRows).Take(SampledParts).ToList();
        if (sampled.Count == 0 && parts.Length > 0) sampled.Add(parts.MinBy(p => p.Rows));
        return [.. sampled.SelectMany(
            part => ContentVerifier.Compare([part], ContentReader.ReadAgain(connection, part, cancellation) is { } now ? [now] : []))];
    }
}
