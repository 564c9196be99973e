using System.Collections.Concurrent;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.People;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Pseudonyms;

/// <summary>
/// Which mask fits a reader. Everything that is sent to one passes through it at the one place where things are sent,
/// so that no page, register or endpoint has to think of it.
/// </summary>
public sealed class AccountMasks(CaseworkStore store, IAccountNames names, AccountPseudonyms pseudonyms)
{
    private readonly ConcurrentDictionary<CaseId, (string State, AccountPatterns Patterns)> kept = new();

    /// <summary>The mask for a reader who looks at a case, or at none; null for whoever may see everything by its own name.</summary>
    public async Task<AccountMask?> ForAsync(Actor actor, CaseId? lookedAt, CancellationToken cancellationToken = default)
    {
        var grants = await store.ReadAsync(
            async context =>
            {
                var readable = await store.Access.Readable(context, actor).Select(c => c.Id).ToListAsync(cancellationToken);
                // The roles of all cases at once; what they do not settle, such as a visitor's, is asked for.
                var roles =
                    (await context.CaseMembers.AsNoTracking().Where(m => m.Person == actor.Name && actor.Kind == ActorKind.Person)
                        .ToListAsync(cancellationToken)).ToLookup(m => m.CaseId, m => m.Role);
                var hidden = new List<CaseId>();
                foreach (var id in readable)
                {
                    if (roles[id].Any(role => role.Allows(CaseOperation.ReadTelemetry))) continue;
                    if (roles.Contains(id)) hidden.Add(id);
                    else if (!(await store.Access.GrantsAsync(context, actor, id, cancellationToken)).Contains(CaseOperation.ReadTelemetry))
                        hidden.Add(id);
                }

                return (Hidden: hidden, Open: readable.Except(hidden).ToList());
            },
            cancellationToken);
        if (grants.Hidden.Count == 0) return null;
        var hidden = new List<HiddenAccounts>();
        foreach (var id in grants.Hidden.OrderByDescending(id => id == lookedAt))
            hidden.Add(new HiddenAccounts(id, await PatternsAsync(id, cancellationToken)));
        var open = lookedAt is { } at && grants.Open.Contains(at) ? await PatternsAsync(at, cancellationToken) : null;
        return new AccountMask(hidden, open, pseudonyms);
    }

    private async Task<AccountPatterns> PatternsAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        var (state, named) = await NamedAsync(caseId, cancellationToken);
        state += await names.StateAsync(caseId, cancellationToken);
        if (kept.TryGetValue(caseId, out var known) && known.State == state) return known.Patterns;
        var patterns = AccountPatterns.Of(named.Concat(await names.AllAsync(caseId, cancellationToken)));
        kept[caseId] = (state, patterns);
        return patterns;
    }

    // What exhibits and kept selections name may be of an import that was taken out again since.
    private Task<(string State, IEnumerable<string> Named)> NamedAsync(CaseId caseId, CancellationToken cancellationToken) =>
        store.ReadAsync<(string, IEnumerable<string>)>(
        async context =>
        {
            var selections = await context.Exhibits.AsNoTracking().Where(x => x.CaseId == caseId).Select(x => x.Selection)
                .ToListAsync(cancellationToken);
            var values = selections.SelectMany(s => s.Facets).Where(f => f.Key is Dimension.Account or Dimension.Attribute)
                .SelectMany(
                    f => f.Value.Included.Concat(f.Value.Excluded)
                    .Select(value => f.Key == Dimension.Attribute ? value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..] : value));
            return ($"{selections.Count}/", values.ToHashSet(StringComparer.Ordinal));
        },
        cancellationToken);
}
