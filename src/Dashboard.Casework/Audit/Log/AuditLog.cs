using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Audit.Log;

/// <summary>
/// The audit trail as a transparency log: signed heads, and proofs against them that an entry is in it, that it continues an earlier
/// head, and that an extract holds every entry of a case.
/// </summary>
public sealed class AuditLog(CaseworkStore store, AuditKey key)
{
    /// <summary>The head as it is now, signed.</summary>
    public Task<string> SignHeadAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(async context => (await HeadAsync(context, cancellationToken)).Head.Sign(key), cancellationToken);

    /// <summary>The public key that heads are signed with.</summary>
    public byte[] PublicKey() => key.PublicKey();

    /// <summary>The sequence of the newest entry of a case and action whose detail holds a text that only it has.</summary>
    /// <exception cref="InvalidEntryException">There is no such entry.</exception>
    public Task<long> FindAsync(CaseId caseId, string action, string detail, CancellationToken cancellationToken = default) => ReadAsync(
        async context =>
        {
            var id = caseId.Value;
            return await context.AuditEntries.AsNoTracking().Where(e => e.CaseId == id && e.Action == action && e.Detail.Contains(detail))
                .MaxAsync(e => (long?)e.Sequence, cancellationToken)
                ?? throw new InvalidEntryException($"The audit trail has no such entry of '{action}'.");
        },
        cancellationToken);

    /// <summary>Proves that an entry is in the log, and that the log continues earlier heads.</summary>
    /// <param name="sequence">The entry; null for a proof of the heads alone.</param>
    /// <param name="earlier">Signed heads that were kept elsewhere.</param>
    /// <exception cref="InvalidEntryException">There is no such entry, or an earlier head is not one that this log continues; the message
    /// says which.</exception>
    public Task<AuditProof> ProveAsync(long? sequence, IReadOnlyList<string> earlier, CancellationToken cancellationToken = default) =>
        ReadAsync(
        async context =>
        {
            var (head, _) = await HeadAsync(context, cancellationToken);
            var proof = await ProofAsync(context, head, earlier, cancellationToken);
            if (sequence is not { } wanted) return proof;
            var entry = await context.AuditEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Sequence == wanted, cancellationToken)
                ?? throw new InvalidEntryException($"The audit trail has no entry {wanted}; it has {head.Size:N0}. Nothing was written.");
            var inclusion = await MerkleTree.InclusionProofAsync(
                wanted - 1, head.Size, new AuditTreeRoots(context, cancellationToken).RootAsync);
            return proof with { Entry = new EntryProof(ProvedEntry.Of(entry), Hex(inclusion)) };
        },
        cancellationToken);

    /// <summary>An extract of all entries of a case, with the proof that none is left out.</summary>
    /// <param name="caseId">The case; null for the entries that belong to none.</param>
    /// <exception cref="CaseworkNotFoundException">There is no such case, or not for this actor.</exception>
    /// <exception cref="CaseworkNotAllowedException">The actor may not read these entries.</exception>
    /// <exception cref="InvalidEntryException">As above.</exception>
    public Task<AuditProof> ProveCaseAsync(
        Actor actor, CaseId? caseId, IReadOnlyList<string> earlier, CancellationToken cancellationToken = default) => ReadAsync(
        async context =>
        {
            await (caseId is { } of
                ? store.RequireAsync(context, actor, of, CaseOperation.ReadAudit, cancellationToken)
                : store.RequireAsync(context, actor, WorkspaceOperation.ReadAdministration, cancellationToken));
            var id = AuditForest.TreeOf(caseId?.Value);
            var (head, cases) = await HeadAsync(context, cancellationToken);
            var place = cases.FindIndex(c => c.Name == id);
            if (place < 0) throw new InvalidEntryException("There is no entry to prove anything of. Nothing was written.");
            var proof = await ProofAsync(context, head, earlier, cancellationToken);
            var column = caseId?.Value;
            var entries = await context.AuditEntries.AsNoTracking().Where(e => e.CaseId == column).OrderBy(e => e.Sequence)
                .ToListAsync(cancellationToken);
            return proof with
            {
                Case = new CaseProof(
                    id, [.. entries.Select(ProvedEntry.Of)], place, Hex(MerkleTree.InclusionProof([.. cases.Select(c => c.Leaf)], place))),
            };
        },
        cancellationToken);

    /// <summary>
    /// Whether the log continues a head that was kept elsewhere; the sentence says what is wrong where it does not, and is null where it
    /// does.
    /// </summary>
    public Task<string?> CompareAsync(string earlier, CancellationToken cancellationToken = default) => ReadAsync(
        async context => await FaultOfAsync(context, (await HeadAsync(context, cancellationToken)).Head, earlier, cancellationToken),
        cancellationToken);

    private async Task<AuditProof> ProofAsync(
        CaseworkContext context, AuditHead head, IReadOnlyList<string> earlier, CancellationToken cancellationToken)
    {
        var continued = new List<EarlierHead>();
        foreach (var note in earlier)
        {
            if (await FaultOfAsync(context, head, note, cancellationToken) is { } fault)
                throw new InvalidEntryException($"{fault} Nothing was written.");
            var size = AuditHead.Read(note, key.PublicKey()).Size;
            continued.Add(
                new EarlierHead(
                    note,
                    size == 0
                    ? []
                    : Hex(
                        await MerkleTree.ConsistencyProofAsync(
                            size, head.Size, new AuditTreeRoots(context, cancellationToken).RootAsync))));
        }

        return new AuditProof { Head = head.Sign(key), PublicKey = Convert.ToBase64String(key.PublicKey()), Earlier = continued };
    }

    private async Task<string?> FaultOfAsync(CaseworkContext context, AuditHead head, string earlier, CancellationToken cancellationToken)
    {
        AuditHead kept;
        try
        {
            kept = AuditHead.Read(earlier, key.PublicKey());
        }
        catch (FormatException exception)
        {
            return $"{exception.Message} It is of another workspace, or this one's key was made anew.";
        }

        if (kept.Size > head.Size)
            return $"The head that was kept has {kept.Size:N0} entries, up to {kept.LastAt}, and the trail has {head.Size:N0}: entries were cut off, or an older state was put back.";
        var root = kept.Size == 0 ? MerkleTree.EmptyRoot : await new AuditTreeRoots(context, cancellationToken).RootAsync(0, kept.Size);
        return root.AsSpan().SequenceEqual(kept.Root)
            ? null : $"The first {kept.Size:N0} entries are not those of the head that was kept: the trail was made anew, or altered.";
    }

    private async Task<(AuditHead Head, List<(string Name, byte[] Leaf)> Cases)> HeadAsync(
        CaseworkContext context, CancellationToken cancellationToken)
    {
        var forest = await AuditForestStore.ReadAsync(context, null, cancellationToken);
        var whole = forest.Trees.GetValueOrDefault(AuditTree.Whole) ?? new MerkleFrontier();
        var cases = forest.Trees.Where(t => t.Key != AuditTree.Whole)
            .Select(t => (t.Key, Leaf: MerkleTree.LeafHash(CaseProof.LeafOf(t.Key, t.Value.Size, t.Value.Root())))).ToList();
        var last = await context.AuditEntries.OrderByDescending(e => e.Sequence).Select(e => (DateTime?)e.At)
            .FirstOrDefaultAsync(cancellationToken);
        return (
            new AuditHead(AuditKey.OriginOf(key.PublicKey()), whole.Size, whole.Root(), cases.Count,
                MerkleTree.Root([.. cases.Select(c => c.Leaf)]), last is { } at ? Instant.Format(at) : "-"),
            cases);
    }

    // Trees and entries of one state.
    private Task<T> ReadAsync<T>(Func<CaseworkContext, Task<T>> read, CancellationToken cancellationToken) => store.ReadAsync(
        async context =>
        {
            await using var state = await context.BeginReadAsync(cancellationToken);
            return await read(context);
        },
        cancellationToken);

    private static IReadOnlyList<string> Hex(IEnumerable<byte[]> hashes) => [.. hashes.Select(Convert.ToHexStringLower)];
}
