using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Casework.People;

/// <summary>The random tokens of one-time links: 256 bits, of which only a hash is kept.</summary>
internal static class OneTimeTokens
{
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
