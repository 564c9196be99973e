namespace Dashboard.Casework.Files;

/// <summary>A key of the workspace in a file of its own, made at first use.</summary>
public static class KeyFile
{
    private const int MaxBytes = 4096;

    /// <summary>Reads a key, and makes it where there is none.</summary>
    /// <param name="read">The key from the file's bytes; null where they are none.</param>
    /// <exception cref="WorkspaceDamagedException">The file does not hold a whole key.</exception>
    public static T ReadOrMake<T>(string path, Func<byte[]> make, Func<byte[], T?> read)
        where T : class
    {
        if (!File.Exists(path)) OwnerOnly.Write(path, make());
        return Read(path, read);
    }

    /// <summary>Reads a key that is there.</summary>
    /// <exception cref="WorkspaceDamagedException">The file does not hold a whole key.</exception>
    public static T Read<T>(string path, Func<byte[], T?> read)
        where T : class
    {
        var length = new FileInfo(path).Length;
        return (length is > 0 and <= MaxBytes ? read(File.ReadAllBytes(path)) : null)
            ?? throw new WorkspaceDamagedException(
                $"The key file '{path}' has {length:N0} bytes and does not hold a whole key. Nothing was changed. Put the file back from a backup ('restore FILE' brings the whole workspace back); a key that is lost cannot be made again.");
    }
}
