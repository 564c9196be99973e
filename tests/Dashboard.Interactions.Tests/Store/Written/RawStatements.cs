using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Tests.Store.Written;

/// <summary>Runs statements as they are, without the guard of <see cref="DuckDbCommand"/>.</summary>
internal static class RawStatements
{
    public static void Run(DuckDbConnection connection, string sql)
    {
        using var command = connection.Library.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
