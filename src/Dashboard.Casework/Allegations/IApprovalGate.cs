using Dashboard.Casework.Access;
using Dashboard.Casework.Store;

namespace Dashboard.Casework.Allegations;

/// <summary>What an allegation has to pass to be approved.</summary>
public interface IApprovalGate
{
    /// <summary>Lets an approval through, or refuses it with what blocks it; an override keeps its reason on the allegation.</summary>
    /// <exception cref="InvalidEntryException">Something blocks it, and no reason to override that is given.</exception>
    internal Task PassAsync(CaseworkChange change, Allegation allegation, string overriding, CancellationToken cancellationToken);
}
