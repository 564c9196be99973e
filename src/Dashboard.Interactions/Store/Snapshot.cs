using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>
/// A copy of a store's tables in a file of its own. The copying statement is one transaction: it sees what was
/// committed when it began, and DuckDB lets others read and write beside it.
/// </summary>
internal static class Snapshot
{
    public static void Write(DuckDbConnection connection, string file, CancellationToken cancellation)
    {
        if (File.Exists(file)) throw new IOException($"The file '{file}' is there already. Nothing was copied.");

        // Attached databases belong to every connection of the file, so two copies at a time need two names.
        var copy = Quoted($"copy_{Guid.NewGuid():N}");
        var own = Quoted(connection.Rows("SELECT current_database()", row => row.GetString(0), cancellation)[0]);
        try
        {
            connection.Run($"ATTACH {Sql.Literal(file)} AS {copy}", cancellation);
            try
            {
                connection.Run($"COPY FROM DATABASE {own} TO {copy}", cancellation);
            }
            finally
            {
                // Writes what is still in the log of the copy into its file, and closes it.
                connection.Run($"DETACH {copy}", CancellationToken.None);
            }
        }
        catch (Exception exception)
        {
            File.Delete(file);
            File.Delete(file + ".wal");
            if (exception is DuckDbException) throw new IOException($"The interactions could not be copied to '{file}': {exception.Message} Nothing was kept.", exception);
            throw;
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
