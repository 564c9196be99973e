using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.Casework.Audit;

/// <summary>What verifying the audit trail came to.</summary>
/// <param name="Valid">Whether every entry's hash is right, every entry follows the one before, the trees are of these entries, and every
/// record is what the trail wrote.</param>
/// <param name="Entries">How many entries there are.</param>
/// <param name="FirstBroken">The sequence at which the chain first fails; null when it holds, whatever else does not.</param>
/// <param name="Head">The hash of the last entry: who keeps it elsewhere can tell later whether the end was cut off.</param>
/// <param name="HeadAt">The time of the last entry as it is stored; empty when there is none.</param>
/// <param name="Reason">What is wrong with the trail itself, a sentence; empty when nothing is.</param>
public sealed record AuditVerification(bool Valid, long Entries, long? FirstBroken, string Head, string HeadAt, string Reason)
{
    /// <summary>Whether the trail itself holds: its chain and its trees.</summary>
    public bool IsTrailIntact { get; init; } = Valid;

    /// <summary>How many records were compared with the trail.</summary>
    public long Records { get; init; }

    /// <summary>The records that are not what the trail wrote.</summary>
    public IReadOnlyList<RecordFault> RecordFaults { get; init; } = [];
}

/// <summary>Walks the chain, makes its trees again, and compares the records with it.</summary>
internal static class AuditVerifier
{
    private const int ReportedEvery = 10_000;

    public static async Task<AuditVerification> VerifyAsync(
        CaseworkContext context, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        // Entries, trees and records of one state: what is written meanwhile is in none of them.
        await using var state = await context.BeginReadAsync(cancellationToken);
        var forest = new AuditForest();
        var chain = await WalkAsync(context, forest, progress, cancellationToken);
        var reason = chain.Reason;
        var firstBroken = chain.FirstBroken;
        if (firstBroken is null && await TreeFaultOfAsync(context, forest, chain.Entries, cancellationToken) is var (missing, fault))
            (firstBroken, reason) = (missing, fault);
        var isIntact = reason.Length == 0;
        var records = await AuditedRecords.VerifyAsync(context, cancellationToken);
        return new AuditVerification(isIntact && records.Faults.Count == 0, chain.Entries, firstBroken, chain.Head, chain.HeadAt, reason)
        {
            IsTrailIntact = isIntact, Records = records.Records, RecordFaults = records.Faults.Count == 0 ? [] : records.Faults,
        };
    }

    private static async Task<(long Entries, string Head, string HeadAt, long? FirstBroken, string Reason)> WalkAsync(
        CaseworkContext context, AuditForest forest, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = """
            SELECT "Sequence", "At", "Actor", "ActorKind", "Action", "CaseId", "Subject", "Detail", "PreviousHash", "Hash"
            FROM "AuditEntries" ORDER BY "Sequence"
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (entries, head, headAt, firstBroken, reason) = (0L, AuditEntry.Genesis, "", (long?)null, "");
        while (await reader.ReadAsync(cancellationToken))
        {
            entries++;
            if (firstBroken is null && FaultOf(reader, entries, head) is { } fault) (firstBroken, reason) = (entries, fault);
            (headAt, head) = (Text(reader, 1), Text(reader, 9));
            if (firstBroken is null) forest.Append(Text(reader, 5), head);
            if (entries % ReportedEvery != 0) continue;
            progress?.Report(entries);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return (entries, head, headAt, firstBroken, reason);
    }

    private static async Task<(long? Missing, string Fault)?> TreeFaultOfAsync(
        CaseworkContext context, AuditForest made, long entries, CancellationToken cancellationToken)
    {
        AuditForest kept;
        try
        {
            kept = await AuditForestStore.ReadAsync(context, null, cancellationToken);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException)
        {
            return (null, "The trees over the entries cannot be read.");
        }

        if (kept.Trees.TryGetValue(AuditTree.Whole, out var whole) && whole.Size > entries)
            return (entries + 1, $"Entry {entries + 1} is missing: the tree over the trail counts {whole.Size:N0} entries.");
        var isSame = kept.Trees.Count == made.Trees.Count
            && made.Trees.All(
                t => kept.Trees.TryGetValue(t.Key, out var other) && other.Size == t.Value.Size && other.Root().AsSpan()
                .SequenceEqual(t.Value.Root()))
            && await AuditForestStore.HasTilesAsync(context, made.Tiles, cancellationToken);
        return isSame
            ? null : (null, "The trees over the entries are not those that the entries make: entries were put in the place of others.");
    }

    private static string? FaultOf(DbDataReader entry, long expected, string head)
    {
        var sequence = entry.GetInt64(0);
        if (sequence != expected) return $"Entry {expected} is missing.";
        if (Text(entry, 8) != head) return $"Entry {sequence} does not follow the entry before it.";
        var form = AuditChain.CanonicalForm(
            sequence, Text(entry, 1), Text(entry, 2), Text(entry, 3), Text(entry, 4), Text(entry, 5), Text(entry, 6), Text(entry, 7),
            Text(entry, 8));
        return Text(entry, 9) == Convert.ToHexStringLower(SHA256.HashData(form)) ? null : $"Entry {sequence} is not what was written.";
    }

    // What is stored, whatever its type: an entry may have been made a number, or nothing.
    private static string Text(DbDataReader entry, int column) =>
        entry.IsDBNull(column) ? "" : Convert.ToString(entry.GetValue(column), CultureInfo.InvariantCulture)!;
}
