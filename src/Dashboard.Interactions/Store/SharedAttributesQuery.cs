using System.Data;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// The account–attribute graph of a selection: its accounts, and their edges to every attribute that at least two
/// accounts of the whole case have, those apart that every deployment has. An attribute belongs to the account, whenever it was used; an
/// edge counts the account's interactions with it in the whole case.
/// </summary>
internal static class SharedAttributesQuery
{
    // Most attributes are one account's own, such as a prompt asked once: they are told by a count alone before pairs of
    // account and attribute are made distinct. A pair may stand in several imports.
    private const string Links = """
        CREATE OR REPLACE TEMP TABLE shared_links AS
        WITH repeated AS (
            SELECT attribute FROM account_attributes WHERE account IS NOT NULL AND attribute NOT IN (SELECT no FROM attributes WHERE known IS NOT NULL)
            GROUP BY attribute HAVING count(*) >= 2)
        SELECT account, attribute, greatest(sum(interactions), 1)::BIGINT AS interactions
        FROM account_attributes WHERE account IS NOT NULL AND attribute IN (SELECT attribute FROM repeated) GROUP BY account, attribute
        """;

    private const string Frequencies = """
        CREATE OR REPLACE TEMP TABLE shared AS SELECT attribute, count(*)::INTEGER AS df FROM shared_links GROUP BY attribute HAVING count(*) >= 2
        """;

    public static SharedAttributes Run(DuckDbConnection connection, Selection selection, CancellationToken cancellation)
    {
        var scope = SelectionScope.Of(connection, selection, withinDays: false, cancellation);
        var accounts = connection.Rows(
            $"WITH {scope.With} SELECT a.no, a.id FROM accounts a WHERE a.no IN (SELECT account FROM s)",
            r => (Number: r.GetInt32(0), Id: r.GetString(1)),
            cancellation,
            scope.Parameters);
        accounts.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        try
        {
            connection.Run(Links, cancellation);
            connection.Run(Frequencies, cancellation);
            var attributes = connection.Rows(
                "SELECT a.no, a.family, a.kind, a.value, df FROM attributes a JOIN shared ON attribute = a.no ORDER BY a.kind, a.value",
                r => (Number: r.GetInt32(0),
                    Attribute: new SharedAttribute(
                        Enum.Parse<AttributeFamily>(r.GetString(1), ignoreCase: true), string.Intern(r.GetString(2)), r.GetString(3),
                        r.GetInt32(4))),
                cancellation);
            var (edgeAccounts, edgeAttributes, interactions) = Edges(
                connection, Places(accounts.Select(a => a.Number)), Places(attributes.Select(a => a.Number)), cancellation);
            return Present(
                new SharedAttributes(
                    [.. accounts.Select(a => a.Id)], [.. attributes.Select(a => a.Attribute)], edgeAccounts, edgeAttributes, interactions));
        }
        finally
        {
            connection.Run("DROP TABLE IF EXISTS shared; DROP TABLE IF EXISTS shared_links", CancellationToken.None);
        }
    }

    /// <summary>The edges of these accounts, by account and then by attribute, sorted by counting, attributes first.</summary>
    private static (int[] Accounts, int[] Attributes, int[] Interactions) Edges(
        DuckDbConnection connection, int[] accountPlaces, int[] attributePlaces, CancellationToken cancellation)
    {
        var edges = new EdgeLists();
        using (var command = connection.Command(
            "SELECT account, attribute, interactions FROM shared_links WHERE attribute IN (SELECT attribute FROM shared)"))
        using (var reader = command.Stream(cancellation))
        {
            while (reader.Read())
            {
                var (account, attribute) = (reader.GetInt32(0), reader.GetInt32(1));
                if (account >= accountPlaces.Length || accountPlaces[account] < 0) continue;
                edges.Add(accountPlaces[account], attributePlaces[attribute], reader.GetInt64(2));
            }
        }

        return edges.Sorted();
    }

    /// <summary>Edges as they come.</summary>
    public sealed class EdgeLists
    {
        private readonly List<int> accounts = [];
        private readonly List<int> attributes = [];
        private readonly List<int> interactions = [];

        public void Add(int account, int attribute, long count)
        {
            accounts.Add(account);
            attributes.Add(attribute);
            interactions.Add((int)Math.Min(int.MaxValue, count));
        }

        /// <summary>By account and then by attribute.</summary>
        public (int[] Accounts, int[] Attributes, int[] Interactions) Sorted()
        {
            var order = ByCounting(ByCounting(null, attributes), accounts);
            return ([.. order.Select(i => accounts[i])], [.. order.Select(i => attributes[i])], [.. order.Select(i => interactions[i])]);
        }
    }

    /// <summary>Sorts indices by a key, those of one key staying in their order. O(n + keys).</summary>
    private static int[] ByCounting(int[]? order, List<int> keys)
    {
        var starts = new int[keys.Count == 0 ? 1 : keys.Max() + 2];
        foreach (var key in keys) starts[key + 1]++;
        for (var k = 1; k < starts.Length; k++) starts[k] += starts[k - 1];
        var sorted = new int[keys.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            var index = order is null ? i : order[i];
            sorted[starts[keys[index]]++] = index;
        }

        return sorted;
    }

    /// <summary>The place of each number in a list; −1 for those that are not in it.</summary>
    private static int[] Places(IEnumerable<int> numbers)
    {
        var list = numbers.ToArray();
        var places = new int[list.Length == 0 ? 0 : list.Max() + 1];
        Array.Fill(places, -1);
        for (var i = 0; i < list.Length; i++) places[list[i]] = i;
        return places;
    }

    /// <summary>The same without attributes that none of its accounts has.</summary>
    public static SharedAttributes Present(SharedAttributes graph)
    {
        var isPresent = new bool[graph.Attributes.Count];
        foreach (var attribute in graph.EdgeAttributes) isPresent[attribute] = true;
        var kept = Enumerable.Range(0, isPresent.Length).Where(t => isPresent[t]).ToArray();
        var places = Places(kept);
        return graph with { Attributes = [.. kept.Select(t => graph.Attributes[t])],
            EdgeAttributes = [.. graph.EdgeAttributes.Select(t => places[t])] };
    }
}
