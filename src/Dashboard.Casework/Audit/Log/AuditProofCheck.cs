using Dashboard.Casework.Trail;

namespace Dashboard.Casework.Audit.Log;

/// <summary>One thing that a proof was checked for.</summary>
/// <param name="Name">What, in a word or two.</param>
/// <param name="Detail">What it came to, a sentence.</param>
public sealed record ProofCheck(string Name, bool Ok, string Detail);

/// <summary>Checks a proof by itself, without the workspace that it is of.</summary>
public static class AuditProofCheck
{
    /// <summary>Every check, in order. The proof holds when all do.</summary>
    /// <param name="heads">Signed heads that were had another way; the proof has to continue each of them.</param>
    /// <param name="publicKey">The workspace's public key where it was had another way; null to go by the one in the proof.</param>
    public static IReadOnlyList<ProofCheck> Check(AuditProof proof, IReadOnlyList<string> heads, byte[]? publicKey = null)
    {
        AuditHead head;
        byte[] key;
        try
        {
            key = publicKey ?? Convert.FromBase64String(proof.PublicKey);
            head = AuditHead.Read(proof.Head, key);
        }
        catch (FormatException exception)
        {
            return [new ProofCheck("head", false, exception.Message)];
        }

        var checks =
            new List<ProofCheck> { new(
                "head", true, $"The head of {head.Size:N0} entries, up to {head.LastAt}, is signed by the key of {head.Origin}.") };
        try
        {
            if (proof.Entry is { } entry) checks.Add(Entry(head, entry));
            if (proof.Case is { } of) checks.Add(Complete(head, of));
            foreach (var earlier in proof.Earlier) checks.Add(Continues(head, key, earlier));
            foreach (var kept in heads.Where(h => proof.Earlier.All(e => e.Head != h)))
                checks.Add(Continues(head, key, new EarlierHead(kept, [])));
        }
        catch (FormatException)
        {
            checks.Add(new ProofCheck("form", false, "A hash in the proof is not one: the file is damaged."));
        }

        return checks;
    }

    private static ProofCheck Entry(AuditHead head, EntryProof proof)
    {
        var (entry, name) = (proof.Entry, "entry");
        if (entry.HashOfContent() != entry.Hash)
            return new ProofCheck(name, false, $"Entry {entry.Sequence} is not what its hash was made of.");
        return MerkleTree.IsIncluded(AuditForest.LeafHash(entry.Hash), entry.Sequence - 1, head.Size, Hashes(proof.Inclusion), head.Root)
            ? new ProofCheck(name, true, $"Entry {entry.Sequence}, {entry.Action} by {entry.Actor}, is in the log.")
            : new ProofCheck(name, false, $"Entry {entry.Sequence} is not in the log of this head.");
    }

    private static ProofCheck Complete(AuditHead head, CaseProof proof)
    {
        const string Name = "case";
        if (proof.Entries.FirstOrDefault(e => e.HashOfContent() != e.Hash) is { } altered)
            return new ProofCheck(Name, false, $"Entry {altered.Sequence} is not what its hash was made of.");
        if (proof.Entries.FirstOrDefault(e => AuditForest.TreeOf(e.CaseId) != proof.Id) is { } foreign)
            return new ProofCheck(Name, false, $"Entry {foreign.Sequence} is not of {proof.Id}.");
        if (proof.Entries.Zip(proof.Entries.Skip(1)).Any(pair => pair.First.Sequence >= pair.Second.Sequence))
            return new ProofCheck(Name, false, "The entries are not in the order of their sequence.");
        var tree = new MerkleFrontier();
        foreach (var entry in proof.Entries) tree.Append(AuditForest.LeafHash(entry.Hash));
        return MerkleTree.IsIncluded(
            MerkleTree.LeafHash(CaseProof.LeafOf(proof.Id, tree.Size, tree.Root())), proof.Place, head.Cases, Hashes(proof.Inclusion),
            head.CasesRoot)
            ? new ProofCheck(Name, true, $"These {proof.Entries.Count:N0} entries are all that the log has of {proof.Id}.")
            : new ProofCheck(
                Name, false,
                $"The {proof.Entries.Count:N0} entries are not all that the log has of {proof.Id}: some were left out, put in, or are of another state than the head.");
    }

    private static ProofCheck Continues(AuditHead head, byte[] key, EarlierHead earlier)
    {
        const string Name = "continues";
        AuditHead kept;
        try
        {
            kept = AuditHead.Read(earlier.Head, key);
        }
        catch (FormatException exception)
        {
            return new ProofCheck(Name, false, exception.Message);
        }

        return MerkleTree.IsConsistent(kept.Size, kept.Root, head.Size, head.Root, Hashes(earlier.Consistency))
            ? new ProofCheck(Name, true, $"The log continues the head of {kept.Size:N0} entries, up to {kept.LastAt}.")
            : new ProofCheck(
                Name, false,
                $"The log is not shown to continue the head of {kept.Size:N0} entries, up to {kept.LastAt}: it was made anew or altered, or the proof was made without that head ('audit prove --since').");
    }

    private static IReadOnlyList<byte[]> Hashes(IReadOnlyList<string> hex) =>
        [.. hex.Select(
            h => Convert.FromHexString(h) is { Length: MerkleTree.HashLength } hash
            ? hash : throw new FormatException("A hash has another length."))];
}
