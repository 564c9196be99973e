using System.Data.Common;
using DuckDB.NET.Data;

namespace Dashboard.Interactions.DuckDb;

/// <summary>DuckDB refused: the message is its own.</summary>
internal sealed class DuckDbException(string message) : DbException(message)
{
    /// <summary>What a call of the library answers, its exception as one of these.</summary>
    public static T Translating<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (DuckDBException e)
        {
            throw new DuckDbException(e.Message);
        }
    }

    /// <inheritdoc cref="Translating{T}"/>
    public static void Translating(Action call) => Translating(() =>
    {
        call();
        return 0;
    });
}
