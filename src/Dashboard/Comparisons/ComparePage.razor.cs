using System.Globalization;
using Dashboard.PageKit;
using Dashboard.Casework.Records;
using Dashboard.Casework.Selections;
using Dashboard.Casework.Store;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Comparisons;

/// <summary>Two selections side by side: what is counted, when it happened, and at what the one aims more than the other.</summary>
public sealed partial class ComparePage
{
    private CaseView? view;
    private SelectionPair? pair;
    private SelectionComparison? compared;
    private PlotSummary? summary;
    private IReadOnlyList<(string Name, Selection Selection)> choices = [];
    private string? problem;

    [Inject]
    public required CaseViews Views { get; init; }

    [Inject]
    public required SavedSelectionRegister Saved { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The first selection's text.</summary>
    [SupplyParameterFromQuery]
    public string? A { get; set; }

    /// <summary>The second's; without it, what the first is compared with at first.</summary>
    [SupplyParameterFromQuery]
    public string? B { get; set; }

    /// <summary>The exhibit that was opened as it was; null once anything was changed.</summary>
    [SupplyParameterFromQuery(Name = "exhibit")]
    public string? Opened { get; set; }

    private int? Exhibit => int.TryParse(Opened, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    protected override object? Subject => (A, B);

    protected override bool Shows(CaseChange change) => change.IsOf("import", "analysis", "selection");

    protected override async Task<bool> LoadAsync()
    {
        problem = null;
        if (await Views.OpenAsync(Actor, Id, Cancellation) is not { } opened) return false;
        try
        {
            var asked = SelectionPair.Parse(A, B);
            compared = await SelectionComparison.CountAsync(opened, asked, Cancellation);
            (view, pair, choices) = (opened, asked, await ChoicesAsync(opened));
        }
        catch (Exception refused) when (refused is FormatException or UnknownAccountSetException)
        {
            problem = refused.Message;
        }

        return true;
    }

    private async Task<IReadOnlyList<(string Name, Selection Selection)>> ChoicesAsync(CaseView opened) =>
    [
        ("everything", Selection.Everything),
        ("accounts in no campaign", PanelSelections.OutsideCampaigns(Selection.Everything)),
        .. (await Saved.ListAsync(
            Actor, Id, take: Listing<SavedSelection>.MaxRows, cancellationToken: Cancellation)).Rows.Select(s => (s.Name, s.Selection)),
        .. (opened.Analysis?.Result.Clusters ?? [])
        .Select(c => ($"{c.Label} · {Slug.Of(c.Disposition)}", Selection.Everything.Only(Dimension.Cluster, c.Id))),
    ];

    private void GoTo(SelectionPair other) => Navigation.NavigateTo(other.Address(Id));

    private string Url(SelectionPair shown) =>
        PanelAddress.Figure(view!, Panel.Heatmap, new WorkbenchState { Selection = shown.A, Against = shown.B });

    private string Share(long count, bool ofA)
    {
        var all = compared!.Capabilities.Sum(c => ofA ? c.A : c.B);
        return all == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} · {(double)count / all:P1}");
    }

    private static string Times(double logOdds) => string.Create(CultureInfo.InvariantCulture, $"× {Math.Exp(logOdds):0.##}");
}
