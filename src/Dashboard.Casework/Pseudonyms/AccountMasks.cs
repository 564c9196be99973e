using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>Reads what was found in a case through the mask that fits the actor's roles. The registers use it, so that no page can forget to.</summary>
public sealed class AccountMasks(CaseworkStore store, IAccountNames names, AccountPseudonyms pseudonyms)
{
    /// <summary>The mask for these texts: none for whoever may see accounts by their own ids.</summary>
    public async Task<AccountMask> ForAsync(Actor actor, CaseId caseId, IEnumerable<string> texts, CancellationToken cancellationToken = default) =>
        await ForAsync(await store.ReadAsync(context => store.Access.GrantsAsync(context, actor, caseId, cancellationToken), cancellationToken), caseId, texts, cancellationToken);

    /// <summary>Lists records of a case.</summary>
    /// <param name="texts">What of a record people write freely.</param>
    /// <param name="through">The record as it reads through a mask.</param>
    internal Task<Listing<T>> ListAsync<T>(
        Actor actor, CaseId caseId, Func<CaseworkContext, Task<Listing<T>>> list, Func<T, IEnumerable<string>> texts, Func<T, AccountMask, T> through,
        CancellationToken cancellationToken)
        where T : class =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            async (context, granted) =>
            {
                var listing = await list(context);
                var mask = await ForAsync(granted, caseId, listing.Rows.SelectMany(texts), cancellationToken);
                return mask.IsNone ? listing : listing with { Rows = [.. listing.Rows.Select(row => through(row, mask))] };
            },
            cancellationToken);

    /// <summary>Looks for a record of a case; null when there is none that the actor may read.</summary>
    /// <param name="texts">What of the record people write freely.</param>
    /// <param name="through">The record as it reads through a mask.</param>
    internal Task<T?> FindAsync<T>(
        Actor actor, CaseId caseId, Func<CaseworkContext, Task<T?>> find, Func<T, IEnumerable<string>> texts, Func<T, AccountMask, T> through,
        CancellationToken cancellationToken)
        where T : class =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadFindings,
            async (context, granted) =>
            {
                if (await find(context) is not { } found) return null;
                var mask = await ForAsync(granted, caseId, texts(found), cancellationToken);
                return mask.IsNone ? found : through(found, mask);
            },
            cancellationToken);

    private async Task<AccountMask> ForAsync(IReadOnlySet<CaseOperation> granted, CaseId caseId, IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        if (granted.Contains(CaseOperation.ReadTelemetry)) return AccountMask.None;
        var words = AccountMask.WordsOf(texts);
        var accounts = words.Count == 0 ? words : await names.AmongAsync(caseId, words, cancellationToken);
        return AccountMask.Of(accounts, account => pseudonyms.Of(caseId, account));
    }
}
