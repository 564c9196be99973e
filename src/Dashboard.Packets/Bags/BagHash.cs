using System.Security.Cryptography;

namespace Dashboard.Packets.Bags;

/// <summary>The hash algorithms that a bag's manifests may use, by their names in the manifests' file names (RFC 8493, 2.4).</summary>
internal static class BagHash
{
    public const string Sha256 = "sha256";

    private static readonly Dictionary<string, (Func<BagDigest> Create, int HexDigits)> Known = new(StringComparer.Ordinal)
    {
        ["md5"] = (() => new FrameworkDigest(HashAlgorithmName.MD5), 32),
        ["sha1"] = (() => new FrameworkDigest(HashAlgorithmName.SHA1), 40),
        ["sha224"] = (() => new Sha224Digest(), 56),
        [Sha256] = (() => new FrameworkDigest(HashAlgorithmName.SHA256), 64),
        ["sha384"] = (() => new FrameworkDigest(HashAlgorithmName.SHA384), 96),
        ["sha512"] = (() => new FrameworkDigest(HashAlgorithmName.SHA512), 128),
    };

    public static bool IsKnown(string algorithm) => Known.ContainsKey(algorithm);

    /// <summary>Whether somebody can make two files with one hash.</summary>
    public static bool IsForgeable(string algorithm) => algorithm is "md5" or "sha1";

    public static BagDigest Create(string algorithm) => Known[algorithm].Create();

    public static int HexDigitsOf(string algorithm) => Known[algorithm].HexDigits;
}
