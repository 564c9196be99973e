using System.Globalization;
using Dashboard.Casework.Files;

namespace Dashboard.Casework.Workspaces;

/// <summary>
/// Puts a prepared workspace in the place of another, whose folder is kept beside it. Renames folders of one parent,
/// so that a process killed in between leaves one of the two whole: the next opening finishes what was begun.
/// </summary>
public static class WorkspaceReplacement
{
    private const string PreparedSuffix = ".restored";

    /// <summary>Moves <paramref name="prepared"/> to where <paramref name="directory"/> is.</summary>
    /// <param name="prepared">A whole workspace that no process has open, beside <paramref name="directory"/>.</param>
    /// <returns>The folder that keeps what was there before; null when there was nothing.</returns>
    /// <exception cref="WorkspaceInUseException">A process owns the workspace. Nothing was changed.</exception>
    /// <exception cref="IOException">A folder could not be renamed, as where it is the root of a mounted volume.</exception>
    public static string? Replace(string directory, string prepared, TimeProvider time)
    {
        var ready = directory + PreparedSuffix;
        if (!Directory.Exists(directory))
        {
            Directory.Move(prepared, directory);
            return null;
        }

        // On Unix the lock goes with the folder; Windows renames no folder that has an open file.
        var held = WorkspaceLock.Take(directory, time);
        if (OperatingSystem.IsWindows()) held.Dispose();
        using (held)
        {
            var kept = Free(directory + time.GetUtcNow().ToString("'.before-restore-'yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));
            Directory.Move(prepared, ready);
            try
            {
                Directory.Move(directory, kept);
            }
            catch
            {
                Directory.Move(ready, prepared);
                throw;
            }

            Directory.Move(ready, directory);
            return kept;
        }
    }

    /// <summary>Moves in what was prepared where the process was killed after it had moved the old workspace away.</summary>
    internal static void Finish(string directory)
    {
        var ready = directory + PreparedSuffix;
        if (!Directory.Exists(directory) && Directory.Exists(ready)) Directory.Move(ready, directory);
    }

    private static string Free(string folder)
    {
        var free = folder;
        for (var suffix = 2; Directory.Exists(free); suffix++) free = string.Create(CultureInfo.InvariantCulture, $"{folder}-{suffix}");
        return free;
    }
}
