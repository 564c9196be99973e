using Dashboard.Access;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace Dashboard.InteractionPages;

/// <summary>
/// The interactions of a selection, all of them, a screenful at a time; those whose prompts have some words; and one in detail.
/// </summary>
public sealed partial class InteractionsPage : IDisposable
{
    // A browser shows no element that is much higher: rows beyond these stand on the next part.
    private const int Window = 400_000;

    private const int MostHits = 500;

    private CancellationTokenSource searching = new();
    private Virtualize<Interaction>? rows;
    private CaseView? view;
    private InteractionTableColumns? columns;
    private IReadOnlyList<string> logged = [];
    private TableView shown = new();
    private IReadOnlyList<string> words = [];
    private PromptHits? hits;
    private double? progress;
    private string sought = "";
    private bool hasPrompts;
    private long? total;
    private string? problem;
    private Actor? actor;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required CaseViews Views { get; init; }

    [Inject]
    public required AuditedReads Reads { get; init; }

    [Inject]
    public required PromptReads Prompts { get; init; }

    [CascadingParameter]
    public CaseGrants Grants { get; set; } = CaseGrants.Nothing;

    [Parameter, EditorRequired]
    public required string CaseId { get; set; }

    private CaseId Id => Core.CaseId.Parse(CaseId);

    private bool MayReadPrompts => Grants.Allows(CaseOperation.ReadPrompts);

    private long LastShown => Math.Min(total ?? 0, shown.From + Window);

    private string Counted => (hits, total, view) switch
    {
        ({ } found, _, _) =>
            $"{(found.IsMore ? "at least " : "")}{found.Rows.Count:N0} found{(found.IsMore ? ", the first of them shown" : "")}",
        (_, { } all, { } opened) => all == opened.Data.Interactions ? $"{all:N0}" : $"{all:N0} of {opened.Data.Interactions:N0}",
        _ => "",
    };

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        searching.Cancel();
        searching.Dispose();
    }

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override async Task OnParametersSetAsync()
    {
        if (view?.Case.Id == Id) return;
        (view, shown, hits, total) = (null, new(), null, null);
        actor = await Authentication.ActorAsync();
        if (await Views.OpenAsync(actor, Id, CancellationToken.None) is not { } opened) return;
        logged = await opened.Store.LoggedAttributesAsync(CancellationToken.None);
        hasPrompts = await opened.Store.HasPromptsAsync(CancellationToken.None);
        view = opened;
        await ShowAsync();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (view is not null && new Uri(e.Location).AbsolutePath == PageAddress.Case(Id, "interactions")) _ = InvokeAsync(ShowAsync);
    }

    private async Task ShowAsync()
    {
        var before = (shown with { Row = null }).ToString();
        try
        {
            shown = TableView.Parse(new Uri(Navigation.Uri).Query);
            columns = new InteractionTableColumns(logged, shown);
            problem = null;
        }
        catch (FormatException failure)
        {
            problem = failure.Message;
            StateHasChanged();
            return;
        }

        await Reads.InteractionsAsync(actor!, Id, shown.Selection);
        if ((shown with { Row = null }).ToString() != before) await SearchAsync();
        StateHasChanged();
    }

    private async ValueTask<ItemsProviderResult<Interaction>> ProvideAsync(ItemsProviderRequest request)
    {
        try
        {
            var page = await view!.Store.InteractionsAsync(
                columns!.Request with { Skip = shown.From + request.StartIndex, Take = request.Count }, request.CancellationToken);
            if (total != page.Total)
            {
                total = page.Total;
                StateHasChanged();
            }

            return new(page.Rows, (int)Math.Clamp(page.Total - shown.From, 0, Window));
        }
        catch (UnknownAccountSetException exception)
        {
            problem = exception.Message;
            StateHasChanged();
            return new([], 0);
        }
    }

    private async Task SearchAsync()
    {
        await searching.CancelAsync();
        searching.Dispose();
        searching = new();
        var stopping = searching;
        (sought, words, hits, progress) = (shown.Find, SearchWords.Parse(shown.Find), null, null);
        // A search may take long: the first response does not wait for it, the circuit begins it.
        if (words.Count == 0 || !RendererInfo.IsInteractive) return;
        progress = 0;
        StateHasChanged();
        try
        {
            var reached = new Progress<double>(share =>
            {
                if (stopping == searching && progress is not null) progress = share;
                StateHasChanged();
            });
            hits = await Prompts.SearchAsync(
                actor!, Id, shown.Find, new PromptSearch(shown.Selection, words, MostHits, columns!.Request.Attributes), reached,
                stopping.Token) ?? new PromptHits([], false);
        }
        catch (Exception failure) when (failure is CaseworkException or UnknownAccountSetException)
        {
            problem = failure.Message;
        }
        catch (OperationCanceledException)
        {
            if (stopping == searching) problem = "The search was stopped. A narrower selection makes it shorter.";
        }

        if (stopping == searching) progress = null;
    }

    private void Search() => GoTo(shown with { Find = sought.Trim(), From = 0, Row = null });

    private void Stop() => searching.Cancel();

    private TableView At(long from) => shown with { From = Math.Clamp(from, 0, Math.Max(0, (total ?? 0) - 1)), Row = null };

    private void GoTo(TableView other) => Navigation.NavigateTo(AddressOf(other));

    private string AddressOf(TableView other) => $"{PageAddress.Case(Id, "interactions")}?{other.After(shown)}".TrimEnd('?');
}
