using System.Runtime.CompilerServices;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;

namespace Dashboard.Commands;

/// <summary>A log that a command imports.</summary>
/// <param name="Name">The name people know it by.</param>
/// <param name="PathAsync">Where it lies; it is unpacked for that where it comes from a zip.</param>
/// <param name="IsArchived">Whether it is one of several in a zip.</param>
internal sealed record CommandLog(string Name, Func<Task<string>> PathAsync, bool IsArchived);

/// <summary>The logs that files hold: a zip of several stands for each of them.</summary>
internal static class LogArchives
{
    /// <summary>One after the other; what was unpacked for a log is gone when the next is asked for.</summary>
    public static async IAsyncEnumerable<CommandLog> ExpandAsync(
        IEnumerable<FileInfo> files, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            var logs = await ListAsync(file, cancellation);
            if (logs.Count == 0) yield return new CommandLog(file.Name, () => Task.FromResult(file.FullName), IsArchived: false);
            foreach (var (index, log) in logs.Index())
            {
                var folder = Directory.CreateTempSubdirectory("dashboard-import-").FullName;
                try
                {
                    yield return new CommandLog(
                        log.NameIn(file.Name), () => UnpackAsync(file, index, folder, cancellation), IsArchived: true);
                }
                finally
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        }
    }

    // What is wrong with a zip is said where it is imported.
    private static async Task<IReadOnlyList<ArchivedLog>> ListAsync(FileInfo file, CancellationToken cancellation)
    {
        try
        {
            return await LogArchive.ListAsync(file.FullName, file.Name, cancellation);
        }
        catch (ImportException)
        {
            return [];
        }
    }

    private static async Task<string> UnpackAsync(FileInfo file, int index, string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, "log");
        await LogArchive.UnpackAsync(file.FullName, file.Name, index, path, cancellation);
        return path;
    }
}
