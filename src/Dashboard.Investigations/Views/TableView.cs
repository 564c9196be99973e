using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Core;

namespace Dashboard.Investigations.Views;

/// <summary>
/// What a page with a table shows, as its address says it: the selection, the sorting, the columns, what is looked for,
/// and the row that is open. What is as at first is not printed.
/// </summary>
public sealed record TableView
{
    private static readonly string[] Keys = ["sort", "columns", "find", "from", "row", "exhibit"];

    public Selection Selection { get; init; } = Selection.Everything;

    /// <summary>The key of the column that rows are sorted by; null for the table's own order.</summary>
    public string? Sort { get; init; }

    /// <summary>Whether the largest comes first; an address has a minus sign before the column then.</summary>
    public bool Descending { get; init; }

    /// <summary>The keys of the columns that were chosen; empty for those shown at first.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>What is looked for; empty for nothing.</summary>
    public string Find { get; init; } = "";

    /// <summary>How many rows come before the first that is shown.</summary>
    public long From { get; init; }

    /// <summary>The interaction that is open, by import and line; null for none.</summary>
    public (int Import, long Line)? Row { get; init; }

    /// <summary>The exhibit that was opened as it was; null once anything was changed.</summary>
    public int? Exhibit { get; init; }

    /// <summary>Parses a query string, with or without <c>?</c>.</summary>
    /// <exception cref="FormatException">It is not one; the message is for a person.</exception>
    public static TableView Parse(string? query)
    {
        var pairs = (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .ToLookup(pair => Keys.Contains(pair.Split('=')[0]));
        var view = new TableView { Selection = Selection.Parse(string.Join('&', pairs[false])) };
        foreach (var pair in pairs[true])
        {
            var parts = pair.Split('=', 2);
            var value = parts.Length < 2 ? "" : Uri.UnescapeDataString(parts[1].Replace('+', ' '));
            view = parts[0] switch
            {
                "sort" => view.SortedBy(value.TrimStart('-'), value.StartsWith('-')),
                "columns" => view with { Columns = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct()] },
                "find" => view with { Find = value.Trim() },
                "from" => view with { From = Number(value) },
                "exhibit" => view with { Exhibit = (int)Math.Min(int.MaxValue, Number(value)) },
                _ =>
                    view with { Row = value.Split(':') is [var import, var line]
                        ? ((int)Math.Min(int.MaxValue, Number(import)), Number(line))
                        : throw new FormatException($"A row is written IMPORT:LINE, not '{value}'.") },
            };
        }

        return view;
    }

    /// <summary>The view sorted anew, from its first row.</summary>
    public TableView SortedBy(string? column, bool descending) =>
        this with { Sort = column is "" ? null : column, Descending = descending, From = 0 };

    /// <summary>The columns that are shown, in the table's order.</summary>
    public ImmutableArray<TableColumn<T>> Of<T>(IEnumerable<TableColumn<T>> all) =>
        [.. all.Where(c => Columns.IsEmpty ? c.IsShown : Columns.Contains(c.Key))];

    /// <summary>This view, gone to from another: with a change of what is shown it is no exhibit's any more.</summary>
    public TableView After(TableView before) => Shown(this) == Shown(before) ? this : this with { Exhibit = null };

    /// <summary>The query string without <c>?</c>; empty for the table as first opened.</summary>
    public override string ToString() => string.Join('&', Parts());

    private IEnumerable<string> Parts()
    {
        if (!Selection.IsEverything) yield return Selection.ToString();
        if (Sort is not null) yield return $"sort={(Descending ? "-" : "")}{Uri.EscapeDataString(Sort)}";
        if (!Columns.IsEmpty) yield return $"columns={string.Join(',', Columns.Select(Uri.EscapeDataString))}";
        if (Find.Length > 0) yield return $"find={Uri.EscapeDataString(Find)}";
        if (From > 0) yield return string.Create(CultureInfo.InvariantCulture, $"from={From}");
        if (Exhibit is { } exhibit) yield return string.Create(CultureInfo.InvariantCulture, $"exhibit={exhibit}");
        if (Row is { } row) yield return string.Create(CultureInfo.InvariantCulture, $"row={row.Import}:{row.Line}");
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{text}' is no number.");

    // Scrolling, or opening a row, changes nothing of it.
    private static string Shown(TableView view) => (view with { From = 0, Row = null, Exhibit = null }).ToString();
}
