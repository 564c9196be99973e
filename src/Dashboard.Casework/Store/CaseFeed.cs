using System.Runtime.CompilerServices;
using Dashboard.Casework.Access;
using Dashboard.Core;

namespace Dashboard.Casework.Store;

/// <summary>Tells pages what changes in the cases that they show, while it is allowed to whoever looks at them.</summary>
public sealed class CaseFeed(CaseworkStore store, CaseChanges changes)
{
    /// <summary>
    /// The changes from now on. The policy is asked for each one, at the time it happens: who is taken off a case hears
    /// nothing more of it, who is put on one hears of it from then on.
    /// </summary>
    /// <param name="caseId">The case; null for every case that the actor is on.</param>
    public async IAsyncEnumerable<CaseChange> FollowAsync(
        Actor actor, CaseId? caseId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var subscription = changes.Subscribe(caseId);
        await foreach (var change in subscription.ReadAllAsync(cancellationToken))
        {
            if (change.CaseId is { } changed && await store.MayReadAsync(actor, changed, cancellationToken)) yield return change;
        }
    }
}
