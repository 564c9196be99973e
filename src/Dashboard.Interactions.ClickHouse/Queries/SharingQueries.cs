using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.ClickHouse.Tables;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.ClickHouse.Queries;

/// <summary>What accounts share.</summary>
internal static class SharingQueries
{
    public static AttributeFamily Family(string name) => Enum.Parse<AttributeFamily>(name, ignoreCase: true);

    public static async Task<SharedAttributes> SharedAttributesAsync(Published p, Selection selection, CancellationToken cancellation)
    {
        var accounts = (await PanelQueries.AccountIdsAsync(p, selection, cancellation).ConfigureAwait(false)).Order(StringComparer.Ordinal)
            .ToList();
        var links =
            $"SELECT account, kind, value, any(family) AS family, greatest(sum(interactions), 1) AS interactions FROM {Linking(p)} GROUP BY account, kind, value";
        var shared = $"SELECT kind, value FROM {Linking(p)} GROUP BY kind, value HAVING uniqExact(account) >= 2";
        var attributes = await p.Server.RowsAsync(
            $"SELECT any(family), kind, value, uniqExact(account) AS df FROM {Linking(p)} GROUP BY kind, value HAVING df >= 2 ORDER BY toString(kind), value",
            r => new SharedAttribute(Family(r.Text(0)), string.Intern(r.Text(1)), r.Text(2), r.Int(3)), cancellation).ConfigureAwait(false);
        var accountPlaces = accounts.Index().ToDictionary(a => a.Item, a => a.Index, StringComparer.Ordinal);
        var attributePlaces = attributes.Index().ToDictionary(a => (a.Item.Kind, a.Item.Value), a => a.Index);
        var edges = new SharedAttributesQuery.EdgeLists();
        await foreach (var (account, kind, value, n) in p.Server.StreamAsync(
            $"SELECT account, kind, value, interactions FROM ({links}) WHERE (kind, value) IN ({shared})",
            r => (r.Text(0), r.Text(1), r.Text(2), r.Long(3)), cancellation).ConfigureAwait(false))
        {
            if (accountPlaces.TryGetValue(account, out var place)) edges.Add(place, attributePlaces[(kind, value)], n);
        }

        var (edgeAccounts, edgeAttributes, interactions) = edges.Sorted();
        return SharedAttributesQuery.Present(new SharedAttributes(accounts, attributes, edgeAccounts, edgeAttributes, interactions));
    }

    public static async Task<AccountNeighbours> NeighboursAsync(Published p, string accountId, int most, CancellationToken cancellation)
    {
        (string, object) account = ("account", accountId);
        const string Own = "{account:String}";
        var own = $"""
            SELECT any(family) AS family, kind, value, uniqExact(account) AS df FROM {Linking(p)}
            WHERE (kind, value) IN (SELECT kind, value FROM {p.Of(WideTable.AccountAttributes)} WHERE account = {Own}) GROUP BY kind, value HAVING df >= 2
            """;
        var attributes = accountId.Length == 0
            ? []
            : await p.Server.RowsAsync(
                $"SELECT * FROM ({own}) ORDER BY df, toString(kind), value",
                r => new SharedAttribute(Family(r.Text(0)), r.Text(1), r.Text(2), r.Int(3)), cancellation, account).ConfigureAwait(false);
        if (attributes.Count == 0) return new AccountNeighbours([], [], 0);

        // Weights are whole numbers of this part: a sum of them is the same in whatever order threads add them up.
        var others =
            $"SELECT DISTINCT t.account AS account, o.kind AS kind, o.value AS value, o.df AS df FROM {Linking(p)} t JOIN ({own}) o ON o.kind = t.kind AND o.value = t.value WHERE t.account <> {Own}";
        var all = (int)await p.Server.NumberAsync($"SELECT uniqExact(account) FROM ({others})", cancellation, account)
            .ConfigureAwait(false);
        var places = attributes.Index().ToDictionary(a => (a.Item.Kind, a.Item.Value), a => a.Index);
        var links = await p.Server.RowsAsync(
            string.Create(CultureInfo.InvariantCulture, $"""
            WITH others AS ({others}),
            (SELECT greatest(2, count()) FROM {p.Accounts} WHERE account <> '') AS accounts,
            nearest AS (SELECT account, sum(toInt128(round(log(accounts / df) * 1e12))) AS weight FROM others GROUP BY account ORDER BY weight DESC, account LIMIT {most})
            SELECT nearest.account, others.kind, others.value FROM nearest JOIN others ON others.account = nearest.account ORDER BY weight DESC, nearest.account
            """),
            r => (AccountId: r.Text(0), Attribute: places[(r.Text(1), r.Text(2))]), cancellation, account).ConfigureAwait(false);
        return new AccountNeighbours(
            attributes,
            [.. links.GroupBy(l => l.AccountId, StringComparer.Ordinal)
                .Select(g => new NeighbourRow(g.Key, [.. g.Select(l => l.Attribute).Order()]))], all);
    }

    public static async Task<SharedEvents> SharedEventsAsync(
        Published p, string kind, int maxAccounts, int maxEvents, CancellationToken cancellation)
    {
        (string, object) ofKind = ("kind", kind);
        var shared =
            $"SELECT value, sum(interactions) AS n FROM {Linking(p)} WHERE kind = {{kind:String}} GROUP BY value HAVING uniqExact(account) BETWEEN 2 AND {maxAccounts.ToString(CultureInfo.InvariantCulture)}";
        var (values, events) =
            (await p.Server.RowsAsync(
                $"SELECT count(), sum(n) FROM ({shared})", r => (r.Long(0), r.LongOrNull(1) ?? 0), cancellation, ofKind)
                .ConfigureAwait(false))[0];
        var every = Math.Max(1, (long)Math.Ceiling(events / (double)maxEvents));
        var kept = every == 1 ? $"SELECT value FROM ({shared})" : string.Create(
            CultureInfo.InvariantCulture, $"SELECT value FROM ({shared}) WHERE sipHash64(value) % {every} = 0");
        var share = values == 0
            ? 1 : await p.Server.NumberAsync($"SELECT count() FROM ({kept})", cancellation, ofKind).ConfigureAwait(false) / (double)values;

        // A standard attribute has a column of its own; its further values, and every other attribute, stand apart.
        var own = ImportTarget.StandardAttributes.Any(a => a.Name == kind)
            ? $"SELECT account, assumeNotNull({kind}) AS value, instant FROM {p.Of(WideTable.Interactions)} WHERE account <> '' AND {kind} IS NOT NULL AND {kind} IN ({kept}) UNION ALL "
            : "";
        var (accounts, names) = (new TextNumbers(), new TextNumbers());
        var (accountOf, valueOf, times) = (new List<int>(), new List<int>(), new List<long>());
        await foreach (var (account, value, time) in p.Server.StreamAsync(
            $"SELECT account, value, instant FROM ({own}SELECT account, value, instant FROM {p.Of(WideTable.InteractionAttributes)} WHERE account <> '' AND kind = {{kind:String}} AND value IN ({kept})) ORDER BY value, instant, account",
            r => (r.Text(0), r.Text(1), r.Long(2)), cancellation, ofKind).ConfigureAwait(false))
        {
            accountOf.Add(accounts.Add(System.Text.Encoding.UTF8.GetBytes(account)).Number - 1);
            valueOf.Add(names.Add(System.Text.Encoding.UTF8.GetBytes(value)).Number - 1);
            times.Add(time);
        }

        return new SharedEvents(accounts.All(), names.All(), [.. accountOf], [.. valueOf], [.. times], share);
    }

    /// <summary>What accounts have that links them.</summary>
    private static string Linking(Published p) =>
        $"(SELECT * FROM {p.Of(WideTable.AccountAttributes)} WHERE account <> '' AND (kind, value) NOT IN {p.Marks})";
}
