using System.Security.Cryptography;
using System.Text;
using Dashboard.Casework.Files;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Workspaces;
using Dashboard.Packets.Contents;

namespace Dashboard.Packets.Redaction;

/// <summary>
/// What a redacted packet is keyed with: HMAC-SHA-256 under a key of the workspace over the id of the whole content and the profile. So the
/// same content and profile give the same pseudonyms and salts, and the same content id, again; and those of any other packet
/// have nothing in common with them.
/// </summary>
public sealed class RedactionKey(Workspace workspace)
{
    public const string FileName = "redaction.key";

    private const int Bytes = 32;

    /// <summary>How the file is checked with the workspace's other keys.</summary>
    internal static WorkspaceKey Checked { get; } = new(FileName, "makes the pseudonyms of packets", Whole);

    internal PacketSecrets Of(string contentId, PacketProfile profile) =>
        new(HMACSHA256.HashData(
            KeyFile.ReadOrMake(Path.Combine(workspace.KeysDirectory, FileName), () => RandomNumberGenerator.GetBytes(Bytes), Whole),
            Encoding.UTF8.GetBytes($"{profile.Word()}\n{contentId}")));

    private static byte[]? Whole(byte[] file) => file.Length == Bytes ? file : null;
}

/// <summary>The pseudonyms and salts of one packet.</summary>
internal sealed class PacketSecrets(byte[] key)
{
    // Base 32 without letters and digits that look alike.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789x";
    private const int Letters = 10;

    /// <summary>A name that tells nothing: the same for the same value in this packet.</summary>
    public string Pseudonym(string kind, string value) =>
        $"{kind}-{string.Concat(Mac("name", kind, value).Take(Letters).Select(b => Alphabet[b & 31]))}";

    /// <summary>256 bits of salt for a value.</summary>
    public string Salt(string field, string value) => Convert.ToHexStringLower(Mac("salt", field, value));

    /// <summary>What looks like a commitment and stands for nothing.</summary>
    public string Decoy(int number) =>
        Convert.ToHexStringLower(Mac("decoy", number.ToString(System.Globalization.CultureInfo.InvariantCulture), ""));

    private byte[] Mac(string use, string of, string value) => HMACSHA256.HashData(key, Commitment.Netstrings(use, of, value));
}

/// <summary>A value that was removed, and what opens the commitment to it.</summary>
/// <param name="Field">What it was: <c>account</c>.</param>
/// <param name="Salt">256 bits, hex.</param>
public sealed record CommitmentOpening(string Field, string Salt, string Value);

/// <summary>
/// Commitments to values that were removed: SHA-256 of the netstrings of <c>dashboard-commitment-1</c>, the salt, the field and the value.
/// Who has the salt can show that the value is what was there; who has not can neither guess it nor tell it from a decoy.
/// </summary>
internal static class Commitment
{
    public static string Of(CommitmentOpening opening) =>
        Convert.ToHexStringLower(SHA256.HashData(Netstrings(CommitmentsDocument.Domain, opening.Salt, opening.Field, opening.Value)));

    /// <summary>The commitments among decoys, at least as many again and up to a power of two, in no telling order.</summary>
    public static IReadOnlyList<string> Among(IReadOnlyCollection<CommitmentOpening> openings, PacketSecrets secrets)
    {
        var size = 16;
        while (size < openings.Count * 2) size *= 2;
        return [.. openings.Select(Of).Concat(Enumerable.Range(0, size - openings.Count).Select(secrets.Decoy))
            .Order(StringComparer.Ordinal)];
    }

    public static byte[] Netstrings(params ReadOnlySpan<string> parts)
    {
        var form = new StringBuilder();
        foreach (var part in parts)
            form.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(part)}:{part},");
        return Encoding.UTF8.GetBytes(form.ToString());
    }
}
