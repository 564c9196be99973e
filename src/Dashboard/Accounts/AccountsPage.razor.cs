using Dashboard.Access;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace Dashboard.Accounts;

/// <summary>The accounts of a selection, all of them, a screenful at a time.</summary>
public sealed partial class AccountsPage : IAsyncDisposable
{
    private Virtualize<AccountRow>? rows;
    private CaseView? view;
    private TableView shown = new();
    private long? total;
    private string? problem;
    private SettledText? looked;
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
    public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired]
    public required string CaseId { get; set; }

    private string Counted => (total, view) switch
    {
        ({ } found, { } opened) => $"{found:N0} of {opened.Data.Accounts:N0}",
        _ => "",
    };

    private CaseId Id => Core.CaseId.Parse(CaseId);

    public ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        return looked?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    protected override void OnInitialized()
    {
        Navigation.LocationChanged += OnLocationChanged;
        looked = new SettledText(Time, text => InvokeAsync(() => RecordSearchAsync(text)));
    }

    protected override async Task OnParametersSetAsync()
    {
        ReadAddress();
        actor = await Authentication.ActorAsync();
        var opened = await Views.OpenAsync(actor, Id, CancellationToken.None);
        if (opened is not null) await RecordReadingAsync();
        view = opened;
    }

    private Task RecordReadingAsync() => problem is null ? Reads.AccountsAsync(actor!, Id, shown.Selection) : Task.CompletedTask;

    private async Task RecordSearchAsync(string text)
    {
        try
        {
            await Reads.SearchAsync(actor!, Id, text, shown.Selection);
        }
        catch (Exception failure)
        {
            // Nobody awaits this: the renderer reports the failure as it does one of the page's own events.
            await DispatchExceptionAsync(failure);
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (!new Uri(e.Location).AbsolutePath.EndsWith("/accounts", StringComparison.Ordinal)) return;
        _ = InvokeAsync(async () =>
        {
            ReadAddress();
            await RecordReadingAsync();
            await RefreshAsync();
        });
    }

    private void ReadAddress()
    {
        try
        {
            shown = TableView.Parse(new Uri(Navigation.Uri).Query);
            AccountColumns.RequestFor(shown);
            problem = null;
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
        }
    }

    private async ValueTask<ItemsProviderResult<AccountRow>> ProvideAsync(ItemsProviderRequest request)
    {
        try
        {
            var page = await view!.Store.AccountsAsync(
                AccountColumns.RequestFor(shown) with { Skip = request.StartIndex, Take = request.Count }, request.CancellationToken);
            if (total != page.Total)
            {
                total = page.Total;
                StateHasChanged();
            }

            return new(page.Rows, (int)page.Total);
        }
        catch (UnknownAccountSetException exception)
        {
            problem = exception.Message;
            StateHasChanged();
            return new([], 0);
        }
    }

    private Task SearchAsync(string? find)
    {
        shown = shown with { Find = find ?? "" };
        looked?.Type(shown.Find);
        return RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        if (rows is not null) await rows.RefreshDataAsync();
        StateHasChanged();
    }

    private void GoTo(TableView other) => Navigation.NavigateTo(AddressOf(other));

    private string AddressOf(TableView other) => $"{PageAddress.Case(Id, "accounts")}?{other.After(shown)}".TrimEnd('?');

    private string? ClusterOf(AccountRow account) =>
        account.Assignment?.Cluster is { } cluster ? view?.Analysis?.Find(cluster)?.Label ?? $"Cluster {cluster}" : null;
}
