using Dashboard.Casework;
using Dashboard.Core;

namespace Dashboard.Imports;

/// <summary>Uploaded files between their arrival and their import, in a folder of the workspace, under names of their own.</summary>
public sealed class Uploads(Workspace workspace)
{
    private string Directory => Path.Combine(workspace.InboxDirectory, ".uploads");

    /// <summary>Streams a body to disk and returns the upload's id; a broken stream leaves nothing behind.</summary>
    public async Task<string> SaveAsync(CaseId caseId, Stream body, CancellationToken cancellation)
    {
        System.IO.Directory.CreateDirectory(Directory);
        var id = Guid.NewGuid().ToString("N");
        var path = PathOf(caseId, id);
        try
        {
            await using var file = File.Create(path);
            await body.CopyToAsync(file, cancellation);
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        return id;
    }

    /// <summary>The file of an upload into this case; null when there is none.</summary>
    public string? Find(CaseId caseId, string id) =>
        Guid.TryParseExact(id, "N", out _) && PathOf(caseId, id) is var path && File.Exists(path) ? path : null;

    /// <summary>Forgets an upload that will not be imported.</summary>
    public void Discard(CaseId caseId, string id)
    {
        if (Find(caseId, id) is { } path) File.Delete(path);
    }

    /// <summary>Removes what an earlier run left behind.</summary>
    public void Clear()
    {
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }

    private string PathOf(CaseId caseId, string id) => Path.Combine(Directory, $"{caseId}-{id}");
}
