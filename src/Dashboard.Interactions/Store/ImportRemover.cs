using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>What another engine adds to a removal that is prepared here.</summary>
/// <param name="Accounts">How many accounts only the import names.</param>
/// <param name="Publish">What is done before the removal is committed.</param>
internal sealed record RemovalElsewhere(long Accounts, Action<DuckDbConnection> Publish);

/// <summary>Takes an import out again: its rows, its sums, and every name that nothing else uses.</summary>
internal static class ImportRemover
{
    /// <param name="elsewhere">Another engine that keeps what is prepared here; null for none.</param>
    /// <exception cref="ImportException">There is no such import, or another one relies on it.</exception>
    public static ImportRemoval Remove(
        DuckDbConnection connection, int number, string removedBy, DateTime removedAt, string caseDirectory, CancellationToken cancellation,
        RemovalElsewhere? elsewhere = null)
    {
        using var transaction = connection.BeginTransaction();
        var reports = ImportRecords.Reports(connection, cancellation);
        var report = reports.FirstOrDefault(r => r.Number == number)
            ?? throw new ImportException($"There is no import {number} in this case. Nothing was removed.");
        if (reports.FirstOrDefault(r => r.DuplicatesOf.Any(d => d.Import == number)) is { } relying)
            throw new ImportException(
                $"Import {relying.Number} ({relying.File}) left out {relying.DuplicatesOf.First(d => d.Import == number).Rows:N0} rows because import {number} has them: without it they would be missing. Nothing was removed. Remove import {relying.Number} first, then this one, and import its file again.");

        if (StoreCheck.Unlike(connection, cancellation).Where(u => u.Import != number).ToList() is [var unlike, ..])
            throw new ImportException(
                $"{StoreCheck.Sentence(unlike)} Nothing was removed: names that are still needed could be lost with it. Close the program and open the case again; if this is still said then, restore a backup.");

        var balance = RowBalance.Begin(connection, cancellation);
        var before = Accounts(connection, cancellation);
        var missingBefore = NameReferences.Missing(connection, throughSums: false, cancellation)
            .ToDictionary(m => m.Dictionary, m => m.Missing);
        foreach (var table in RowBalance.TablesOfImports(connection))
            connection.Delete(table, "import = $number", cancellation, ("number", number));
        SupersededRows.TakeBack(connection, cancellation);
        var named =
            $"SELECT account FROM daily UNION SELECT account FROM account_records UNION SELECT account FROM account_attributes {SupersededRows.Uses("account")}";
        connection.Delete("accounts", $"no NOT IN (SELECT account FROM ({named}) WHERE account IS NOT NULL)", cancellation);
        connection.Delete("assignments", "account NOT IN (SELECT no FROM accounts)", cancellation);
        connection.Delete("capabilities", $"no NOT IN (SELECT capability FROM daily {SupersededRows.Uses("capability")})", cancellation);
        connection.Delete(
            "models", $"no NOT IN (SELECT model FROM daily WHERE model IS NOT NULL {SupersededRows.Uses("model")})", cancellation);
        connection.Delete(
            "statuses", $"no NOT IN (SELECT status FROM interactions WHERE status IS NOT NULL {SupersededRows.Uses("status")})",
            cancellation);
        connection.Delete(
            "rules", $"no NOT IN (SELECT rule FROM interactions WHERE rule IS NOT NULL {SupersededRows.Uses("rule")})", cancellation);
        connection.Delete(
            "attributes", $"no NOT IN (SELECT attribute FROM account_attributes {SupersededRows.UsesOfAttributes()})", cancellation);
        connection.Delete("ip_prefixes", "ip NOT IN (SELECT no FROM attributes)", cancellation);
        connection.Delete("imports", "number = $number", cancellation, ("number", number));
        balance.Check(cancellation);
        var missing = NameReferences.Missing(connection, throughSums: false, cancellation)
            .Where(m => m.Missing > missingBefore.GetValueOrDefault(m.Dictionary)).ToList();
        if (missing.Count > 0)
            throw new ImportException(
                $"Import {number} cannot be removed: rows of other imports refer to names that would be gone ({string.Join(", ", missing.Select(m => $"{m.Missing:N0} {m.Dictionary}"))}). Nothing was removed. Verify the workspace to see what is wrong.");
        var removal = new ImportRemoval(report, removedBy, removedAt, elsewhere?.Accounts ?? before - Accounts(connection, cancellation));

        // The record of the removal is there before the rows are gone, and the manifest after them.
        var directory = Directory.CreateDirectory(Path.Combine(caseDirectory, ImportRecords.Folder)).FullName;
        var removed = Path.Combine(directory, $"{number.Invariant()}.removed.json");
        ImportRecords.WriteManifest(removed, removal);
        try
        {
            if (elsewhere is null) transaction.Commit();
            else elsewhere.Publish(connection);
        }
        catch (Exception failure) when (failure is not UnsureChangeException)
        {
            File.Delete(removed);
            throw;
        }

        foreach (var file in ImportRecords.FilesOf(directory, number)) File.Delete(file);
        return removal;
    }

    private static long Accounts(DuckDbConnection connection, CancellationToken cancellation) =>
        connection.Number("SELECT count(*) FROM accounts", cancellation);
}
