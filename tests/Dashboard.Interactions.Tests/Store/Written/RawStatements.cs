using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Tests.Store.Written;

/// <summary>Runs statements as they are, without the guard of <see cref="DuckDbCommand"/>.</summary>
internal static class RawStatements
{
    public static void Run(DuckDbConnection connection, string sql)
    {
        var count = NativeMethods.ExtractStatements(connection.Handle, sql, out var statements);
        using (statements)
        {
            for (ulong index = 0; index < count; index++)
            {
                Assert.Equal(DuckDbState.Success, NativeMethods.PrepareExtracted(connection.Handle, statements, index, out var statement));
                using (statement)
                {
                    Assert.Equal(DuckDbState.Success, NativeMethods.Execute(statement, out var result));
                    new ResultHandle(result).Dispose();
                }
            }
        }
    }
}
