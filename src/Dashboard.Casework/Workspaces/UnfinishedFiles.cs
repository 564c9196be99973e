using System.Text;
using Dashboard.Casework.Files;

namespace Dashboard.Casework.Workspaces;

/// <summary>
/// Files that are written beside their place and moved there once they are whole. Where one lies outside the workspace a note in it
/// says so, so that what a killed process leaves there is cleared away when the workspace is next opened.
/// </summary>
public sealed class UnfinishedFiles(Workspace workspace)
{
    private const string Suffix = ".unfinished";

    /// <summary>A new file beside a place, not there yet.</summary>
    /// <param name="place">Where it will be, a full path.</param>
    public UnfinishedFile Beside(string place)
    {
        var path = $"{place}.{Guid.NewGuid():N}{Suffix}";
        var note = System.IO.Path.Combine(OwnerOnly.CreateFolder(FolderOf(workspace.Directory)), Guid.NewGuid().ToString("N"));
        OwnerOnly.Write(note, Encoding.UTF8.GetBytes(path));
        return new UnfinishedFile(path, note);
    }

    /// <summary>Deletes what was left behind. Only files are touched that are named as unfinished ones are.</summary>
    internal static void Remove(string workspace)
    {
        if (!Directory.Exists(FolderOf(workspace))) return;
        foreach (var note in Directory.EnumerateFiles(FolderOf(workspace)).ToList())
        {
            var path = File.ReadAllText(note);
            try
            {
                if (IsUnfinished(path)) File.Delete(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A disk that is not there now, or a folder that may not be written to any more: it is tried again next time.
                if (Directory.Exists(System.IO.Path.GetDirectoryName(path))) continue;
            }

            File.Delete(note);
        }
    }

    private static string FolderOf(string workspace) => System.IO.Path.Combine(workspace, ".unfinished");

    private static bool IsUnfinished(string path) =>
        System.IO.Path.IsPathFullyQualified(path) && path.EndsWith(Suffix, StringComparison.Ordinal)
        && Guid.TryParseExact(System.IO.Path.GetExtension(System.IO.Path.GetFileNameWithoutExtension(path)).TrimStart('.'), "N", out _);
}

/// <summary>A file that is being written beside its place; gone when it is disposed, unless it was moved there.</summary>
public sealed class UnfinishedFile(string path, string note) : IDisposable
{
    /// <summary>Where it is written.</summary>
    public string Path { get; } = path;

    public void Dispose()
    {
        File.Delete(Path);
        File.Delete(note);
    }
}
