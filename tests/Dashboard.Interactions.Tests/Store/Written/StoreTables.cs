using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.Store.Written;

/// <summary>What the tables of a store hold, read beside it: a line a table with its rows and a sum over their values.</summary>
internal static class StoreTables
{
    public static IReadOnlyList<string> Of(string caseDirectory)
    {
        using var connection = Connect(caseDirectory);
        var tables = connection.Rows(
            "SELECT table_name, max(column_name = 'row_key') FROM duckdb_columns() WHERE NOT internal AND database_name = current_database() AND table_name <> 'settings' GROUP BY table_name ORDER BY table_name",
            r => (Name: r.GetString(0), HasKey: r.GetBoolean(1)), default);

        // A row's key depends on the store's own seed.
        return
        [
            .. tables.Select(t => connection.Rows(
                $"SELECT count(*), coalesce(sum(hash(t)), 0)::VARCHAR FROM (SELECT * {(t.HasKey ? "EXCLUDE (row_key)" : "")} FROM {t.Name}) t",
                r => $"{t.Name}: {r.GetInt64(0)} rows, {r.GetString(1)}", default)[0]),
        ];
    }

    /// <summary>A connection to the file that a store of this process may have open.</summary>
    public static DuckDbConnection Connect(string caseDirectory)
    {
        var connection = new DuckDbConnection($"Data Source={Path.Combine(caseDirectory, "interactions.duckdb")};threads=2");
        connection.Open();
        return connection;
    }
}
