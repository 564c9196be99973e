using DuckDB.NET.Data;

namespace Dashboard.Interactions.DuckDb;

/// <summary>A transaction; disposed without a commit, it is rolled back. What it reads is one snapshot.</summary>
internal sealed class DuckDbTransaction(DuckDbConnection connection) : IDisposable
{
    private readonly DuckDBTransaction transaction = connection.Library.BeginTransaction();
    private bool isOpen = true;

    /// <exception cref="DuckDbException">What was written could not be kept.</exception>
    public void Commit() => End(transaction.Commit);

    public void Rollback()
    {
        End(transaction.Rollback);
        connection.ForgetColumns();
    }

    public void Dispose()
    {
        if (isOpen) Rollback();
    }

    private void End(Action end)
    {
        isOpen = false;
        DuckDbException.Translating(end);
    }
}
