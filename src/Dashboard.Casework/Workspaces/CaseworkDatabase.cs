using Dashboard.Casework.Files;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Workspaces;

/// <summary>The SQLite file of a workspace: short contexts on pooled connections.</summary>
internal sealed class CaseworkDatabase : IDbContextFactory<CaseworkContext>, IDisposable
{
    private const int BusyTimeoutSeconds = 30;

    private readonly string path;
    private readonly TimeProvider time;
    private readonly string connectionString;
    private readonly DbContextOptions<CaseworkContext> options;

    public CaseworkDatabase(string path, TimeProvider time)
    {
        this.path = path;
        this.time = time;
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
    /// <exception cref="WorkspaceDamagedException">The schema is not one that this version knows.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) OwnerOnly.CreateEmpty(path);
        await using var context = CreateDbContext();
        var applied = await RequireKnownAsync(context, cancellationToken);
        // Readers go on while somebody writes; the mode is kept in the file. The default synchronous=FULL stays: what was
        // acknowledged survives a power cut.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        var pending = context.Database.GetMigrations().Except(applied, StringComparer.Ordinal).ToList();
        if (pending.Count == 0) return;
        var upgrade = applied.Count == 0 ? null : await WorkspaceUpgrade.BeginAsync(context, pending, cancellationToken);
        // EF Core's own migration lock is a table, which a killed migration leaves behind for ever; the workspace's lock stands in for it.
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        if (upgrade is not null) await upgrade.FinishAsync(CreateDbContext, Instant.UtcNow(time), cancellationToken);
    }

    /// <summary>Writes one committed state to a new file, while others read and write, and checks the copy.</summary>
    /// <exception cref="IOException">The file is there already, or the copy does not pass SQLite's own check.</exception>
    public async Task SnapshotAsync(string copy, CancellationToken cancellationToken)
    {
        // SQLite takes an empty file for a new database, and gives the files that it puts beside it the same permissions.
        OwnerOnly.CreateEmpty(copy);
        await using (var context = CreateDbContext())
        {
            await context.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancellationToken);
        }

        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check(1)";
        var answer = (string?)await check.ExecuteScalarAsync(cancellationToken);
        if (answer != "ok")
            throw new IOException(
                $"The casework database does not pass SQLite's check: {answer}. Nothing of the copy can be relied on; restore the workspace from an earlier backup.");
    }

    // What was applied to it, none to a new file.
    private async Task<IReadOnlyList<string>> RequireKnownAsync(CaseworkContext context, CancellationToken cancellationToken)
    {
        const string Tables =
            "SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'";
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var isKnown = applied.Count == 0
            ? await context.Database.SqlQueryRaw<int>(Tables).SingleAsync(cancellationToken) == 0
            : applied.TrueForAll(context.Database.GetMigrations().Contains);
        return isKnown
            ? applied
            : throw new WorkspaceDamagedException(
                $"'{path}' was written by another version of the program, and this one does not know its schema. Nothing was changed; open it with the version that wrote it.");
    }

    /// <summary>Closes the pooled connections, so that the file can be moved or deleted.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
