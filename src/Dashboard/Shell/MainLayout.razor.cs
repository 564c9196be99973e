using Dashboard.Access;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Failures;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Shell;

/// <summary>The frame around every page: which case, where in it, who acts. It closes when the session does.</summary>
public partial class MainLayout : IDisposable
{
    private ErrorBoundary? boundary;
    private IReadOnlyList<Case> cases = [];
    private IReadOnlyList<Role> roles = [];
    private CaseGrants grants = CaseGrants.Nothing;
    private bool isAdministrator;
    private Case? current;
    private Actor? actor;
    private Guid session;
    private string section = "";
    private bool isNavigationOpen = true;
    private CancellationTokenSource following = new();

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required CaseRegister Register { get; init; }

    [Inject]
    public required CaseMembers Members { get; init; }

    [Inject]
    public required Sessions Sessions { get; init; }

    [Inject]
    public required AccessChanges Access { get; init; }

    [Inject]
    public required IHttpContextAccessor Http { get; init; }

    [Inject]
    public required CaseFeed Feed { get; init; }

    public void Dispose()
    {
        following.Cancel();
        following.Dispose();
        Navigation.LocationChanged -= OnLocationChanged;
        Access.Changed -= OnAccessChanged;
    }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        Access.Changed += OnAccessChanged;
        var user = (await Authentication.GetAuthenticationStateAsync()).User;
        (actor, session) = (user.Actor(), user.SessionId());
        isAdministrator = await Members.AllowsAsync(actor, WorkspaceOperation.ReadAdministration);
        await LocateAsync();
    }

    private async void OnLocationChanged(object? sender, LocationChangedEventArgs e) => await InvokeAsync(async () =>
    {
        boundary?.Recover();
        await LocateAsync();
        StateHasChanged();
    });

    // What somebody may see has changed: what is on screen is asked for anew, or the way in where the session is over.
    private async void OnAccessChanged(string? person)
    {
        if (actor is null || person != (actor.Kind == ActorKind.Person ? actor.Name : null)) return;
        await InvokeAsync(async () =>
        {
            var isLive = await Sessions.FindAsync(session) is not null;
            var path = new Uri(Navigation.Uri).PathAndQuery;
            Navigation.NavigateTo(isLive ? path : SignInAddress.With(path), forceLoad: true);
        });
    }

    private async Task LocateAsync()
    {
        var address = PageAddress.Parse(new Uri(Navigation.Uri));
        section = address?.Page ?? "";
        if (address?.Case != current?.Id) await LoadAsync(address?.Case);
    }

    private async Task LoadAsync(CaseId? caseId)
    {
        cases = (await Register.ListAsync(actor!)).Rows;
        current = cases.FirstOrDefault(c => c.Id == caseId);
        grants = current is null
            ? CaseGrants.Nothing : new CaseGrants(await Members.GrantsAsync(actor!, current.Id), current.HeldAt is not null);
        roles = current is null ? [] : await Members.RolesAsync(actor!, current.Id);
        Follow();
    }

    // Renamed, held or released by somebody else: the frame says so at once.
    private void Follow()
    {
        following.Cancel();
        following.Dispose();
        following = new();
        if (current is not null && RendererInfo.IsInteractive) _ = FollowAsync(current.Id, following.Token);
    }

    private async Task FollowAsync(CaseId followed, CancellationToken cancellation)
    {
        try
        {
            await foreach (var change in Feed.FollowAsync(actor!, followed, cancellation))
            {
                if (!change.IsOf("case")) continue;
                await InvokeAsync(async () =>
                {
                    await LoadAsync(followed);
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left, or shows another case.
        }
    }

    // A sentence, and for a page that is only now being sent the status that fits.
    private string ShownTo(Exception failure)
    {
        var (status, sentence) = RequestFailures.Describe(failure);
        if (Http.HttpContext is { Response: { HasStarted: false } response } && !RendererInfo.IsInteractive) response.StatusCode = status;
        return sentence;
    }
}
