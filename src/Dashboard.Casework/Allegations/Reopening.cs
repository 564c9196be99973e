using Dashboard.Casework.Records;
using Dashboard.Casework.Store;

namespace Dashboard.Casework.Allegations;

/// <summary>Holds allegations to the rule again after what they rest on has changed.</summary>
public sealed class Reopening : IConsequence
{
    async Task IConsequence.FollowAsync(CaseworkChange change, CancellationToken cancellationToken)
    {
        foreach (var (kind, number) in change.Disturbed)
        {
            await (kind switch
            {
                RecordKind.Source => AllegationBasis.ReopenForSourceAsync(change, number, cancellationToken),
                RecordKind.Exhibit => AllegationBasis.ReopenForExhibitAsync(change, number, cancellationToken),
                _ => throw new InvalidOperationException($"Nothing is known to rest on a record of kind {kind}."),
            });
        }
    }
}
