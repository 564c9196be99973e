using System.Security.Cryptography;

namespace Dashboard.Packets.Bags;

/// <summary>The hash algorithms that a bag's manifests may use, by their names in the manifests' file names (RFC 8493, 2.4).</summary>
internal static class BagHash
{
    public const string Sha256 = "sha256";

    private static readonly Dictionary<string, (HashAlgorithmName Name, int HexDigits)> Known = new(StringComparer.Ordinal)
    {
        ["md5"] = (HashAlgorithmName.MD5, 32),
        ["sha1"] = (HashAlgorithmName.SHA1, 40),
        [Sha256] = (HashAlgorithmName.SHA256, 64),
        ["sha384"] = (HashAlgorithmName.SHA384, 96),
        ["sha512"] = (HashAlgorithmName.SHA512, 128),
    };

    public static bool IsKnown(string algorithm) => Known.ContainsKey(algorithm);

    public static IncrementalHash Create(string algorithm) => IncrementalHash.CreateHash(Known[algorithm].Name);

    public static int HexDigitsOf(string algorithm) => Known[algorithm].HexDigits;
}
