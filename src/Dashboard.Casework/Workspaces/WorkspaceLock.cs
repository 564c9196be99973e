using System.Globalization;
using System.Text.Json;
using Dashboard.Casework.Files;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;

namespace Dashboard.Casework.Workspaces;

/// <summary>
/// Keeps two processes from owning one workspace. The lock is the operating system's, on an open file, so that it
/// ends with the process however that ends; who holds it stands in a second file, which anybody can read.
/// </summary>
internal sealed class WorkspaceLock : IDisposable
{
    private const string LockName = "workspace.lock";
    private const string OwnerName = "workspace.owner.json";

    private readonly FileStream stream;

    private WorkspaceLock(FileStream stream) => this.stream = stream;

    /// <exception cref="WorkspaceInUseException">Another process, or another part of this one, owns it.</exception>
    public static WorkspaceLock Take(string directory, TimeProvider time)
    {
        var ownerPath = Path.Combine(directory, OwnerName);
        FileStream stream;
        try
        {
            stream = new FileStream(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException)
            && WorkspaceMode.WhyNotWritable(exception) is null)
        {
            throw new WorkspaceInUseException(InUse(directory, ReadOwner(ownerPath)), exception);
        }

        var owner = new Owner(Environment.ProcessId, Environment.UserName, Environment.MachineName, time.GetUtcNow().UtcDateTime);
        try
        {
            // Readers may come between truncation and the last byte, so it is written beside and moved over.
            File.WriteAllText(ownerPath + ".new", JsonSerializer.Serialize(owner, CaseworkJson.Options));
            File.Move(ownerPath + ".new", ownerPath, overwrite: true);
        }
        catch
        {
            stream.Dispose();
            throw;
        }

        return new WorkspaceLock(stream);
    }

    public void Dispose() => stream.Dispose();

    private static string InUse(string directory, Owner? owner) => owner is null
        ? $"Another process is using the workspace '{directory}'. Nothing was changed. Stop that process, or name another folder with --data."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The workspace '{directory}' is in use by process {owner.ProcessId} of {owner.User} on {owner.Machine}, since {owner.Since:yyyy-MM-dd HH:mm:ss} UTC. Nothing was changed. Stop that process, or name another folder with --data.");

    private static Owner? ReadOwner(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Owner>(File.ReadAllText(path), CaseworkJson.Options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            // The owner's details only make the sentence better; the lock itself is what counts.
            return null;
        }
    }

    private sealed record Owner(int ProcessId, string User, string Machine, DateTime Since);
}
