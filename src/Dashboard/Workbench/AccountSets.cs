using Dashboard.Casework;

namespace Dashboard.Workbench;

/// <summary>Accounts that a person chose by hand, kept in the case by the hash of their ids.</summary>
public static class AccountSets
{
    /// <summary>Keeps a set and records who did; the answer is its hash.</summary>
    public static async Task<string> SaveAsync(AuditTrail audit, Actor actor, CaseView view, IReadOnlyCollection<string> accounts, CancellationToken cancellation)
    {
        var hash = await view.Store.SaveAccountSetAsync(accounts, cancellation);
        await audit.AppendAsync(actor, view.Case.Id, "account-set.save", "accounts", new { hash, accounts = accounts.Count }, CancellationToken.None);
        return hash;
    }
}
