using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Dashboard.Casework;

/// <summary>The SQLite file of a workspace: short contexts on pooled connections.</summary>
internal sealed class CaseworkDatabase : IDbContextFactory<CaseworkContext>, IDisposable
{
    private const int BusyTimeoutSeconds = 30;

    private readonly string path;
    private readonly string connectionString;
    private readonly DbContextOptions<CaseworkContext> options;

    public CaseworkDatabase(string path)
    {
        this.path = path;
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = BusyTimeoutSeconds,
        }.ToString();
        options = new DbContextOptionsBuilder<CaseworkContext>().UseSqlite(connectionString).Options;
    }

    public CaseworkContext CreateDbContext() => new(options);

    /// <summary>Brings the file to the current schema. The caller owns the workspace, so nobody else migrates.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) CreatePrivate();
        await using var context = CreateDbContext();
        // Readers go on while somebody writes; the mode is kept in the file. The default synchronous=FULL stays: what was
        // acknowledged survives a power cut.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        if (!(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) return;
        // EF Core's own migration lock is a table, which a killed migration leaves behind for ever; the workspace's lock stands in for it.
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    // The folder may be one that others can read. SQLite takes an empty file for a new database, and gives the files that
    // it puts beside it the same permissions.
    private void CreatePrivate()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var created = new FileStream(path, options);
    }

    /// <summary>Closes the pooled connections, so that the file can be moved or deleted.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
