using System.Security.Cryptography;
using System.Text;
using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>
/// Names for accounts that tell nothing of them: HMAC-SHA-256 of the id under a key of the workspace, cut to 40 bits. The
/// same account has the same pseudonym on every page of its case, and another one in another case.
/// </summary>
public sealed class AccountPseudonyms(string keysDirectory)
{
    // Base 32 without letters and digits that look alike.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789x";
    private const int Letters = 8;

    private readonly Lazy<byte[]> key = new(() => ReadOrMake(Path.Combine(keysDirectory, "pseudonyms.key")));

    /// <summary>The pseudonym of an account, or of a value that accounts share.</summary>
    public string Of(CaseId caseId, string value)
    {
        var hash = HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"{caseId}\n{value}"));
        return $"account-{string.Concat(hash.Take(Letters).Select(b => Alphabet[b & 31]))}";
    }

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            // Written beside and moved, so that a kill leaves a whole key or none.
            using (var file = new FileStream(path + ".new", options)) file.Write(RandomNumberGenerator.GetBytes(32));
            File.Move(path + ".new", path);
        }

        return File.ReadAllBytes(path);
    }
}
