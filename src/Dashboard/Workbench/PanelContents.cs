using System.Collections.Frozen;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Graph;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;

namespace Dashboard.Workbench;

/// <summary>What the panels of the workbench show, as their scripts draw it.</summary>
public sealed class PanelContents(CaseGaps gaps, CaseClocks clocks)
{
    /// <summary>The timeline, with what stands beside its counts.</summary>
    public async Task<PlotlyFigure> TimelineAsync(CaseView view, WorkbenchState state, CancellationToken cancellation)
    {
        var request = new TimelineRequest(PanelSelections.Timeline(state), state.Resolution, state.Stack);
        var silent = gaps.FindAsync(view, cancellation);
        var observed = clocks.FindAsync(view.Case.Id, view.Store, view.Data.Fingerprint, cancellation);
        var timeline = await view.Store.TimelineAsync(request, cancellation);
        var accounts = await TimelineBeside.AccountsAsync(view.Store, timeline, state, cancellation);
        return TimelineFigure.Make(timeline, state, view, new TimelineBeside(await silent, accounts, (await observed).All));
    }

    /// <summary>The heatmap.</summary>
    public static async Task<PlotlyFigure> HeatmapAsync(CaseView view, WorkbenchState state, CancellationToken cancellation)
    {
        return HeatmapFigure.Make(await HeatmapComparison.RunAsync(view.Store, state, cancellation), state, view);
    }

    /// <summary>The graph, whatever is selected.</summary>
    public static async Task<GraphDocument> GraphAsync(CaseView view, WorkbenchState state, CancellationToken cancellation) =>
        GraphDocuments.Make(
        view.Analysis, view.Palette, state.Graph, await GroupsAsync(view, state, cancellation),
        state.Graph.Color == GraphColor.Creation ? await CreatedAsync(view, cancellation) : FrozenDictionary<string, DateTime>.Empty);

    /// <summary>Which of the graph's accounts are selected.</summary>
    public static async Task<GraphMembers> MembersAsync(CaseView view, WorkbenchState state, CancellationToken cancellation)
    {
        var selected = state.Selection.IsEverything
            ? view.Analysis?.Accounts ?? [] : await view.Store.AccountIdsAsync(state.Selection, cancellation);
        return GraphDocuments.Members(view.Analysis, state.Graph, await GroupsAsync(view, state, cancellation), selected);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> GroupsAsync(
        CaseView view, WorkbenchState state, CancellationToken cancellation)
    {
        var groups = new List<IReadOnlyList<string>>();
        foreach (var hash in state.Graph.Groups)
            groups.Add(await view.Store.AccountIdsAsync(Selection.Everything.Only(Dimension.AccountSet, hash), cancellation));
        return groups;
    }

    private static async Task<IReadOnlyDictionary<string, DateTime>> CreatedAsync(CaseView view, CancellationToken cancellation) =>
        (await view.Store.AccountRecordsAsync(cancellation)).Where(r => r.CreatedAt is not null)
        .ToFrozenDictionary(r => r.AccountId, r => r.CreatedAt!.Value, StringComparer.Ordinal);
}
