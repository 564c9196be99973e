using System.Collections.Immutable;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Views;

namespace Dashboard.Investigations.Exhibits;

/// <summary>
/// The columns of the table of interactions as a view shows it: what every log has, then the attributes that this case's logs have.
/// </summary>
public sealed class InteractionTableColumns
{
    private static readonly Dictionary<string, InteractionOrder> Orders = new(StringComparer.Ordinal)
    {
        ["time_utc"] = InteractionOrder.Time, ["account"] = InteractionOrder.AccountId, ["input_tokens"] = InteractionOrder.InputTokens,
        ["output_tokens"] = InteractionOrder.OutputTokens,
    };

    private static readonly TableColumn<Interaction>[] OfEveryLog =
    [
        new("time_utc", "Time", i => i.At), new("account", "Account", i => i.AccountId), new("capability", "Capability", i => i.Capability),
        new("model", "Model", i => i.Model),
        new("input_tokens", "Tokens in", i => i.InputTokens, IsNumber: true),
        new("output_tokens", "Tokens out", i => i.OutputTokens, IsNumber: true),
        new("cached_tokens", "Of these cached", i => i.CachedTokens, IsNumber: true),
        new("cache_write_tokens", "Of these into a cache", i => i.CacheWriteTokens, IsNumber: true), new("status", "Status", i => i.Status),
        new("import", "Import", i => i.Import, IsNumber: true), new("line", "Line", i => i.Line, IsNumber: true),
        new("interaction_id", "Interaction", i => i.InteractionId, IsShown: false),
    ];

    /// <param name="logged">The kinds of attributes that the case's logs have.</param>
    /// <param name="view">What is shown.</param>
    /// <exception cref="FormatException">Interactions cannot be sorted by what the view names.</exception>
    public InteractionTableColumns(IReadOnlyList<string> logged, TableView view)
    {
        // A row has the attributes that were asked for, in that order.
        var asked = logged.Where(view.Columns.Contains).ToArray();
        All = [
            .. OfEveryLog,
            .. logged.Select(
                kind => new TableColumn<Interaction>(
                    kind, NameOf(kind), i => Array.IndexOf(asked, kind) is >= 0 and var at ? i.Attributes[at] : null, IsShown: false))];
        Shown = view.Of(All);
        Request = new InteractionsRequest(
            view.Selection,
            Order: Orders.TryGetValue(view.Sort ?? First.Column, out var order)
            ? order : throw new FormatException($"Interactions are not sorted by '{view.Sort}', but by {string.Join(", ", Orders.Keys)}."),
            Descending: view.Descending,
            Attributes: asked);
    }

    /// <summary>The text, which only those see who may read prompts.</summary>
    public static TableColumn<Interaction> Prompt { get; } = new("prompt", "Prompt", i => i.Prompt);

    /// <summary>The table's own order.</summary>
    public static (string Column, bool Descending) First { get; } = ("time_utc", false);

    public IReadOnlyList<TableColumn<Interaction>> All { get; }

    public ImmutableArray<TableColumn<Interaction>> Shown { get; }

    /// <summary>What a store is asked for, so that the shown columns have their values.</summary>
    public InteractionsRequest Request { get; }

    public static bool IsSortable(string key) => Orders.ContainsKey(key);

    private static string NameOf(string kind) => kind switch
    {
        "ip" => "Address",
        "asn" => "AS number",
        _ => char.ToUpperInvariant(kind[0]) + kind[1..].Replace('_', ' '),
    };
}
