using System.Globalization;
using Dashboard.Access;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Annotations;
using Dashboard.Casework.Annotations;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Accounts;

/// <summary>One account: what it did, when, what it shares and with whom, and what people wrote on it.</summary>
public sealed partial class AccountPage
{
    private const int Most = 50;
    private const int Few = 6;

    private static readonly Selection OutsideCampaigns =
        Selection.Everything.With(Dimension.Disposition, Facet.Of([], [Labels.Of(Disposition.Operator), Labels.Of(Disposition.Pool)]));

    private CaseView? view;
    private AccountRow? row;
    private AccountSharing? links;
    private bool areAllAttributes;
    private bool areAllNeighbours;
    private IReadOnlyList<ValueCount> mix = [];
    private IReadOnlyList<ValueCount> baseline = [];
    private long[]? hours;
    private PlotSummary? summary;

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required CaseViews Views { get; init; }

    [Inject]
    public required AuditedReads Reads { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired]
    public required string CaseId { get; set; }

    [Parameter, EditorRequired]
    public required string AccountKey { get; set; }

    /// <summary>How many notes there are on what.</summary>
    [CascadingParameter]
    public CaseNotes? Notes { get; set; }

    private int Written => Notes?.Counts.On(AnnotationTarget.Account, AccountId) ?? 0;

    private string AccountId => AccountAddress.Decode(AccountKey);

    private Selection Own => Selection.Everything.Only(Dimension.Account, AccountId);

    private IEnumerable<StoredTemplate> Templates =>
        view?.Analysis is { } analysis && analysis.IndexOf(AccountId) is >= 0 and var index
        ? analysis.Templates.Where(t => t.Accounts.Contains(index)) : [];

    private Cluster? Cluster => view?.Analysis?.Find(row?.Assignment?.Cluster);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var (actor, account) = (await Authentication.ActorAsync(), AccountId);
        var opened = await Views.OpenAsync(actor, Core.CaseId.Parse(CaseId), CancellationToken.None);
        if (opened is null) return;
        await Reads.AccountAsync(actor, opened.Case.Id, account);
        row = (await opened.Store.AccountsAsync(new AccountsRequest(Own, Take: 1), CancellationToken.None)).Rows.FirstOrDefault();
        mix = await MixAsync(opened.Store, Own);
        baseline = await MixAsync(opened.Store, OutsideCampaigns);
        (view, links, hours) = (opened, null, null);

        // These look through everything that was logged: the page is there before them.
        if (row is null || !RendererInfo.IsInteractive) return;
        StateHasChanged();
        var shared = AccountSharing.Of(
            await opened.Store.NeighboursAsync(account, AccountSharing.MostNeighbours, CancellationToken.None), (int)opened.Data.Accounts,
            opened.Analysis, account);
        if (account != AccountId) return;
        links = shared;
        StateHasChanged();
        var week = await opened.Store.HeatmapAsync(new HeatmapRequest(Own, Grouping.HourOfWeek), CancellationToken.None);
        if (account != AccountId) return;
        hours = new long[AccountHours.HoursOfWeek];
        foreach (var (column, hour) in week.Columns.Index())
            hours[int.Parse(hour, CultureInfo.InvariantCulture)] = week.Interactions.Sum(row => row[column]);
    }

    private string Sharing(AnalysisAttribute attribute) =>
        $"{PageAddress.Case(view!.Case.Id, "accounts")}?{Selection.Everything.Only(Dimension.Attribute, $"{attribute.Kind}:{attribute.Value}")}";

    private static async Task<IReadOnlyList<ValueCount>> MixAsync(IPanelReader store, Selection selection)
    {
        var cells = await store.HeatmapAsync(new HeatmapRequest(selection, Grouping.Model), CancellationToken.None);
        return [.. cells.Rows.Select((c, r) => new ValueCount(c, cells.Interactions[r].Sum()))];
    }

    private void BrushAsync((string From, string To) range)
    {
        if (Gestures.Brush(range.From, range.To) is { } time) Navigation.NavigateTo($"/cases/{CaseId}/workbench?{Own.At(time)}");
    }
}
