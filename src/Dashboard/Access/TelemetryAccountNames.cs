using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store;

namespace Dashboard.Access;

/// <summary>Looks words up among the accounts of a case's telemetry.</summary>
internal sealed class TelemetryAccountNames(IInteractionStores stores) : IAccountNames
{
    // A selection by ids is a list in a query.
    private const int AtATime = 1_000;

    public async Task<IReadOnlySet<string>> AmongAsync(CaseId caseId, IReadOnlyCollection<string> words, CancellationToken cancellationToken)
    {
        var store = stores.Open(caseId);
        var accounts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in words.Chunk(AtATime))
        {
            var request = new AccountsRequest(Selection.Everything.Only(Dimension.Account, some), AccountOrder.AccountId, Descending: false, 0, AtATime);
            accounts.UnionWith((await store.AccountsAsync(request, cancellationToken)).Rows.Select(row => row.AccountId));
        }

        return accounts;
    }
}
