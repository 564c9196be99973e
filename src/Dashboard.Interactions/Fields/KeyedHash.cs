using System.Security.Cryptography;

namespace Dashboard.Interactions.Fields;

/// <summary>
/// Keyed hashes of sensitive values: HMAC-SHA-256 (RFC 2104) with a key of the case, its first 128 bits in hexadecimal.
/// Each kind of value is hashed for itself, so that a hash tells nothing about another kind.
/// </summary>
internal sealed class KeyedHash(byte[] key)
{
    private const int KeyBytes = 32;
    private const int KeptBytes = 16;

    /// <summary>How many characters a hash has.</summary>
    public const int Length = KeptBytes * 2;

    /// <summary>The case's key, made on first use and readable by its owner alone.</summary>
    /// <exception cref="InvalidOperationException">The file that is there does not hold a whole key.</exception>
    public static KeyedHash Of(string caseDirectory)
    {
        var path = PathIn(caseDirectory);
        if (!File.Exists(path)) Make(path);
        return Read(path);
    }

    /// <summary>The same where a key was made already; null where the case keeps no hashes.</summary>
    /// <exception cref="InvalidOperationException">As above.</exception>
    public static KeyedHash? Find(string caseDirectory) => File.Exists(PathIn(caseDirectory)) ? Read(PathIn(caseDirectory)) : null;

    /// <summary>Gives another directory the same key, where there is one.</summary>
    public static void Copy(string fromDirectory, string toDirectory)
    {
        if (File.Exists(PathIn(fromDirectory))) File.Copy(PathIn(fromDirectory), PathIn(toDirectory));
    }

    private static string PathIn(string caseDirectory) => Path.Combine(caseDirectory, "values.key");

    // A part of a key would make hashes that anybody can find by trying, and other ones than before.
    private static KeyedHash Read(string path) => File.ReadAllBytes(path) is { Length: KeyBytes } key
        ? new KeyedHash(key)
        : throw new InvalidOperationException(
            $"The key file '{path}' has {new FileInfo(path).Length:N0} bytes, and a whole key has {KeyBytes}. Nothing was changed. Put the file back from a backup ('restore FILE' brings the whole workspace back); a key that is lost cannot be made again.");

    // Written beside its place and moved there, so that a kill leaves no part of one.
    private static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path + ".new", options))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path);
    }

    /// <summary>The hash of a value of a kind, in lower-case hexadecimal.</summary>
    public string Of(string kind, ReadOnlySpan<byte> value)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(kind));
        hash.AppendData([0]);
        hash.AppendData(value);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, KeptBytes));
    }
}
