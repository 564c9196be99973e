using Dashboard.Casework.References;
using Dashboard.Casework.Store;

namespace Dashboard.Casework.Allegations;

/// <summary>Holds allegations to the rule again after what they rest on has changed.</summary>
public sealed class Reopening : IConsequence
{
    async Task IConsequence.FollowAsync(CaseworkChange change, CancellationToken cancellationToken)
    {
        foreach (var (kind, number, what) in change.Disturbed)
            await AllegationBasis.ReopenForAsync(change, new Foundation(kind, number), what, cancellationToken);
    }
}
