using Dashboard.Casework.Allegations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Allegations;

/// <summary>The allegations of a case, and a new one.</summary>
public partial class AllegationsPage
{
    private Listing<Allegation> allegations = new([], 0);
    private string title = "";

    [Inject]
    public required AllegationRegister Allegations { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override async Task<bool> LoadAsync()
    {
        allegations = await Allegations.ListAsync(Actor, Id, cancellationToken: Cancellation);
        return true;
    }

    protected override bool Shows(CaseChange change) => change.IsOf("allegation");

    private async Task CreateAsync() => await TryAsync(async () =>
    {
        var created = await Allegations.CreateAsync(Actor, Id, title, Cancellation);
        Navigation.NavigateTo(PageAddress.Allegation(Id, created.Number));
    });
}
