using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Recovery;
using Dashboard.Investigations.Samples;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Cases;

/// <summary>What there is to open, and where a new user starts.</summary>
public partial class CasesPage
{
    private readonly Dictionary<CaseId, string> contents = [];
    private readonly NewCase draft = new();
    private IReadOnlyList<Case> cases = [];
    private readonly HashSet<CaseId> explorable = [];
    private bool isLoaded;
    private bool mayCreate;
    private bool isCreating;
    private string? problem;

    [Inject]
    public required CaseRegister Register { get; init; }

    [Inject]
    public required CaseStores Stores { get; init; }

    [Inject]
    public required CaseMembers Members { get; init; }

    [Inject]
    public required SamplePreparation Samples { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override void Dispose(bool disposing)
    {
        Samples.Changed -= OnSamplesChanged;
        base.Dispose(disposing);
    }

    protected override async Task OnInitializedAsync()
    {
        Samples.Changed += OnSamplesChanged;
        Follow(await Authentication.ActorAsync(), null);
        await LoadAsync();
    }

    protected override bool Concerns(CaseChange change) => change.IsOf("case", "role", "import");

    protected override Task OnChangedAsync(CaseChange change) => LoadAsync();

    private async void OnSamplesChanged() => await InvokeAsync(async () =>
    {
        if (Samples.State.IsDone) await LoadAsync();
        StateHasChanged();
    });

    private async Task LoadAsync()
    {
        var actor = await Authentication.ActorAsync();
        mayCreate = await Members.AllowsAsync(actor, WorkspaceOperation.CreateCases);
        cases = (await Register.ListAsync(actor)).Rows;
        foreach (var item in cases)
        {
            if ((await Members.GrantsAsync(actor, item.Id)).Contains(CaseOperation.ReadTelemetry)) explorable.Add(item.Id);
            contents[item.Id] = item.Kind == CaseKind.PublicRecord
                ? "No telemetry: nobody outside has any" : await DescribeAsync(actor, item.Id);
        }

        isLoaded = true;
    }

    // A case that cannot be counted keeps nobody from the others.
    private async Task<string> DescribeAsync(Actor actor, CaseId id)
    {
        try
        {
            return Describe(
                await (await Stores.OpenAsync(actor, id, CaseOperation.ReadFindings, CancellationToken.None))
                .DescribeAsync(CancellationToken.None));
        }
        catch (Exception failure) when (WorkspaceDamage.SentenceOf(failure) is not null)
        {
            return "Its interactions cannot be read: open it to see what is wrong";
        }
    }

    private static string Describe(DataSet data) => data switch
    {
        { Faults.Count: > 0 } => "Its interactions are not as they were written: open it to see what is wrong",
        { Time: { } time } =>
            $"{data.Accounts:N0} accounts · {data.Interactions:N0} interactions · {time.FirstDate:d MMM yyyy} – {time.LastDate:d MMM yyyy}",
        _ => "Nothing imported yet",
    };

    private async Task CreateAsync()
    {
        isCreating = true;
        problem = null;
        try
        {
            var created = await Register.CreateAsync(
                await Authentication.ActorAsync(), new CaseDraft(draft.Name, CaseKind.Telemetry, TimeZone: draft.TimeZone));
            Navigation.NavigateTo(PageAddress.Case(created.Id, "imports"));
        }
        catch (CaseworkException exception)
        {
            problem = exception.Message;
        }
        finally
        {
            isCreating = false;
        }
    }

    private sealed class NewCase
    {
        public string Name { get; set; } = "";

        public string TimeZone { get; set; } = "UTC";
    }
}
