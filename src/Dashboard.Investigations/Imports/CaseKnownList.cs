using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Fields;
using Dashboard.Investigations.Access;

namespace Dashboard.Investigations.Imports;

/// <summary>The list of known infrastructure of a case: found, and edited with a record of what was changed.</summary>
public sealed class CaseKnownList(CaseStores stores, AuditTrail audit, TimeProvider time)
{
    /// <summary>The list that holds, and what looks as if it belonged on it.</summary>
    /// <exception cref="CaseworkException">The actor may not read the case's telemetry.</exception>
    public async Task<(KnownList List, IReadOnlyList<KnownSuggestion> Suggestions)> FindAsync(
        Actor actor, CaseId caseId, CancellationToken cancellation)
    {
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ReadTelemetry, cancellation);
        return (await store.KnownListAsync(cancellation), await store.SuggestKnownAsync(cancellation));
    }

    /// <summary>Saves a list as a new version, and marks everything that is imported by it.</summary>
    /// <param name="version">The version that the edit was made on; 0 where the program's own list held.</param>
    /// <exception cref="KnownListException">Somebody else saved it since, or an entry cannot be used.</exception>
    /// <exception cref="CaseworkException">The actor may not change the case's telemetry, or it is held.</exception>
    public async Task<KnownListChange> SaveAsync(
        Actor actor, CaseId caseId, IReadOnlyList<KnownAttribute> entries, int version, CancellationToken cancellation)
    {
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ChangeTelemetry, cancellation);
        var before = (await store.KnownListAsync(cancellation)).Entries;
        var change = await store.SaveKnownListAsync(entries, version, actor.Name, time.GetUtcNow().UtcDateTime, cancellation);
        await audit.AppendAsync(
            actor, caseId, "known.save", "known",
            new { change.List.Version, added = entries.Except(before), taken = before.Except(entries), change.NowKnown,
                change.NoLongerKnown },
            CancellationToken.None);
        return change;
    }
}
