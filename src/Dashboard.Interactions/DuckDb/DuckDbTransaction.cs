using System.Data;
using System.Data.Common;

namespace Dashboard.Interactions.DuckDb;

/// <summary>A transaction; disposed without a commit, it is rolled back. What it reads is one snapshot.</summary>
internal sealed class DuckDbTransaction : DbTransaction
{
    private readonly DuckDbConnection connection;
    private bool isOpen;

    internal DuckDbTransaction(DuckDbConnection connection)
    {
        this.connection = connection;
        Run("BEGIN TRANSACTION");
        isOpen = true;
    }

    public override IsolationLevel IsolationLevel => IsolationLevel.Snapshot;

    protected override DbConnection DbConnection => connection;

    public override void Commit()
    {
        isOpen = false;
        Run("COMMIT");
    }

    public override void Rollback()
    {
        isOpen = false;
        Run("ROLLBACK");
        connection.ForgetColumns();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && isOpen && connection.State == ConnectionState.Open) Rollback();
        base.Dispose(disposing);
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
