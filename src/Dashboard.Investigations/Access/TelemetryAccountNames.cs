using Dashboard.Casework.Pseudonyms;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Investigations.Access;

/// <summary>The accounts of a case's telemetry: of its interactions, and of imported files of accounts.</summary>
internal sealed class TelemetryAccountNames(IInteractionStores stores) : IAccountNames
{
    public async Task<string> StateAsync(CaseId caseId, CancellationToken cancellationToken) =>
        (await stores.Open(caseId).DescribeAsync(cancellationToken)).Fingerprint.Value;

    public async Task<IReadOnlyCollection<string>> AllAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        var store = stores.Open(caseId);
        var accounts = new HashSet<string>(await store.AccountIdsAsync(Selection.Everything, cancellationToken), StringComparer.Ordinal);
        accounts.UnionWith((await store.AccountRecordsAsync(cancellationToken)).Select(record => record.AccountId));
        return accounts;
    }
}
