using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Casework.Records;
using Dashboard.Casework.Trail;

namespace Dashboard.Casework.Audit.Log;

/// <summary>
/// Something proved of the audit log against a signed head, as a JSON file that anybody can check without this program. Hashes are
/// 64 lower-case hex digits; proofs go from the leaves up, as RFC 9162 has them.
/// </summary>
public sealed record AuditProof
{
    public const string CurrentFormat = "dashboard-audit-proof-1";

    public string Format { get; init; } = CurrentFormat;

    /// <summary>The signed head.</summary>
    public required string Head { get; init; }

    /// <summary>The public key, SubjectPublicKeyInfo in base 64: to be compared with one that was had another way.</summary>
    public required string PublicKey { get; init; }

    /// <summary>That one entry is in the log.</summary>
    public EntryProof? Entry { get; init; }

    /// <summary>That the log continues earlier heads.</summary>
    public IReadOnlyList<EarlierHead> Earlier { get; init; } = [];

    /// <summary>That these are all entries of a case.</summary>
    public CaseProof? Case { get; init; }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, CaseworkJson.Options);

    /// <summary>Reads a proof.</summary>
    /// <exception cref="FormatException">It is none that this program can read.</exception>
    public static AuditProof Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            if (JsonSerializer.Deserialize<AuditProof>(
                json, CaseworkJson.Options) is { Format: CurrentFormat, Head: not null, PublicKey: not null } proof) return proof;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            // Said below, like any other text that is no proof.
        }

        throw new FormatException($"The file is not a proof of an audit log in the format {CurrentFormat}.");
    }
}

/// <summary>An entry with every field that its hash is over, as it is stored.</summary>
public sealed record ProvedEntry(
    long Sequence, string At, string Actor, string ActorKind, string Action, string? CaseId, string Subject, string Detail,
    string PreviousHash, string Hash)
{
    public static ProvedEntry Of(AuditEntry entry) => new(
        entry.Sequence, Instant.Format(entry.At), entry.Actor, entry.ActorKind.ToString(), entry.Action, entry.CaseId, entry.Subject,
        entry.Detail, entry.PreviousHash, entry.Hash);

    /// <summary>The hash that the content calls for.</summary>
    internal string HashOfContent() => RecordForm.HashOf(
        Encoding.UTF8.GetString(AuditChain.CanonicalForm(Sequence, At, Actor, ActorKind, Action, CaseId, Subject, Detail, PreviousHash)));
}

/// <summary>An entry, and the way from its leaf to the root over all. Its place is its sequence less one.</summary>
public sealed record EntryProof(ProvedEntry Entry, IReadOnlyList<string> Inclusion);

/// <summary>An earlier signed head, and the proof that the later one continues it; empty where they are of one size.</summary>
public sealed record EarlierHead(string Head, IReadOnlyList<string> Consistency);

/// <summary>
/// All entries of a case. They are complete when the tree over their hashes has the size and root that the signed head commits to for
/// the case: the head holds the root over one leaf for each case, in ordinal order of the ids, and the leaf's way to it stands here.
/// </summary>
/// <param name="Id">The case; <see cref="AuditTree.NoCase"/> for the entries that belong to none.</param>
/// <param name="Place">The place of the case's leaf, from 0.</param>
public sealed record CaseProof(string Id, IReadOnlyList<ProvedEntry> Entries, int Place, IReadOnlyList<string> Inclusion)
{
    /// <summary>
    /// The leaf that a head holds of a case: netstrings of the word <c>dashboard-case-1</c>, the case's id, how many entries it has in
    /// decimal, and the root over them in hex.
    /// </summary>
    internal static byte[] LeafOf(string id, long size, byte[] root)
    {
        var form = new StringBuilder();
        foreach (var part in (string[])[
            "dashboard-case-1", id, size.ToString(CultureInfo.InvariantCulture), Convert.ToHexStringLower(root)])
            form.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(part)}:{part},");
        return Encoding.UTF8.GetBytes(form.ToString());
    }
}
