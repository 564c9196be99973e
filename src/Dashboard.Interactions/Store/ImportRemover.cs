using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Store;

/// <summary>Takes an import out again: its rows, its sums, and every name that nothing else uses.</summary>
internal static class ImportRemover
{
    private static readonly string[] Tables = ["interactions", "interaction_attributes", "prompts", "daily", "account_attributes", "account_records"];

    /// <exception cref="ImportException">There is no such import, or another one relies on it.</exception>
    public static ImportRemoval Remove(DuckDbConnection connection, int number, string removedBy, DateTime removedAt, string caseDirectory, CancellationToken cancellation)
    {
        using var transaction = connection.BeginTransaction();
        var reports = ImportRun.Reports(connection, cancellation);
        var report = reports.FirstOrDefault(r => r.Number == number)
            ?? throw new ImportException($"There is no import {number} in this case. Nothing was removed.");
        if (reports.FirstOrDefault(r => r.DuplicatesOf.Any(d => d.Import == number)) is { } relying)
            throw new ImportException($"Import {relying.Number} ({relying.File}) left out {relying.DuplicatesOf.First(d => d.Import == number).Rows:N0} rows because import {number} has them: without it they would be missing. Nothing was removed. Remove import {relying.Number} first, then this one, and import its file again.");

        var before = Accounts(connection, cancellation);
        foreach (var table in Tables) connection.Run($"DELETE FROM {table} WHERE import = $number", cancellation, ("number", number));
        connection.Run(
            """
            DELETE FROM accounts WHERE no NOT IN (SELECT account FROM daily WHERE account IS NOT NULL UNION SELECT account FROM account_records UNION SELECT account FROM account_attributes WHERE account IS NOT NULL);
            DELETE FROM assignments WHERE account NOT IN (SELECT no FROM accounts);
            DELETE FROM capabilities WHERE no NOT IN (SELECT capability FROM daily);
            DELETE FROM models WHERE no NOT IN (SELECT model FROM daily WHERE model IS NOT NULL);
            DELETE FROM statuses WHERE no NOT IN (SELECT status FROM interactions WHERE status IS NOT NULL);
            DELETE FROM rules WHERE no NOT IN (SELECT rule FROM interactions WHERE rule IS NOT NULL);
            DELETE FROM attributes WHERE no NOT IN (SELECT attribute FROM account_attributes);
            DELETE FROM ip_prefixes WHERE ip NOT IN (SELECT no FROM attributes);
            """,
            cancellation);
        connection.Run("DELETE FROM imports WHERE number = $number", cancellation, ("number", number));
        var removal = new ImportRemoval(report, removedBy, removedAt, before - Accounts(connection, cancellation));

        // The record of the removal is there before the rows are gone, and the manifest after them.
        var directory = Directory.CreateDirectory(Path.Combine(caseDirectory, ImportRun.Folder)).FullName;
        var removed = Path.Combine(directory, $"{number.Invariant()}.removed.json");
        ImportRun.WriteManifest(removed, removal);
        try
        {
            transaction.Commit();
        }
        catch
        {
            File.Delete(removed);
            throw;
        }

        foreach (var file in ImportRun.FilesOf(directory, number)) File.Delete(file);
        return removal;
    }

    private static long Accounts(DuckDbConnection connection, CancellationToken cancellation) => connection.Number("SELECT count(*) FROM accounts", cancellation);
}
