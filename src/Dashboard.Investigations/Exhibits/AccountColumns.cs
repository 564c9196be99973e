using Dashboard.Interactions;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The columns of the table of accounts, and what it can be sorted by.</summary>
public static class AccountColumns
{
    private static readonly Dictionary<string, AccountOrder> Orders = new(StringComparer.Ordinal)
    {
        ["account"] = AccountOrder.AccountId, ["score"] = AccountOrder.Score, ["interactions"] = AccountOrder.Interactions,
        ["active_days"] = AccountOrder.ActiveDays,
        ["output_tokens"] = AccountOrder.OutputTokens, ["first_utc"] = AccountOrder.First, ["last_utc"] = AccountOrder.Last,
    };

    public static IReadOnlyList<TableColumn<AccountRow>> All { get; } =
    [
        new("account", "Account", a => a.AccountId), new("cluster", "Cluster", a => a.Assignment?.Cluster),
        new("disposition", "Disposition", a => a.Assignment is { } assignment ? Slug.Of(assignment.Disposition) : null),
        new("score", "Score", a => a.Assignment?.Score, IsNumber: true),
        new("interactions", "Interactions", a => a.Interactions, IsNumber: true),
        new("active_days", "Active days", a => a.ActiveDays, IsNumber: true),
        new("output_tokens", "Output tokens", a => a.OutputTokens, IsNumber: true), new("first_utc", "First", a => a.First),
        new("last_utc", "Last", a => a.Last),
        new("top_capability", "Most used capability", a => a.TopCapability),
    ];

    /// <summary>The table's own order.</summary>
    public static (string Column, bool Descending) First { get; } = ("interactions", true);

    public static bool IsSortable(string key) => Orders.ContainsKey(key);

    /// <exception cref="FormatException">Accounts cannot be sorted by what the view names.</exception>
    public static AccountsRequest RequestFor(TableView view) => new(
        view.Selection,
        Orders.TryGetValue(view.Sort ?? First.Column, out var order)
        ? order : throw new FormatException($"Accounts are not sorted by '{view.Sort}', but by {string.Join(", ", Orders.Keys)}."),
        view.Sort is null ? First.Descending : view.Descending,
        IdContains: view.Find);
}
