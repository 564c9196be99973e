using Dashboard.Casework.Workspaces;
using Dashboard.Core;

namespace Dashboard.Investigations.Imports;

/// <summary>Uploaded files between their arrival and their import, in a folder of the workspace, under names of their own.</summary>
public sealed class Uploads(Workspace workspace, UploadLimits limits)
{
    private const int BytesBetweenChecks = 64 << 20;

    /// <summary>How much is taken in.</summary>
    public UploadLimits Limits => limits;

    private string Directory => Path.Combine(workspace.InboxDirectory, ".uploads");

    /// <summary>Streams a body to disk and returns the upload's id; a broken stream leaves nothing behind.</summary>
    /// <param name="caseId">The case that it is for.</param>
    /// <param name="body">The file's bytes.</param>
    /// <param name="announced">How many there will be, where the sender says so; more are not believed and counted.</param>
    /// <exception cref="UploadRefusedException">It is larger than the limits, or there is no room.</exception>
    public async Task<string> SaveAsync(CaseId caseId, Stream body, long? announced, CancellationToken cancellation)
    {
        if (announced > limits.MaxFileBytes) throw TooLarge();
        var (id, path) = New(caseId);
        CheckRoom(announced ?? 0);
        try
        {
            await using var file = new FileStream(
                path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await CopyAsync(body, file, cancellation);
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

    /// <summary>Everything in the folder: uploads, and the notes of them.</summary>
    internal IReadOnlyList<string> Files() => System.IO.Directory.Exists(Directory) ? System.IO.Directory.GetFiles(Directory) : [];

    /// <summary>A new id and the path at which something made of an upload can be put in its place.</summary>
    internal (string Id, string Path) New(CaseId caseId)
    {
        System.IO.Directory.CreateDirectory(Directory);
        var id = Guid.NewGuid().ToString("N");
        return (id, PathOf(caseId, id));
    }

    private async Task CopyAsync(Stream body, FileStream file, CancellationToken cancellation)
    {
        var buffer = new byte[1 << 17];
        long written = 0, nextCheck = BytesBetweenChecks;
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if ((written += read) > limits.MaxFileBytes) throw TooLarge();
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            if (written < nextCheck) continue;
            CheckRoom(0);
            nextCheck += BytesBetweenChecks;
        }
    }

    /// <summary>Refuses more bytes than there is room for; what other uploads have brought by now is counted with them.</summary>
    internal void CheckRoom(long more)
    {
        System.IO.Directory.CreateDirectory(Directory);
        if (new DirectoryInfo(Directory).EnumerateFiles().Sum(f => f.Length) + more > limits.MaxWaitingBytes)
            throw new UploadRefusedException(
                $"Sent files of {UploadLimits.Words(limits.MaxWaitingBytes)} wait to be imported, the most there may be. Nothing of this one was kept. Import or discard those first.", UploadRefusal.NoRoom);
        if (new DriveInfo(Directory).AvailableFreeSpace - more < limits.MinFreeBytes)
            throw new UploadRefusedException(
                $"The workspace's disk is nearly full: {UploadLimits.Words(limits.MinFreeBytes)} have to stay free. Nothing of this file was kept. Make room on the disk, and send it again.", UploadRefusal.NoRoom);
    }

    private UploadRefusedException TooLarge() => new(
        $"The file is larger than {UploadLimits.Words(limits.MaxFileBytes)}, the most that this page takes. Nothing of it was kept. Import it with the command 'import' instead.",
        UploadRefusal.TooLarge);

    internal string PathOf(CaseId caseId, string id) => Path.Combine(Directory, $"{caseId}-{id}");
}
