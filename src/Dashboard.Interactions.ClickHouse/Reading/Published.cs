using System.Globalization;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Tables;

namespace Dashboard.Interactions.ClickHouse.Reading;

/// <summary>The rows of one state of a store: what a query reads, and nothing that is being written or was replaced.</summary>
/// <param name="Server">Where they are.</param>
/// <param name="Store">The store's name in the tables.</param>
/// <param name="State">The state.</param>
internal sealed record Published(ClickHouseServer Server, string Store, StoreState State)
{
    /// <summary>The accounts that anything names, as a query.</summary>
    public string Accounts =>
        $"(SELECT account FROM {Of(WideTable.Daily)} UNION DISTINCT SELECT account FROM {Of(WideTable.AccountRecords)} UNION DISTINCT SELECT account FROM {Of(WideTable.AccountAttributes)} UNION DISTINCT SELECT account FROM {Of("superseded_interactions")})";

    /// <summary>Attributes that every deployment has, as a query of kind and value.</summary>
    public string Marks => $"(SELECT kind, value FROM {Portion(WideTable.Marks, State.Marks)})";

    /// <summary>The stored assignments, as a table.</summary>
    public string Assignments => Portion(WideTable.Assignments, State.Assignments);

    /// <summary>The sets of accounts, as a table.</summary>
    public string AccountSets => $"(SELECT * FROM {WideTable.AccountSets} WHERE store = '{Store}')";

    /// <summary>A table of imports, the rows of this state alone.</summary>
    public string Of(string table) => Of(table, State.Portions.Values);

    /// <summary>The same of some imports.</summary>
    public string Of(string table, IEnumerable<long> portions)
    {
        var list = string.Join(", ", portions.Select(p => p.ToString(CultureInfo.InvariantCulture)));
        return $"(SELECT * FROM {table} WHERE store = '{Store}' AND {(list.Length == 0 ? "0" : $"portion IN ({list})")})";
    }

    /// <summary>The same of one import; nothing where it has no rows.</summary>
    public string OfImport(string table, int import) => Of(table, State.Portions.TryGetValue(import, out var portion) ? [portion] : []);

    private string Portion(string table, long portion) => Of(table, portion > 0 ? [portion] : []);
}
