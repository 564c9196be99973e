using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework;

/// <summary>
/// A folder that holds everything: the casework database, the cases' interactions, exhibits, keys and the inbox.
/// One process owns it at a time, from <see cref="OpenAsync"/> to the disposal; commands that find it owned end with
/// the sentence of <see cref="WorkspaceInUseException"/>.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly WorkspaceLock held;
    private readonly CaseworkDatabase database;

    private Workspace(string directory, bool isNew, WorkspaceLock held)
    {
        Directory = directory;
        IsNew = isNew;
        this.held = held;
        database = new CaseworkDatabase(DatabasePath);
    }

    /// <summary>Where a workspace lies when no folder is named: the user's local application data, <c>dashboard</c>.</summary>
    public static string DefaultDirectory { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "dashboard");

    /// <summary>The folder, as a full path.</summary>
    public string Directory { get; }

    /// <summary>Whether this opening made the database: then it has no case yet.</summary>
    public bool IsNew { get; }

    public string DatabasePath => Path.Combine(Directory, "casework.db");

    /// <summary>The folder of the content-addressed exhibits.</summary>
    public string ExhibitsDirectory => Path.Combine(Directory, "exhibits");

    public string KeysDirectory => Path.Combine(Directory, "keys");

    /// <summary>Where large files are put to be imported from the page.</summary>
    public string InboxDirectory => Path.Combine(Directory, "inbox");

    /// <summary>The database.</summary>
    public IDbContextFactory<CaseworkContext> Contexts => database;

    private string CasesDirectory => Path.Combine(Directory, "cases");

    /// <summary>The folder of a case's interactions; whoever writes there makes it.</summary>
    public string CaseDirectory(CaseId caseId) => caseId.Value.Length > 0
        ? Path.Combine(CasesDirectory, caseId.Value)
        : throw new ArgumentException("The default case id names no case.", nameof(caseId));

    /// <summary>The folder of a case's import manifests and rejects; whoever writes there makes it.</summary>
    public string ImportsDirectory(CaseId caseId) => Path.Combine(CaseDirectory(caseId), "imports");

    /// <summary>Opens a workspace, and makes it where there is none: the layout, the lock, the database with its migrations.</summary>
    /// <param name="directory">The folder; null for <see cref="DefaultDirectory"/>.</param>
    /// <exception cref="WorkspaceInUseException">Another process owns it; the message names who, and since when.</exception>
    public static async Task<Workspace> OpenAsync(string? directory = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory ?? DefaultDirectory));
        WorkspaceReplacement.Finish(root);
        CreatePrivate(root);
        var held = WorkspaceLock.Take(root, time ?? TimeProvider.System);
        var workspace = new Workspace(root, !File.Exists(Path.Combine(root, "casework.db")), held);
        try
        {
            foreach (var part in (string[])[workspace.CasesDirectory, workspace.ExhibitsDirectory, workspace.KeysDirectory, workspace.InboxDirectory])
            {
                CreatePrivate(part);
            }

            ExhibitStore.RemoveUnfinished(workspace.ExhibitsDirectory);
            await workspace.database.MigrateAsync(cancellationToken);
            return workspace;
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes one committed state of the database to a new file, while others read and write.</summary>
    /// <exception cref="IOException">The file is there already, or the copy does not pass SQLite's own check.</exception>
    public Task SnapshotDatabaseAsync(string file, CancellationToken cancellationToken = default) => database.SnapshotAsync(file, cancellationToken);

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        held.Dispose();
        return ValueTask.CompletedTask;
    }

    // Logs of interactions are nobody else's business, whatever the account's umask says.
    private static void CreatePrivate(string directory)
    {
        if (OperatingSystem.IsWindows()) System.IO.Directory.CreateDirectory(directory);
        else if (!System.IO.Directory.Exists(directory)) System.IO.Directory.CreateDirectory(directory, OwnerOnly);
    }
}
