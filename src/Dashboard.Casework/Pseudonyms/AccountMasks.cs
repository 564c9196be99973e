using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>Finds the mask through which an actor reads a case. The registers ask it, so that no page can forget to.</summary>
public sealed class AccountMasks(CaseworkStore store, IAccountNames names, AccountPseudonyms pseudonyms)
{
    /// <summary>The mask for these texts: none for whoever may see accounts by their own ids.</summary>
    public async Task<AccountMask> ForAsync(Actor actor, CaseId caseId, IEnumerable<string> texts, CancellationToken cancellationToken = default)
    {
        var granted = await store.ReadAsync(context => store.Access.GrantsAsync(context, actor, caseId, cancellationToken), cancellationToken);
        if (granted.Contains(CaseOperation.ReadTelemetry)) return AccountMask.None;
        var words = AccountMask.WordsOf(texts);
        var accounts = words.Count == 0 ? words : await names.AmongAsync(caseId, words, cancellationToken);
        return AccountMask.Of(accounts, account => pseudonyms.Of(caseId, account));
    }

    internal async Task<Listing<T>> ReadAsync<T>(
        Actor actor, CaseId caseId, Task<Listing<T>> read, Func<T, IEnumerable<string>> texts, Func<T, AccountMask, T> show, CancellationToken cancellationToken)
        where T : class
    {
        var listing = await read;
        var mask = await ForAsync(actor, caseId, listing.Rows.SelectMany(texts), cancellationToken);
        return ReferenceEquals(mask, AccountMask.None) ? listing : listing with { Rows = [.. listing.Rows.Select(row => show(row, mask))] };
    }

    internal async Task<T?> FindAsync<T>(
        Actor actor, CaseId caseId, Task<T?> find, Func<T, IEnumerable<string>> texts, Func<T, AccountMask, T> show, CancellationToken cancellationToken)
        where T : class
    {
        if (await find is not { } found) return null;
        var mask = await ForAsync(actor, caseId, texts(found), cancellationToken);
        return ReferenceEquals(mask, AccountMask.None) ? found : show(found, mask);
    }
}
