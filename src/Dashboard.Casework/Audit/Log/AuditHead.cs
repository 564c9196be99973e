using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Casework.Trail;

namespace Dashboard.Casework.Audit.Log;

/// <summary>
/// A signed head of the audit log, written as a C2SP checkpoint (c2sp.org/tlog-checkpoint), which is a signed note
/// (c2sp.org/signed-note). Its text has these lines: the origin; the number of entries; the root over all entries in base 64; and
/// two extension lines, <c>cases COUNT ROOT</c> with the root over the heads of the cases' trees, and <c>last TIME</c> with the time of
/// the last entry. The signature is of type 0x02, ECDSA on P-256, whose key id is the first four bytes of the public key's SHA-256.
/// </summary>
/// <param name="Origin">The log's name.</param>
/// <param name="Size">How many entries it has.</param>
/// <param name="Root">The root over them, 32 bytes.</param>
/// <param name="Cases">How many trees over entries of a case there are, that of the entries without a case among them.</param>
/// <param name="CasesRoot">The root over the heads of those trees, 32 bytes.</param>
/// <param name="LastAt">The time of the last entry as it is stored; <c>-</c> when there is none.</param>
public sealed record AuditHead(string Origin, long Size, byte[] Root, int Cases, byte[] CasesRoot, string LastAt)
{
    private const string SignatureMark = "\u2014 ";
    private const int KeyIdBytes = 4;

    /// <summary>The text that is signed.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\ncases {Cases} {Convert.ToBase64String(CasesRoot)}\nlast {LastAt}\n");

    /// <summary>The head with its signature.</summary>
    internal string Sign(AuditKey key) =>
        $"{Text}\n{SignatureMark}{Origin} {Convert.ToBase64String([.. KeyIdOf(key.PublicKey()), .. key.Sign(Text)])}\n";

    /// <summary>Reads a signed head whose signature is this key's.</summary>
    /// <exception cref="FormatException">It is not a head, or not signed by this key; the message is a sentence.</exception>
    public static AuditHead Read(string note, byte[] publicKey)
    {
        var (head, text, signatures) = Parse(note);
        var isSigned = signatures.Any(s => s.Name == head.Origin && s.Signature.AsSpan(0, KeyIdBytes).SequenceEqual(KeyIdOf(publicKey))
            && AuditKey.IsSignedBy(publicKey, text, s.Signature[KeyIdBytes..]));
        if (!isSigned)
            throw new FormatException($"The head of {head.Size:N0} entries is not signed by the key of {AuditKey.OriginOf(publicKey)}.");
        return head.Origin == AuditKey.OriginOf(publicKey) ? head
            : throw new FormatException($"The head names the log '{head.Origin}', and its key is of '{AuditKey.OriginOf(publicKey)}'.");
    }

    /// <summary>The signed heads in a text, one after the other: each ends with its signature.</summary>
    public static IReadOnlyList<string> Split(string notes)
    {
        var heads = new List<string>();
        var head = new StringBuilder();
        foreach (var line in notes.ReplaceLineEndings("\n").Split('\n'))
        {
            if (head.Length == 0 && line.Length == 0) continue;
            head.Append(line).Append('\n');
            if (!line.StartsWith(SignatureMark, StringComparison.Ordinal)) continue;
            heads.Add(head.ToString());
            head.Clear();
        }

        return head.Length == 0 ? heads : throw new FormatException(
            "The text ends within a head: a head ends with the line of its signature, which begins with a dash.");
    }

    private static byte[] KeyIdOf(byte[] publicKey) => SHA256.HashData(publicKey)[..KeyIdBytes];

    private static (AuditHead Head, string Text, IReadOnlyList<(string Name, byte[] Signature)> Signatures) Parse(string note)
    {
        var end = note.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) throw Malformed();
        var text = note[..(end + 1)];
        var lines = text.TrimEnd('\n').Split('\n');
        if (lines is not [{ Length: > 0 } origin, var size, var root, var cases, var last]
            || cases.Split(' ') is not ["cases", var count, var casesRoot] || !last.StartsWith("last ", StringComparison.Ordinal)
            || !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var entries)
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var trees))
            throw Malformed();
        var head = new AuditHead(origin, entries, HashIn(root), trees, HashIn(casesRoot), last["last ".Length..]);
        // Written again it is the same text: nothing stands in it that was not read.
        if (head.Text != text) throw Malformed();
        return (head, text, [.. note[(end + 2)..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(SignatureIn)]);
    }

    private static (string Name, byte[] Signature) SignatureIn(string line)
    {
        if (!line.StartsWith(SignatureMark, StringComparison.Ordinal)
            || line[SignatureMark.Length..].Split(' ') is not [var name, var encoded]) throw Malformed();
        var signature = Base64(encoded);
        return signature.Length > KeyIdBytes ? (name, signature) : throw Malformed();
    }

    private static byte[] HashIn(string encoded) => Base64(encoded) is { Length: MerkleTree.HashLength } hash ? hash : throw Malformed();

    private static byte[] Base64(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) ? bytes[..length] : throw Malformed();
    }

    private static FormatException Malformed() => new("The text is not a signed head of an audit log.");
}
