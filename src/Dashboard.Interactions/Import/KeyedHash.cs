using System.Security.Cryptography;

namespace Dashboard.Interactions.Import;

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
    public static KeyedHash Of(string caseDirectory)
    {
        var path = Path.Combine(caseDirectory, "values.key");
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(path, options);
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            file.Flush(flushToDisk: true);
        }

        return new KeyedHash(File.ReadAllBytes(path));
    }

    /// <summary>The same where a key was made already; null where the case keeps no hashes.</summary>
    public static KeyedHash? Find(string caseDirectory) => File.Exists(Path.Combine(caseDirectory, "values.key")) ? Of(caseDirectory) : null;

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
