using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Core;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace Dashboard.Audit;

/// <summary>The audit trail of a case, or of what belongs to none: filtered and a page at a time, as the address says.</summary>
public sealed partial class AuditBrowser : IDisposable
{
    private CancellationTokenSource loading = new();
    private AuditView view = new();
    private CaseId? caseId;
    private AuditListing? listing;
    private AuditCount? count;
    private AuditSearchProgress? searched;
    private string? problem;
    private bool isLoading;

    /// <summary>The case; null for the entries that belong to none.</summary>
    [Parameter]
    public string? CaseId { get; set; }

    /// <summary>What there is to read here.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    public required AuditTrail Trail { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string Address => caseId is { } id ? PageAddress.Case(id, "audit") : "/audit";

    private string Sentence => (isLoading, searched, count, listing) switch
    {
        (true, { } so, _, _) => $"Searching … {so.Searched:N0} entries looked through, as far as {so.Reached:yyyy-MM-dd HH:mm}",
        (true, _, _, _) => view.Text.Length > 0 ? "Searching …" : "Loading …",
        (_, _, { } all, { } shown) =>
            $"{shown.Rows.Count:N0} of {(all.IsMore ? $"more than {all.Counted:N0}" : $"{all.Counted:N0}")}, {Order}",
        (_, _, _, { } shown) => $"{shown.Rows.Count:N0}{(shown.Next is null ? "" : " and more")}, {Order}",
        _ => "",
    };

    private string Order => view.OldestFirst ? "oldest first" : "newest first";

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        loading.Cancel();
        loading.Dispose();
    }

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override Task OnParametersSetAsync()
    {
        caseId = CaseId is null ? null : Core.CaseId.Parse(CaseId);
        return LoadAsync();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == Address) _ = InvokeAsync(LoadAsync);
    }

    private async Task LoadAsync()
    {
        await loading.CancelAsync();
        loading.Dispose();
        loading = new();
        var stopping = loading;
        (listing, count, searched, problem, isLoading) = (null, null, null, null, true);
        try
        {
            view = AuditView.Parse(new Uri(Navigation.Uri).Query);
            // A search may take seconds: the first response does not wait for it, the circuit begins it.
            if (view.Text.Length > 0 && !RendererInfo.IsInteractive) return;
            StateHasChanged();
            await ReadAsync(view.RequestFor(caseId), stopping.Token);
        }
        catch (FormatException failure)
        {
            problem = failure.Message;
        }
        catch (CaseworkException failure)
        {
            problem = failure.Message;
        }
        catch (OperationCanceledException)
        {
            if (stopping == loading) problem = "The search was stopped. Narrow it by days, by somebody or by an action to make it shorter.";
        }

        if (stopping != loading) return;
        isLoading = false;
        StateHasChanged();
    }

    // SQLite answers on the thread that asks: away from the circuit's own, which has a button to stop it.
    private async Task ReadAsync(AuditRequest request, CancellationToken cancellation)
    {
        var actor = await Authentication.ActorAsync();
        var progress = new Progress<AuditSearchProgress>(so =>
        {
            searched = so;
            StateHasChanged();
        });
        listing = await Task.Run(() => Trail.ListAsync(actor, request, progress, cancellation), cancellation);
        if (view.Text.Length == 0)
            count = await Task.Run(() => Trail.CountAsync(actor, request, cancellationToken: cancellation), cancellation);
    }

    private void Stop() => loading.Cancel();

    private void GoTo(AuditView other) => Navigation.NavigateTo(AddressOf(other));

    private string AddressOf(AuditView other) => other.ToString() is { Length: > 0 } query ? $"{Address}?{query}" : Address;

    private string ExportAddress(string format) => AuditEndpoints.AddressOf(caseId, view, format);
}
