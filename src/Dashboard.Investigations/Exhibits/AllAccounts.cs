using System.Runtime.CompilerServices;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Investigations.Exhibits;

/// <summary>Every account of a selection, page by page: a store gives a page at a time.</summary>
public static class AllAccounts
{
    private const int PageSize = 10_000;

    /// <summary>The accounts in order of their ids.</summary>
    public static IAsyncEnumerable<AccountRow> ReadAsync(IPanelReader store, Selection selection, CancellationToken cancellation) =>
        ReadAsync(store, new AccountsRequest(selection, AccountOrder.AccountId, Descending: false), cancellation);

    /// <summary>The accounts as a request has them, all pages of it.</summary>
    public static async IAsyncEnumerable<AccountRow> ReadAsync(
        IPanelReader store, AccountsRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var skip = 0L; ;)
        {
            var page = await store.AccountsAsync(request with { Skip = skip, Take = PageSize }, cancellation);
            foreach (var account in page.Rows) yield return account;
            skip += page.Rows.Count;
            if (page.Rows.Count == 0 || skip >= page.Total) yield break;
        }
    }
}
