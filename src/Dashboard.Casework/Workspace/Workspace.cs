using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework;

/// <summary>Another process owns the workspace.</summary>
public sealed class WorkspaceInUseException(string message) : CaseworkException(message);

/// <summary>
/// A folder that holds everything: the casework database, the cases' interactions, exhibits, keys and the inbox.
/// One process owns it at a time, from <see cref="OpenAsync"/> to the disposal.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    private Workspace(string directory, bool isNew)
    {
        Directory = directory;
        IsNew = isNew;
    }

    /// <summary>Where a workspace lies when no folder is named: the user's local application data, <c>dashboard</c>.</summary>
    public static string DefaultDirectory { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "dashboard");

    /// <summary>The folder, as a full path.</summary>
    public string Directory { get; }

    /// <summary>Whether this opening made the workspace: then it has no case yet.</summary>
    public bool IsNew { get; }

    public string DatabasePath => Path.Combine(Directory, "casework.db");

    /// <summary>The folder of the content-addressed exhibits.</summary>
    public string ExhibitsDirectory => Path.Combine(Directory, "exhibits");

    public string KeysDirectory => Path.Combine(Directory, "keys");

    /// <summary>Where large files are put to be imported from the page.</summary>
    public string InboxDirectory => Path.Combine(Directory, "inbox");

    /// <summary>The folder of a case's interactions.</summary>
    public string CaseDirectory(CaseId caseId) => Path.Combine(Directory, "cases", caseId.Value);

    /// <summary>The folder of a case's import manifests and rejects.</summary>
    public string ImportsDirectory(CaseId caseId) => Path.Combine(CaseDirectory(caseId), "imports");

    /// <summary>The database that belongs to it.</summary>
    public IDbContextFactory<CaseworkContext> Contexts => throw new NotImplementedException();

    /// <summary>Opens a workspace, and makes it where there is none: the layout, the lock, the database with its migrations.</summary>
    /// <param name="directory">The folder; null for <see cref="DefaultDirectory"/>.</param>
    /// <exception cref="WorkspaceInUseException">Another process owns it; the message names who, and since when.</exception>
    public static Task<Workspace> OpenAsync(string? directory = null, TimeProvider? time = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
