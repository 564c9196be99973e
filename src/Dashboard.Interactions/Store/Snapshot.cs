using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// A copy of a store's tables in a file of its own. The copying statement is one transaction: it sees what was
/// committed when it began, and DuckDB lets others read and write beside it. The rows are in a log beside the copy at first. Detaching
/// alone would leave them there: DuckDB puts the closing off while a transaction is open that has looked at the list of all tables.
/// </summary>
internal static class Snapshot
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

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
                MoveLogIntoFile(connection, copy, cancellation);
            }
            finally
            {
                connection.Run($"DETACH {copy}", CancellationToken.None);
            }

            if (new FileInfo(LogOf(file)) is { Exists: true, Length: > 0 })
                throw new IOException(
                    $"The interactions could not be copied whole to '{file}': a part is still in its log. Nothing was kept; try again.");
        }
        catch (Exception exception)
        {
            File.Delete(file);
            File.Delete(LogOf(file));
            if (exception is DuckDbException)
                throw new IOException(
                    $"The interactions could not be copied to '{file}': {exception.Message} Nothing was kept.", exception);
            throw;
        }
    }

    /// <summary>
    /// Waits for the transactions of others that were open when the copy was committed: until then DuckDB refuses to move its log.
    /// </summary>
    private static void MoveLogIntoFile(DuckDbConnection connection, string copy, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                connection.Run($"CHECKPOINT {copy}", cancellation);
                return;
            }
            catch (DuckDbException exception) when (exception.Message.Contains("other write transactions active", StringComparison.Ordinal))
            {
                if (cancellation.WaitHandle.WaitOne(Pause)) throw new OperationCanceledException(cancellation);
            }
        }
    }

    private static string LogOf(string file) => file + ".wal";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
