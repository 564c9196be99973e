using System.Runtime.InteropServices;

namespace Dashboard.Casework.Files;

/// <summary>Files and folders that are their owner's alone, 0600 and 0700, whatever the account's umask says.</summary>
public static class OwnerOnly
{
    public const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    public const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const uint OthersMask = 0x3F;

    /// <summary>
    /// Keeps everything that this process writes from now on to its owner, native libraries' files too: 077 as the mask of Unix.
    /// </summary>
    public static void RestrictProcess()
    {
        if (!OperatingSystem.IsWindows()) _ = SetMask(OthersMask);
    }

    /// <summary>
    /// Takes from others what an earlier version, or a copy, left open to them in a workspace; the inbox stays as its owner set it.
    /// </summary>
    public static void Restrict(string workspace)
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var folder in (string[])["cases", "exhibits", "keys"]) Take(Path.Combine(workspace, folder), Folder);
        foreach (var file in Directory.EnumerateFiles(workspace)) Take(file, OwnerOnly.File);
        if (!Directory.Exists(Path.Combine(workspace, "keys"))) return;
        foreach (var key in Directory.EnumerateFiles(Path.Combine(workspace, "keys"))) Take(key, OwnerOnly.File);
    }

    /// <summary>Makes a folder, and those above it that are missing; one that is there stays as it is.</summary>
    public static string CreateFolder(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path).FullName : Directory.CreateDirectory(path, Folder).FullName;

    /// <summary>Makes a file that is not there yet.</summary>
    /// <exception cref="IOException">It is there.</exception>
    public static FileStream Create(
        string path, int bufferSize = 4096, FileOptions options = FileOptions.None, FileMode mode = FileMode.CreateNew)
    {
        var with =
            new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None, BufferSize = bufferSize,
                Options = options };
        if (!OperatingSystem.IsWindows()) with.UnixCreateMode = File;
        return new FileStream(path, with);
    }

    /// <summary>Makes an empty file for somebody else to write.</summary>
    /// <exception cref="IOException">It is there.</exception>
    public static void CreateEmpty(string path)
    {
        using var created = Create(path);
    }

    private static void Take(string path, UnixFileMode most)
    {
        if (OperatingSystem.IsWindows() || (!Directory.Exists(path) && !System.IO.File.Exists(path))) return;
        var mode = System.IO.File.GetUnixFileMode(path);
        if ((mode & ~most) != 0) System.IO.File.SetUnixFileMode(path, mode & most);
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint SetMask(uint mask);

    /// <summary>Writes a file beside its place and moves it there: a kill leaves it whole or as it was.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var beside = path + ".new";
        try
        {
            using (var file = Create(beside, mode: FileMode.Create))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            System.IO.File.Move(beside, path, overwrite: true);
        }
        catch
        {
            System.IO.File.Delete(beside);
            throw;
        }
    }
}
