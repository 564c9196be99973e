using System.Reflection;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Files;
using Dashboard.Casework.Workspaces;
using Dashboard.Interactions.Store;
using Dashboard.Interactions;
using Dashboard.Investigations.Recovery;

namespace Dashboard.Investigations.Backups;

/// <summary>
/// Writes the whole workspace to one file while people work in it. The stores are copied in an order that makes the
/// copy a state which a crash could have left: the casework database first, then each case's interactions, then the
/// files. What the database records was done before, so it is in what is copied after; what is done after and not yet
/// recorded is put right when the backup is restored, as after a crash.
/// </summary>
public sealed class WorkspaceBackup(
    Workspace workspace, IInteractionStores stores, AuditTrail audit, UnfinishedFiles files, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim running = new(1, 1);

    private static string ProgramVersion { get; } =
        typeof(WorkspaceBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Writes a backup, which appears whole or not at all, and records it on the audit trail.</summary>
    /// <param name="path">The file, outside the workspace.</param>
    /// <param name="overwrite">Whether a file that is there may be replaced.</param>
    /// <exception cref="BackupException">The file is there, or lies where no backup can be.</exception>
    /// <exception cref="IOException">The disk failed, or the database does not pass its check.</exception>
    public async Task<BackupReceipt> WriteAsync(
        Actor actor, string path, bool overwrite, IProgress<string>? progress, CancellationToken cancellation)
    {
        var file = Check(path, overwrite);
        await running.WaitAsync(cancellation);
        try
        {
            using var unfinished = files.Beside(file);
            BackupReceipt receipt;
            await using (var output = OwnerOnly.Create(unfinished.Path, 1 << 17, FileOptions.Asynchronous))
            {
                receipt = await WriteAsync(output, progress, cancellation);
                output.Flush(flushToDisk: true);
            }

            File.Move(unfinished.Path, file, overwrite);
            await audit.AppendAsync(actor, null, "workspace.backup", Path.GetFileName(file), receipt, CancellationToken.None);
            return receipt;
        }
        finally
        {
            running.Release();
        }
    }

    public void Dispose() => running.Dispose();

    private string Check(string path, bool overwrite)
    {
        var file = Path.GetFullPath(path);
        if (Directory.Exists(file)) throw new BackupException($"'{file}' is a folder. No backup was written; name a file.");
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            throw new BackupException($"There is no folder '{Path.GetDirectoryName(file)}' to write to. No backup was written.");
        if (file.StartsWith(workspace.Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new BackupException(
                $"'{file}' lies within the workspace and would be lost with it. No backup was written; name a file elsewhere.");
        if (File.Exists(file) && !overwrite)
            throw new BackupException(
                $"The file '{file}' is there already and was left as it is. No backup was written; name another file, or add --overwrite.");
        return file;
    }

    private async Task<BackupReceipt> WriteAsync(Stream output, IProgress<string>? progress, CancellationToken cancellation)
    {
        var staging = Directory.CreateDirectory(
            Path.Combine(workspace.Directory, $"{WorkspaceFiles.StagingPrefix}{Guid.NewGuid():N}")).FullName;
        try
        {
            using var writer = new BackupWriter(output, time.GetUtcNow().UtcDateTime, ProgramVersion);

            // A case has a row before it has a folder: these are all in the copy of the database.
            var cases = WorkspaceFiles.Cases(workspace);
            progress?.Report("Copying casework");
            await AddCopyAsync(writer, "casework.db", staging, copy => workspace.SnapshotDatabaseAsync(copy, cancellation), cancellation);
            foreach (var id in cases)
            {
                var name = $"cases/{id}/{DuckDbInteractionStore.FileName}";
                if (!WorkspaceFiles.HasInteractions(stores.DirectoryOf(id))) continue;
                progress?.Report($"Copying the interactions of {id}");
                await AddCopyAsync(writer, name, staging, copy => stores.Open(id).SnapshotAsync(copy, cancellation), cancellation);
            }

            progress?.Report("Copying files");
            await AddFilesAsync(writer, cancellation);
            return await writer.FinishAsync(cancellation);
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private static async Task AddCopyAsync(
        BackupWriter writer, string name, string staging, Func<string, Task> snapshot, CancellationToken cancellation)
    {
        var copy = Path.Combine(staging, Path.GetFileName(name));
        await snapshot(copy);
        await writer.AddAsync(name, copy, cancellation);
        File.Delete(copy);
    }

    /// <summary>Adds the files, and looks again until there are none besides those seen: one may be moved in place meanwhile.</summary>
    private async Task AddFilesAsync(BackupWriter writer, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (WorkspaceFiles.Plain(workspace).Where(BackupFile.IsName).Where(seen.Add).ToList() is { Count: > 0 } found)
        {
            foreach (var name in found)
            {
                try
                {
                    await writer.AddAsync(name, Path.Combine(workspace.Directory, name), cancellation);
                }
                catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
                {
                    // An import that failed takes its manifest with it.
                }
            }
        }
    }
}
