using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Views;

namespace Dashboard.Investigations.Exhibits;

/// <summary>What an exhibit is frozen from: a panel or a table, as the address of its page has it.</summary>
/// <param name="View">Which.</param>
/// <param name="Selection">The selection that it shows.</param>
/// <param name="Options">Its own options, as in the address: what it is stacked by, its columns, its order.</param>
public sealed record FrozenView(ExhibitView View, Selection Selection, string Options)
{
    /// <summary>The workbench that it is a panel of.</summary>
    public WorkbenchState State => WorkbenchState.Parse(Query);

    /// <summary>The page with the table that it is.</summary>
    public TableView Table => TableView.Parse(Query);

    /// <summary>The analysis' page with the table that it is.</summary>
    public AnalysisView Analysis => AnalysisView.Parse(Options);

    /// <summary>The two selections that it compares.</summary>
    public SelectionPair Pair => new(Selection, SelectionPair.ParseQuery(Options).B);

    private string Query => string.Join('&', new[] { Selection.ToString(), Options }.Where(part => part.Length > 0));

    /// <summary>Whether it is a table with an address of its own.</summary>
    public static bool IsTable(ExhibitView view) => view is ExhibitView.Accounts or ExhibitView.Interactions;

    /// <summary>What an exhibit was frozen from.</summary>
    public static FrozenView Of(Exhibit exhibit) => new(exhibit.View, exhibit.Selection, exhibit.ViewOptions);

    /// <summary>Reads the address of a page. Where a table is scrolled to and which of its rows is open is not kept.</summary>
    /// <exception cref="FormatException">It is not one, or what it shows is no selection; the message is for a person.</exception>
    public static FrozenView Parse(ExhibitView view, string? query) => view switch
    {
        ExhibitView.Targeting => OfTargeting(AnalysisView.Parse(query)),
        ExhibitView.Comparison => OfPair(SelectionPair.ParseQuery(query)),
        _ when IsTable(view) => OfTable(view, query),
        _ => OfPanel(view, WorkbenchState.Parse(query)),
    };

    /// <summary>Where it is shown as it was.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="exhibit">The exhibit that it is opened from, so that the page says whether the data are the same; null for none.</param>
    public string AddressIn(CaseId caseId, int? exhibit = null) => View switch
    {
        ExhibitView.Accounts => $"{PageAddress.Case(caseId, "accounts")}?{From(Query, exhibit)}".TrimEnd('?'),
        ExhibitView.Interactions => $"{PageAddress.Case(caseId, "interactions")}?{From(Query, exhibit)}".TrimEnd('?'),
        // The clusters are a table of the workbench too, and then the address says so.
        ExhibitView.Clusters when Query.Length == 0 => OnAnalysis(caseId, "clusters", "", exhibit),
        ExhibitView.CoAction => OnAnalysis(caseId, "co-action", "", exhibit),
        ExhibitView.Templates => OnAnalysis(caseId, "templates", "", exhibit),
        ExhibitView.Targeting => OnAnalysis(caseId, "targeting", Options, exhibit),
        ExhibitView.Releases => OnAnalysis(caseId, "releases", "", exhibit),
        ExhibitView.Comparison => From(Pair.Address(caseId), exhibit),
        _ => PageAddress.Workbench(caseId, Selection, From(Options, exhibit)),
    };

    private static FrozenView OfPanel(ExhibitView view, WorkbenchState state) => new(view, state.Selection, state.ViewOptions);

    private static FrozenView OfTable(ExhibitView view, string? query)
    {
        var table = TableView.Parse(query);
        if (table.Find.Length > 0) throw new FormatException("An exhibit keeps a selection, and what is looked for is none. Nothing was frozen; take the search away first.");
        return new(view, table.Selection, (table with { Selection = Selection.Everything, From = 0, Row = null, Exhibit = null }).ToString());
    }

    // Of the page only the table goes along: its cluster, which is the selection too, and what it is cut by.
    private static FrozenView OfTargeting(AnalysisView shown) => shown.Targeting is { } cluster
        ? new(ExhibitView.Targeting, Selection.Everything.Only(Dimension.Cluster, cluster), new AnalysisView(Targeting: cluster, By: shown.By).ToString())
        : throw new FormatException("An exhibit of targeting is of one cluster, and the address names none. Nothing was frozen.");

    private static FrozenView OfPair(SelectionPair pair) => pair.A != pair.B
        ? new(ExhibitView.Comparison, pair.A, pair.Other)
        : throw new FormatException("A and B are the same selection: there is nothing to compare. Nothing was frozen; choose another for one of them.");

    private static string OnAnalysis(CaseId caseId, string section, string options, int? exhibit) => $"{PageAddress.Analysis(caseId, From(options, exhibit))}#{section}";

    private static string From(string query, int? exhibit) => exhibit is null ? query : string.Join('&', new[] { query, $"exhibit={exhibit}" }.Where(part => part.Length > 0));
}
