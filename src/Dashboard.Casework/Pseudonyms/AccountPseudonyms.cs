using System.Security.Cryptography;
using System.Text;
using Dashboard.Casework.Files;
using Dashboard.Core;

namespace Dashboard.Casework.Pseudonyms;

/// <summary>
/// Names for accounts that tell nothing of them: HMAC-SHA-256 of the id under a key of the workspace, cut to 40 bits. The
/// same account has the same pseudonym on every page of its case, and another one in another case.
/// </summary>
public sealed class AccountPseudonyms(string keysDirectory)
{
    // Base 32 without letters and digits that look alike.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789x";
    private const int Letters = 8;
    private const int KeyBytes = 32;
    internal const string FileName = "pseudonyms.key";

    private readonly Lazy<byte[]> key = new(() => KeyFile.ReadOrMake(
        Path.Combine(keysDirectory, FileName), () => RandomNumberGenerator.GetBytes(KeyBytes), Read));

    /// <summary>The pseudonym of an account, or of a value that accounts share.</summary>
    public string Of(CaseId caseId, string value)
    {
        var hash = HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"{caseId}\n{value}"));
        return $"account-{string.Concat(hash.Take(Letters).Select(b => Alphabet[b & 31]))}";
    }

    internal static byte[]? Read(byte[] file) => file.Length == KeyBytes ? file : null;
}
