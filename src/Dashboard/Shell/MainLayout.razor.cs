using Dashboard.CasePages;
using Dashboard.Access;
using Dashboard.Casework;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Shell;

/// <summary>The frame around every page: which case, where in it, who acts.</summary>
public partial class MainLayout : IDisposable
{
    private ErrorBoundary? boundary;
    private IReadOnlyList<Case> cases = [];
    private Case? current;
    private Actor? actor;
    private string section = "";

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required CaseRegister Register { get; init; }

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        actor = await Authentication.ActorAsync();
        await LocateAsync();
    }

    private async void OnLocationChanged(object? sender, LocationChangedEventArgs e) => await InvokeAsync(async () =>
    {
        boundary?.Recover();
        await LocateAsync();
        StateHasChanged();
    });

    private async Task LocateAsync()
    {
        var address = PageAddress.Parse(new Uri(Navigation.Uri));
        section = address?.Page ?? "";
        if (address?.Case == current?.Id) return;
        cases = (await Register.ListAsync(actor!)).Rows;
        current = address is { } found ? cases.FirstOrDefault(c => c.Id == found.Case) : null;
    }

    // Casework's own failures are sentences for people; anything else is a defect, whose detail is in the log.
    private static string ShownTo(Exception failure) => failure is CaseworkException
        ? failure.Message
        : "Something went wrong on the server. Nothing that was saved is lost; the log has the detail.";
}
