using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Files;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Workspaces;

/// <summary>
/// A folder that holds everything: the casework database, the cases' interactions, exhibits, keys and the inbox.
/// One process owns it at a time, from <see cref="OpenAsync"/> to the disposal; commands that find it owned end with
/// the sentence of <see cref="WorkspaceInUseException"/>.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    private readonly WorkspaceLock? held;
    private readonly CaseworkDatabase database;
    private readonly string? copy;

    private Workspace(string directory, bool isNew, WorkspaceLock held, TimeProvider time)
    {
        Directory = directory;
        IsNew = isNew;
        this.held = held;
        database = new CaseworkDatabase(DatabasePath, time);
    }

    private Workspace(string directory, string copy, string whyReadOnly, TimeProvider time)
    {
        Directory = directory;
        this.copy = copy;
        Mode = new WorkspaceMode(whyReadOnly);
        database = new CaseworkDatabase(Path.Combine(copy, "casework.db"), time);
    }

    /// <summary>Where a workspace lies when no folder is named: the user's local application data, <c>dashboard</c>.</summary>
    public static string DefaultDirectory { get; } =
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "dashboard");

    /// <summary>The folder, as a full path.</summary>
    public string Directory { get; }

    /// <summary>Whether this opening made the database: then it has no case yet.</summary>
    public bool IsNew { get; }

    /// <summary>Whether it can be written.</summary>
    public WorkspaceMode Mode { get; } = new();

    public string DatabasePath => Path.Combine(Directory, "casework.db");

    /// <summary>The folder of the content-addressed exhibits.</summary>
    public string ExhibitsDirectory => Path.Combine(Directory, "exhibits");

    public string KeysDirectory => Path.Combine(Directory, "keys");

    /// <summary>Where large files are put to be imported from the page.</summary>
    public string InboxDirectory => Path.Combine(Directory, "inbox");

    /// <summary>The database.</summary>
    public IDbContextFactory<CaseworkContext> Contexts => database;

    private string CasesDirectory => Path.Combine(Directory, "cases");

    /// <summary>Whether a folder is a workspace, or holds what is left of one.</summary>
    public static bool IsAt(string directory) => File.Exists(Path.Combine(directory, "casework.db"))
        || WorkspaceCompleteness.HasOtherParts(directory);

    /// <summary>The folder of a case's interactions; whoever writes there makes it.</summary>
    public string CaseDirectory(CaseId caseId) => caseId.Value.Length > 0
        ? Path.Combine(CasesDirectory, caseId.Value)
        : throw new ArgumentException("The default case id names no case.", nameof(caseId));

    /// <summary>The folder of a case's import manifests and rejects; whoever writes there makes it.</summary>
    public string ImportsDirectory(CaseId caseId) => Path.Combine(CaseDirectory(caseId), "imports");

    /// <summary>Opens a workspace, and makes it where there is none: the layout, the lock, the database with its migrations.</summary>
    /// <param name="directory">The folder; null for <see cref="DefaultDirectory"/>.</param>
    /// <exception cref="WorkspaceInUseException">Another process owns it; the message names who, and since when.</exception>
    /// <exception cref="WorkspaceDamagedException">A part is missing or does not fit the others; the message says which.</exception>
    public static async Task<Workspace> OpenAsync(
        string? directory = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory ?? DefaultDirectory));
        WorkspaceReplacement.Finish(root);
        time ??= TimeProvider.System;
        OwnerOnly.RestrictProcess();
        WorkspaceCompleteness.RequireDatabase(root);
        OwnerOnly.CreateFolder(root);
        var held = WorkspaceLock.Take(root, time);
        var workspace = new Workspace(root, !File.Exists(Path.Combine(root, "casework.db")), held, time);
        try
        {
            foreach (var part in (string[])[
                workspace.CasesDirectory, workspace.ExhibitsDirectory, workspace.KeysDirectory, workspace.InboxDirectory])
            {
                OwnerOnly.CreateFolder(part);
            }

            OwnerOnly.Restrict(root);
            ExhibitStore.RemoveUnfinished(workspace.ExhibitsDirectory);
            UnfinishedFiles.Remove(root);
            await workspace.database.MigrateAsync(cancellationToken);
            await using var context = workspace.database.CreateDbContext();
            await WorkspaceCompleteness.RequireFitAsync(context, root, cancellationToken);
            await WorkspaceCompleteness.KeepIdAsync(context, root, cancellationToken);
            return workspace;
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Opens a workspace, for reading alone where it is there and cannot be written: its disk is full, or it lies where this process may
    /// not write. What is recorded of such reading is kept until the process ends, in a copy of the database; nothing of the workspace is
    /// touched.
    /// </summary>
    /// <exception cref="WorkspaceInUseException">As for <see cref="OpenAsync"/>.</exception>
    /// <exception cref="WorkspaceDamagedException">As for <see cref="OpenAsync"/>.</exception>
    public static async Task<Workspace> OpenOrReadAsync(
        string? directory = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory ?? DefaultDirectory));
        try
        {
            return await OpenAsync(root, time, cancellationToken);
        }
        catch (Exception exception) when (WorkspaceMode.WhyNotWritable(exception) is not null
            && File.Exists(Path.Combine(root, "casework.db")))
        {
            return await OpenForReadingAsync(root, WorkspaceMode.WhyNotWritable(exception)!, time, cancellationToken);
        }
    }

    /// <summary>Refuses a folder in which there is no workspace, so that none is made by looking for it.</summary>
    /// <exception cref="WorkspaceDamagedException">There is none, or it has lost its database.</exception>
    public static void RequireExisting(string? directory)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory ?? DefaultDirectory));
        WorkspaceCompleteness.RequireDatabase(root);
        if (!File.Exists(Path.Combine(root, "casework.db")))
            throw new WorkspaceDamagedException($"There is no workspace in '{root}'. Nothing was changed; name its folder with --data.");
    }

    /// <summary>Opens a workspace for reading alone, as above.</summary>
    /// <param name="why">Why nothing is written, a part of a sentence.</param>
    /// <exception cref="WorkspaceDamagedException">As for <see cref="OpenAsync"/>; a workspace that is not there is one.</exception>
    public static async Task<Workspace> OpenForReadingAsync(
        string directory, string why, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        OwnerOnly.RestrictProcess();
        RequireExisting(root);
        var copy = System.IO.Directory.CreateTempSubdirectory("dashboard-reading-").FullName;
        var workspace = new Workspace(root, copy, why, time ?? TimeProvider.System);
        try
        {
            // What a killed process had committed may still stand beside the database.
            foreach (var suffix in (string[])["", "-wal"])
            {
                if (File.Exists(workspace.DatabasePath + suffix))
                    File.Copy(workspace.DatabasePath + suffix, Path.Combine(copy, "casework.db") + suffix);
            }

            await workspace.database.MigrateAsync(cancellationToken);
            await using var context = workspace.database.CreateDbContext();
            await WorkspaceCompleteness.RequireFitAsync(context, root, cancellationToken);
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
    public Task SnapshotDatabaseAsync(string file, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(file, cancellationToken);

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        held?.Dispose();
        if (copy is not null) System.IO.Directory.Delete(copy, recursive: true);
        return ValueTask.CompletedTask;
    }
}
