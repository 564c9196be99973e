using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.PageKit;

/// <summary>Where a panel's data are.</summary>
public static class PanelAddress
{
    /// <summary>
    /// Where the graph's layout is: it does not depend on the selection, and is fetched once for each run of the analysis and what is
    /// opened.
    /// </summary>
    public static string Graph(CaseView view, WorkbenchState state) =>
        $"{Bare(view, "graph", state.Graph.ToString())}#{view.Analysis?.Stamp}";

    /// <summary>
    /// Where it says which accounts of the graph are selected. Of the view only the groups matter: how many of each are selected is
    /// counted.
    /// </summary>
    public static string Members(CaseView view, WorkbenchState state) =>
        Of(view, "members",
            string.Join(
                '&', state.Graph.Groups.Select(g => $"group={g}").Prepend(state.Selection.ToString()).Where(part => part.Length > 0)));

    /// <summary>Where a chart's figure is.</summary>
    public static string Figure(CaseView view, Panel panel, WorkbenchState state) => Of(view, Slug.Of(panel), state.DataQuery);

    /// <summary>Everything that the panels of a page fetch, as the server is asked for it.</summary>
    public static IEnumerable<string> All(CaseView view, WorkbenchState state)
    {
        foreach (var panel in Enum.GetValues<Panel>().Where(p => (state.Alone ?? p) == p && !state.Tables.Contains(p)))
        {
            foreach (var address in panel == Panel.Graph
                ? [Graph(view, state), Members(view, state)] : new[] { Figure(view, panel, state) })
                yield return address.Split('#')[0];
        }
    }

    /// <summary>
    /// The endpoint's address. The part after <c>#</c> never reaches the server: it differs when something was
    /// imported, analysed or annotated, so that panels fetch again what is new.
    /// </summary>
    private static string Of(CaseView view, string endpoint, string query) =>
        $"{Bare(view, endpoint, query)}#{view.Stamp.GetHashCode(StringComparison.Ordinal):x}";

    private static string Bare(CaseView view, string endpoint, string query) =>
        $"/api/cases/{view.Case.Id}/{endpoint}{(query.Length > 0 ? "?" : "")}{query}";
}
