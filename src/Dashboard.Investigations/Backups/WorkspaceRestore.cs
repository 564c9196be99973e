using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Files;
using Dashboard.Casework.People;
using Dashboard.Casework.Workspaces;
using Dashboard.Investigations.Recovery;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Investigations.Backups;

/// <summary>A workspace that was restored.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="MadeAt">When the backup was begun, UTC.</param>
/// <param name="Kept">The folder that keeps the workspace that was there before; null when there was none.</param>
public sealed record RestoredWorkspace(BackupReceipt Backup, DateTime MadeAt, string? Kept);

/// <summary>
/// Brings a workspace back from a backup. Everything is unpacked, checked and put in order beside the workspace's place
/// and then moved in; what was there is kept, and until the last step nothing of it is changed.
/// </summary>
/// <param name="time">The clock that the restoration is recorded by.</param>
/// <param name="open">Opens the services of the workspace that is put in order.</param>
public sealed class WorkspaceRestore(TimeProvider time, Func<Workspace, ServiceProvider> open)
{
    /// <param name="file">The backup.</param>
    /// <param name="directory">Where the workspace is to be; a workspace there is replaced.</param>
    /// <exception cref="BackupException">The backup cannot be restored, or not here; the message says why.</exception>
    /// <exception cref="WorkspaceInUseException">A process owns the workspace.</exception>
    public async Task<RestoredWorkspace> RestoreAsync(
        string file, string directory, IProgress<string>? progress, CancellationToken cancellation)
    {
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        await RequireReplaceableAsync(place, cancellation);
        progress?.Report("Checking the backup");
        using var backup = await BackupReader.OpenAsync(file, cancellation);
        RequireSpace(place, backup.Manifest);
        var prepared = place + ".restoring";
        if (Directory.Exists(prepared)) Delete(prepared);
        try
        {
            await backup.UnpackAsync(prepared, progress, cancellation);
            progress?.Report("Checking the audit chain");
            await PrepareAsync(prepared, Path.GetFileName(file), backup, cancellation);
            return new RestoredWorkspace(backup.Receipt, backup.Manifest.MadeAt, WorkspaceReplacement.Replace(place, prepared, time));
        }
        finally
        {
            if (Directory.Exists(prepared)) Delete(prepared);
        }
    }

    private async Task RequireReplaceableAsync(string place, CancellationToken cancellation)
    {
        if (!Directory.Exists(place) || !Directory.EnumerateFileSystemEntries(place).Any()) return;
        if (!Workspace.IsAt(place))
            throw new BackupException(
                $"The folder '{place}' is not empty and is not a workspace. Nothing was changed; name another folder with --data.");
        try
        {
            await using var current = await Workspace.OpenAsync(place, time, cancellation);
            var held = await LegalHolds.HeldCasesAsync(current, cancellation);
            if (held.Count > 0)
                throw new BackupException(
                    $"The workspace '{place}' holds {(held.Count == 1 ? "a case" : "cases")} under legal hold ({string.Join(", ", held)}) and is not replaced. Nothing was changed; restore into another folder with --data.");
        }
        catch (WorkspaceDamagedException)
        {
            // It cannot be used as it is, and what is left of it is kept beside the restored one.
        }
        catch (SqliteException exception)
        {
            throw new BackupException(
                $"The workspace '{place}' cannot be read ({exception.Message}), so that nobody can tell whether it holds a case under legal hold. Nothing was changed; move the folder away, and restore again.", exception);
        }
    }

    private static void RequireSpace(string place, BackupManifest manifest)
    {
        var needed = manifest.Files.Aggregate(0m, (sum, file) => sum + file.Bytes);
        var parent = Path.GetDirectoryName(place) ?? place;
        while (!Directory.Exists(parent)) parent = Path.GetDirectoryName(parent)!;
        var free = new DriveInfo(parent).AvailableFreeSpace;
        if (needed > free)
            throw new BackupException(
                $"The backup needs {needed / (1 << 20):N0} MiB unpacked, and the disk of '{parent}' has {free >> 20:N0} MiB left. Nothing was changed.");
    }

    private async Task PrepareAsync(string prepared, string fileName, BackupReader backup, CancellationToken cancellation)
    {
        await using var workspace = await OpenAsync(prepared, cancellation);
        await using var services = open(workspace);
        var chain = await services.GetRequiredService<AuditTrail>().VerifyAsync(cancellationToken: cancellation);
        if (!chain.IsTrailIntact)
            throw new BackupException(
                $"The backup cannot be restored: the audit trail in it is broken{(chain.FirstBroken is { } broken ? $" at entry {broken}" : "")}. {chain.Reason} Nothing was changed.");
        await services.GetRequiredService<WorkspaceRecovery>().RecoverRestoredAsync(cancellation);
        await services.GetRequiredService<Restoration>().RecordAsync(
            Actor.CurrentUser(), fileName,
            new { backup.Receipt.Sha256, backup.Receipt.Bytes, backup.Manifest.MadeAt, backup.Manifest.Program, head = chain.Head,
                entries = chain.Entries, altered = chain.RecordFaults.Select(f => f.Detail) }, cancellation);
    }

    private async Task<Workspace> OpenAsync(string prepared, CancellationToken cancellation)
    {
        try
        {
            return await Workspace.OpenAsync(prepared, time, cancellation);
        }
        catch (SqliteException exception)
        {
            throw new BackupException(
                $"The backup cannot be restored: the casework database in it cannot be read ({exception.Message}). Nothing was changed.",
                exception);
        }
    }

    // The files of exhibits are marked as never to be changed, which keeps some systems from deleting them.
    private static void Delete(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(folder, recursive: true);
    }
}
