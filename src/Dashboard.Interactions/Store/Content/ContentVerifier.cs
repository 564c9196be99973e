using System.Globalization;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store.Content;

/// <summary>A part whose content is not what was written: what the ledger has, and what was read instead; null for nothing.</summary>
internal readonly record struct ChangedPart(ContentPart Recorded, ContentPart? Found);

/// <summary>
/// Reads the content of a store whole and compares it with its ledger; sums with what they are sums of, names with their uses.
/// </summary>
internal static class ContentVerifier
{
    private const int MostNamedDays = 3;

    /// <param name="connection">The store.</param>
    /// <param name="hash">Hashes what the case keeps as hashes; null where it keeps none.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came out, and the parts that are not what was written.</returns>
    public static (ContentVerification Verification, IReadOnlyList<ChangedPart> Changed) Verify(
        DuckDbConnection connection, KeyedHash? hash, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var recorded = ContentLedger.Parts(connection, cancellation);
        var reader = new ContentReader(connection, cancellation);
        var (checks, found, changed) = (new List<ContentCheck>(), new List<ContentPart>(), new List<ChangedPart>());
        var imports = Imports(connection, recorded, cancellation);
        var (total, read) = (Math.Max(1, recorded.Sum(p => p.Rows)), 0L);
        foreach (var import in imports)
        {
            var parts = new List<ContentPart>();
            foreach (var table in ContentTable.All)
            {
                parts.AddRange(reader.Read(import, table));
                progress?.Report(
                    new ImportProgress(
                        "Reading", read + parts.Sum(p => p.Rows), Math.Min(1, (double)(read + parts.Sum(p => p.Rows)) / total)));
            }

            read += parts.Sum(p => p.Rows);
            found.AddRange(parts);
            var differing = Compare([.. recorded.Where(p => p.Import == import)], parts);
            changed.AddRange(differing);
            checks.Add(Check(import, parts, differing));
            progress?.Report(new ImportProgress("Comparing sums", read, null));
            checks.Add(Sums(connection, import, cancellation));
        }

        var unlike = StoreCheck.Unlike(connection, cancellation);
        var sentences = string.Join(" ", unlike.Take(MostNamedDays).Select(StoreCheck.Sentence));
        checks.Add(
            new ContentCheck("rows", unlike.Count == 0, unlike.Count == 0 ? "Every table shows the rows that were written." : sentences));
        checks.Add(Names(connection, cancellation));
        checks.Add(Known(connection, hash, cancellation));
        checks.Add(Manifests(connection, recorded, cancellation));
        checks.Add(Sets(connection, hash, cancellation));
        var mark = KnownLists.Mark(connection, cancellation);
        return (new ContentVerification(ContentLedger.FingerprintOf(recorded, mark), ContentLedger.FingerprintOf(found, mark), checks),
            changed);
    }

    /// <summary>What differs between the parts that were recorded and those that were read.</summary>
    public static IReadOnlyList<ChangedPart> Compare(IReadOnlyList<ContentPart> recorded, IReadOnlyList<ContentPart> found)
    {
        var read = found.ToDictionary(p => (p.Table, p.Day));
        var known = recorded.Select(p => (p.Table, p.Day)).ToHashSet();
        return
        [
            .. recorded.Where(p => !read.TryGetValue((p.Table, p.Day), out var now) || now != p)
                .Select(p => new ChangedPart(p, read.TryGetValue((p.Table, p.Day), out var now) ? now : null)),
            .. found.Where(p => !known.Contains((p.Table, p.Day))).Select(p => new ChangedPart(p with { Rows = 0, Digest = "" }, p)),
        ];
    }

    /// <summary>What differs, in a sentence.</summary>
    public static string Sentence(IReadOnlyList<ChangedPart> changed)
    {
        var more = changed.Count > MostNamedDays ? FormattableString.Invariant($" and {changed.Count - MostNamedDays:N0} more") : "";
        return $"Not what was written: {string.Join(", ", changed.Take(MostNamedDays).Select(Words))}{more}.";

        static string Words(ChangedPart part)
        {
            var day = FormattableString.Invariant($" of {part.Recorded.Day:yyyy-MM-dd}");
            var read = part.Found?.Rows == part.Recorded.Rows
                ? "as many, others," : FormattableString.Invariant($"{part.Found?.Rows ?? 0:N0}");
            var name = part.Recorded.Table.Replace('_', ' ') + (part.Recorded.Day is null ? "" : day);
            return FormattableString.Invariant($"{name} ({part.Recorded.Rows:N0} rows written, {read} read)");
        }
    }

    // Rows of an import that nobody knows are found, too.
    private static List<int> Imports(DuckDbConnection connection, IReadOnlyList<ContentPart> recorded, CancellationToken cancellation) =>
    [
        .. connection.Rows(
            $"{string.Join(" UNION ", RowBalance.TablesOfImports(connection).Select(t => $"SELECT import FROM {t}"))} UNION SELECT number FROM imports",
            r => r.GetInt32(0),
            cancellation).Concat(recorded.Select(p => p.Import)).Distinct().Order(),
    ];

    private static ContentCheck Check(int import, IReadOnlyList<ContentPart> parts, IReadOnlyList<ChangedPart> changed) => new(
        $"import {import.Invariant()}",
        changed.Count == 0,
        changed.Count > 0 ? Sentence(changed) : string.Create(
            CultureInfo.InvariantCulture, $"{parts.Sum(p => p.Rows):N0} rows in {parts.Count:N0} parts, each with its digest."));

    private static ContentCheck Sums(DuckDbConnection connection, int import, CancellationToken cancellation)
    {
        var name = $"import {import.Invariant()}, sums";
        if (connection.Any("account_records WHERE import = $import", cancellation, ("import", import)))
            return new ContentCheck(name, true, "Records of accounts have none.");
        var differences = Rollups.Differences(connection, import, cancellation);
        return new ContentCheck(
            name, differences == 0,
            differences == 0 ? "As counted again from its interactions."
            : string.Create(CultureInfo.InvariantCulture, $"{differences:N0} sums are not what its interactions come to."));
    }

    private static ContentCheck Names(DuckDbConnection connection, CancellationToken cancellation)
    {
        var missing = NameReferences.Missing(connection, throughSums: false, cancellation);
        return new ContentCheck(
            "names", missing.Count == 0, missing.Count == 0 ? "Every name that rows refer to is there." : StoreCheck.Sentence(missing));
    }

    private static ContentCheck Known(DuckDbConnection connection, KeyedHash? hash, CancellationToken cancellation)
    {
        var wrong = KnownLists.Mismarked(connection, hash, cancellation);
        return new ContentCheck(
            "known infrastructure", wrong.Count == 0,
            wrong.Count == 0
                ? "What is marked is what the case's list says."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{wrong.Count:N0} values are not marked as the case's list says, among them “{wrong[0]}”. Save the list of known infrastructure again to mark them."));
    }

    private static ContentCheck Sets(DuckDbConnection connection, KeyedHash? hash, CancellationToken cancellation)
    {
        var unlike = AccountLists.Unlike(connection, hash, cancellation);
        return new ContentCheck(
            "account sets", unlike == 0,
            unlike == 0 ? "Each holds the accounts that its hash is of."
            : string.Create(CultureInfo.InvariantCulture, $"{unlike:N0} do not hold the accounts that their hash is of."));
    }

    private static ContentCheck Manifests(DuckDbConnection connection, IReadOnlyList<ContentPart> recorded, CancellationToken cancellation)
    {
        var rows = recorded.Where(p => p.Table is "interactions" or "account_records" or $"{SupersededRows.Prefix}interactions")
            .GroupBy(p => p.Import).ToDictionary(g => g.Key, g => g.Sum(p => p.Rows));
        var reports = ImportRecords.Reports(connection, cancellation);
        var misplaced = connection.Rows("SELECT number FROM imports ORDER BY number", r => r.GetInt32(0), cancellation).Zip(reports)
            .Where(p => p.First != p.Second.Number);
        var columns = connection.Rows(
            "SELECT number, sha256, rows_read, accepted, duplicates, rejected FROM imports",
            r => (Number: r.GetInt32(0), Of: (r.GetString(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5))),
            cancellation).ToLookup(c => c.Number, c => c.Of);
        var altered = reports.Where(r => columns[r.Number].Any(of => of != (r.Sha256, r.RowsRead, r.Accepted, r.Duplicates, r.Rejected)));
        var wrong = reports.Where(r => rows.GetValueOrDefault(r.Number) != r.Accepted).Select(r => string.Create(
            CultureInfo.InvariantCulture,
            $"import {r.Number} accepted {r.Accepted:N0} rows by its manifest and has {rows.GetValueOrDefault(r.Number):N0}"))
            .Concat(rows.Keys.Except(reports.Select(r => r.Number)).Order().Select(n => $"import {n.Invariant()} has rows and no manifest"))
            .Concat(altered.Select(r => $"that of import {r.Number.Invariant()} is not what the table of imports has"))
            .Concat(misplaced.Select(p => $"that of import {p.Second.Number.Invariant()} stands under {p.First.Invariant()}")).ToList();
        return new ContentCheck(
            "manifests", wrong.Count == 0,
            wrong.Count == 0 ? "Each accepts as many rows as it has." : $"Of the manifests, {string.Join("; ", wrong)}.");
    }
}
