using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Store;
using Dashboard.Investigations.Cases;

namespace Dashboard.Workbench;

/// <summary>Accounts that a person chose by hand, kept in the case by the hash of their ids.</summary>
public sealed class AccountSets(CaseworkStore casework, AuditTrail audit)
{
    /// <summary>Keeps a set and records who did; the answer is its hash.</summary>
    /// <exception cref="CaseworkNotAllowedException">The actor may not change the case's telemetry, or the case is held.</exception>
    public async Task<string> SaveAsync(Actor actor, CaseView view, IReadOnlyCollection<string> accounts, CancellationToken cancellation)
    {
        await casework.RequireAsync(actor, view.Case.Id, CaseOperation.ChangeTelemetry, cancellation);
        var hash = await view.Store.SaveAccountSetAsync(accounts, cancellation);
        await audit.AppendAsync(
            actor, view.Case.Id, "account-set.save", "accounts", new { hash, accounts = accounts.Count }, CancellationToken.None);
        return hash;
    }
}
