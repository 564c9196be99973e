using System.Security.Cryptography.X509Certificates;
using Dashboard.Packets.Sealing;

namespace Dashboard.Packets.Verification;

/// <summary>Infers again from what a packet holds. The packets know no method; whoever verifies brings them.</summary>
/// <param name="input">What was looked at.</param>
/// <param name="result">What was found.</param>
/// <exception cref="FormatException">They are not what this program writes; the message is a sentence.</exception>
public delegate Task<IReadOnlyList<InferredAgain>> InferAgain(Stream input, Stream result, CancellationToken cancellation);

/// <summary>Something that was inferred again.</summary>
/// <param name="Item">What: <c>clusters</c>.</param>
/// <param name="IsEqual">Whether it came out as it is sealed.</param>
/// <param name="Detail">What came out, a sentence.</param>
public sealed record InferredAgain(string Item, bool IsEqual, string Detail);

/// <summary>What is asked of a verification.</summary>
/// <param name="Deep">Whether what was inferred is inferred again from what is sealed.</param>
/// <param name="Trust">Certificates that were had another way than with the packet; the signer's has to be one of them, or issued by
/// one.</param>
public sealed record VerificationRequest(bool Deep, IReadOnlyList<X509Certificate2> Trust)
{
    /// <summary>How it is inferred again; null where that cannot be done.</summary>
    public InferAgain? Infer { get; init; }

    /// <summary>Whether it holds together, and no more.</summary>
    public static VerificationRequest Plain { get; } = new(false, []);
}

/// <summary>
/// What verifying came to. Four things are said apart: whether the parts are consistent, whose key signed them, who time-stamped them, and
/// what was computed again. None of them follows from another.
/// </summary>
/// <param name="Valid">Whether everything that was asked holds.</param>
/// <param name="Sha256">The SHA-256 of the file, to compare with the one that was given by another way; empty for a folder, or a file that
/// cannot be read.</param>
/// <param name="Bag">Whether it is a valid bag (RFC 8493), ours or not.</param>
/// <param name="Consistent">Whether it is a packet whose parts agree with each other; null where it is no packet of this program.</param>
/// <param name="ContentId">The content id, as computed; null where there is none.</param>
/// <param name="SignedBy">Whose key signed it; null where nobody did, or the signature does not hold.</param>
/// <param name="TimestampedBy">Who time-stamped it; null where nobody did, or the stamp does not hold.</param>
/// <param name="Recomputed">What was computed again, and what is attested only, item by item.</param>
/// <param name="Checks">The checks, in the order in which they were made. What cannot be looked at after an earlier failure is not among
/// them.</param>
public sealed record PacketVerification(
    bool Valid,
    string Sha256,
    bool Bag,
    bool? Consistent,
    string? ContentId,
    PacketSignature? SignedBy,
    PacketTimestamp? TimestampedBy,
    IReadOnlyList<RecomputedItem> Recomputed,
    IReadOnlyList<PacketCheck> Checks)
{
    /// <summary>What the bag does that the standard allows and advises against, sentences. They make nothing invalid.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The verdict in sentences, each of which says no more than was found.</summary>
    public IEnumerable<string> Sentences()
    {
        yield return Bag ? "Bag: valid, every listed file is there with the hash it is listed with." : "Bag: NOT valid.";
        yield return Consistent switch
        {
            true => "Consistent: yes, its parts agree with each other. That alone does not tell who made it.",
            false => "Consistent: NO, its parts contradict each other.",
            null => "Consistent: not judged, since it is no packet of this program.",
        };
        yield return SignedBy switch
        {
            null => "Signed by: nobody that could be told.",
            { Trusted: true } s => $"Signed by: the key of certificate {s.Certificate} ('{s.Name}'), which you named as trusted.",
            { Trusted: false } s =>
                $"Signed by: the key of certificate {s.Certificate} ('{s.Name}'), which is NOT one you named as trusted.",
            { } s =>
                $"Signed by: the key of certificate {s.Certificate}, which calls itself '{s.Name}'. Whose key that is, is not known here: compare the certificate with one you had another way (--trust).",
        };
        yield return TimestampedBy is { } t
            ? $"Time-stamped by: '{t.Authority}', certificate {t.Certificate}, at {t.At:yyyy-MM-dd HH:mm:ss} UTC{(t.Trusted == true ? ", which you named as trusted" : "; whether to trust that authority is for you to say")}."
            : "Time-stamped by: nobody.";
        var again = Recomputed.Count(r => r.Recomputed);
        if (Recomputed.Count > 0)
            yield return $"Recomputed: {again} items; attested only, that is taken from whoever sealed it: {Recomputed.Count - again}.";
    }
}

/// <summary>Something that a packet says.</summary>
/// <param name="Item">What.</param>
/// <param name="Recomputed">Whether it was computed again from other parts of the packet; otherwise it is attested only.</param>
/// <param name="Detail">From what, or why not; a sentence.</param>
public sealed record RecomputedItem(string Item, bool Recomputed, string Detail);

/// <summary>One check.</summary>
/// <param name="Name">What was checked: <c>container</c>, <c>payload manifest</c>, <c>exhibit 3 figures</c>.</param>
/// <param name="Ok">Whether it holds.</param>
/// <param name="Detail">What was found: a sentence, whether it holds or not.</param>
public sealed record PacketCheck(string Name, bool Ok, string Detail);
