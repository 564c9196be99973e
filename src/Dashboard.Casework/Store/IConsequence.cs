namespace Dashboard.Casework.Store;

/// <summary>Follows from a change, within its transaction: what rests on what it disturbed is held to its grounds again.</summary>
public interface IConsequence
{
    internal Task FollowAsync(CaseworkChange change, CancellationToken cancellationToken);
}
