using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions.Store;

namespace Dashboard.Investigations.Recovery;

/// <summary>What lies in a workspace's folder: what belongs to its state, and what is only passing.</summary>
internal static class WorkspaceFiles
{
    /// <summary>
    /// Begins the names of the file of a case's interactions, of what stands beside it, and of the one that says that the interactions are
    /// on a server.
    /// </summary>
    private const string InteractionsPrefix = "interactions.";

    /// <summary>Whether a case has interactions at all, in its file or on a server.</summary>
    public static bool HasInteractions(string caseDirectory) => File.Exists(Path.Combine(caseDirectory, DuckDbInteractionStore.FileName))
        || StorePlace.Find(caseDirectory) is not null;

    /// <summary>Begins the name of the workspace's folder in which a backup keeps the copy it is packing.</summary>
    public const string StagingPrefix = ".backup-";

    /// <summary>Ends the name of a file that is moved in place once it is whole.</summary>
    private const string UnfinishedSuffix = ".unfinished";

    /// <summary>The cases that have a folder, in ordinal order of their ids.</summary>
    public static IReadOnlyList<CaseId> Cases(Workspace workspace) =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(workspace.Directory, "cases"))
            .Select(folder => CaseId.TryParse(Path.GetFileName(folder), out var id) ? id : default)
            .Where(id => id != default)
            .OrderBy(id => id.Value, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The files of the workspace's state besides its databases, as paths below its folder with <c>/</c>, in ordinal
    /// order: everything but the databases, the inbox, the lock, and what is written beside before it is moved in place.
    /// </summary>
    public static IEnumerable<string> Plain(Workspace workspace) =>
        Below(new DirectoryInfo(workspace.Directory), "").Order(StringComparer.Ordinal);

    /// <summary>Clears away the packets and copies that a killed process left half written.</summary>
    public static void RemoveUnfinished(Workspace workspace)
    {
        foreach (var caseId in Cases(workspace))
        {
            foreach (var file in Directory.EnumerateFiles(
                workspace.CaseDirectory(caseId), "*" + UnfinishedSuffix, SearchOption.AllDirectories).ToList()) File.Delete(file);
        }

        foreach (var folder in Directory.EnumerateDirectories(workspace.Directory, StagingPrefix + "*").ToList())
            Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Below(DirectoryInfo folder, string path)
    {
        foreach (var file in folder.EnumerateFiles())
        {
            if (!IsPassing(file.Name, path)) yield return path + file.Name;
        }

        foreach (var inner in folder.EnumerateDirectories())
        {
            if (IsPassingFolder(inner.Name, path)) continue;
            foreach (var file in Below(inner, $"{path}{inner.Name}/")) yield return file;
        }
    }

    private static bool IsPassing(string name, string path) =>
        name.EndsWith(UnfinishedSuffix, StringComparison.Ordinal) || name.EndsWith(".tmp", StringComparison.Ordinal)
        || name.EndsWith(".new", StringComparison.Ordinal)
        || (path.Length == 0
            && (name.StartsWith("casework.db", StringComparison.Ordinal) || name.StartsWith("workspace.", StringComparison.Ordinal)))
        || name.StartsWith(InteractionsPrefix, StringComparison.Ordinal);

    private static bool IsPassingFolder(string name, string path) =>
        name.StartsWith('.') || (path.Length == 0 && name == "inbox") || (IsCase(path) && name == "temporary");

    private static bool IsCase(string path) => path.StartsWith("cases/", StringComparison.Ordinal) && path.Count(c => c == '/') == 2;
}
