using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;

namespace Dashboard.Investigations.Imports;

/// <summary>A file in the inbox.</summary>
/// <param name="Name">Its path below the inbox, with <c>/</c>.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ChangedAt">When it was last written, UTC.</param>
public sealed record InboxFile(string Name, long Bytes, DateTime ChangedAt);

/// <summary>
/// The folder of the workspace into which its owner puts large files to be imported from the page. A folder there that has
/// the id of a case is for that case alone. Links are not followed, hidden files not shown, and nothing there is changed.
/// </summary>
public sealed class Inbox(Workspace workspace, CaseRegister cases)
{
    /// <summary>The most files that are listed.</summary>
    public const int MaxFiles = 2_000;

    private static readonly EnumerationOptions Plain = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = true,
    };

    /// <summary>Where it is, for people.</summary>
    public string Directory => workspace.InboxDirectory;

    /// <summary>
    /// The files that may be imported into a case, in ordinal order of their names, and at most <see cref="MaxFiles"/> of them.
    /// </summary>
    public async Task<IReadOnlyList<InboxFile>> ListAsync(CaseId caseId, CancellationToken cancellation)
    {
        var root = new DirectoryInfo(Directory);
        var files = Files(root, "").ToList();
        foreach (var folder in Folders(root))
        {
            if (!await IsOfOtherAsync(folder.Name, caseId, cancellation))
                files.AddRange(Below(folder, $"{folder.Name}/").Take(MaxFiles - files.Count));
        }

        return [.. files.Take(MaxFiles).OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>The path of the file of this name; null when there is none that may be imported into the case.</summary>
    public async Task<string?> FindAsync(CaseId caseId, string name, CancellationToken cancellation)
    {
        var parts = name.Split('/');
        if (parts.Any(p => p.Length == 0 || p.StartsWith('.') || p.IndexOfAny(['\\', ':', '\0']) >= 0)) return null;
        if (parts.Length > 1 && await IsOfOtherAsync(parts[0], caseId, cancellation)) return null;
        FileSystemInfo at = new DirectoryInfo(Directory);
        foreach (var (index, part) in parts.Index())
        {
            at = index < parts.Length - 1
                ? new DirectoryInfo(Path.Combine(at.FullName, part)) : new FileInfo(Path.Combine(at.FullName, part));
            if (!at.Exists || at.LinkTarget is not null) return null;
        }

        return at.FullName;
    }

    private static IEnumerable<InboxFile> Below(DirectoryInfo folder, string path) =>
        Files(folder, path).Concat(Folders(folder).SelectMany(inner => Below(inner, $"{path}{inner.Name}/")));

    private static IEnumerable<InboxFile> Files(DirectoryInfo folder, string path) =>
        folder.EnumerateFiles("*", Plain).Where(f => !f.Name.StartsWith('.'))
        .Select(f => new InboxFile(path + f.Name, f.Length, f.LastWriteTimeUtc));

    private static IEnumerable<DirectoryInfo> Folders(DirectoryInfo folder) =>
        folder.EnumerateDirectories("*", Plain).Where(d => !d.Name.StartsWith('.'));

    // Whoever lists the inbox need not be on that case, so it is the program that looks.
    private async Task<bool> IsOfOtherAsync(string folder, CaseId caseId, CancellationToken cancellation) =>
        CaseId.TryParse(folder, out var id) && id != caseId && await cases.FindAsync(Actor.Program, id, cancellation) is not null;
}
