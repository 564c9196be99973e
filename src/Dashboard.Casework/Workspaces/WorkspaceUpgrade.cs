using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Workspaces;

/// <summary>
/// Carries the trail over a change of the schema: seals the records that the migrations changed anew, on the trail itself.
/// A record that was not what the trail wrote stays so.
/// </summary>
internal sealed class WorkspaceUpgrade
{
    private const int SealsInAnEntry = 2_000;

    private readonly IReadOnlyList<string> migrations;
    private readonly IReadOnlySet<string> faulty;

    private WorkspaceUpgrade(IReadOnlyList<string> migrations, IReadOnlySet<string> faulty)
    {
        this.migrations = migrations;
        this.faulty = faulty;
    }

    /// <summary>Looks at a database that has a schema before it is migrated; null for one that holds no entry yet.</summary>
    public static async Task<WorkspaceUpgrade?> BeginAsync(
        CaseworkContext context, IReadOnlyList<string> migrations, CancellationToken cancellationToken)
    {
        if (!await context.AuditEntries.AnyAsync(cancellationToken)) return null;
        var compared = await CompareAsync(context, cancellationToken);
        return new WorkspaceUpgrade(migrations, compared.Faults.Select(f => f.Record).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Writes what the migrated database needs.</summary>
    public async Task FinishAsync(Func<CaseworkContext> open, DateTime at, CancellationToken cancellationToken)
    {
        await using var reading = open();
        await reading.Database.OpenConnectionAsync(cancellationToken);
        var changed = (await CompareAsync(reading, cancellationToken)).Faults.Select(f => f.Record).Where(r => !faulty.Contains(r))
            .ToHashSet(StringComparer.Ordinal);
        var stored = await RecordSeals.StoredAsync(reading, null, cancellationToken)
            .ToDictionaryAsync(r => r.Name, r => (string?)r.Hash, StringComparer.Ordinal, cancellationToken);
        var seals = changed.Select(name => KeyValuePair.Create(name, stored.GetValueOrDefault(name)))
            .OrderBy(s => s.Key, StringComparer.Ordinal);

        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var some in seals.Chunk(SealsInAnEntry).DefaultIfEmpty([]))
        {
            var change = new CaseworkChange(
                context, Actor.Program, null, "workspace.upgrade", at) { Subject = "workspace", FurtherSeals = some.ToDictionary() };
            change.Note(new { migrations, records = some.Length });
            context.Change = change;
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<RecordVerification> CompareAsync(CaseworkContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        return await AuditedRecords.VerifyAsync(context, cancellationToken);
    }
}
