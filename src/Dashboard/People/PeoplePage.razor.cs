using Dashboard.Access;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.People;

/// <summary>The people of the workspace and their roles.</summary>
public partial class PeoplePage
{
    private readonly NewPerson draft = new();
    private IReadOnlyList<Person> people = [];
    private IReadOnlyList<CaseStub> cases = [];
    private ILookup<string, CaseMember> members = Array.Empty<CaseMember>().ToLookup(m => m.Person);
    private (string Person, string Address)? link;
    private bool mayManage;
    private string? problem;

    [Inject]
    public required PeopleRegister Register { get; init; }

    [Inject]
    public required CaseMembers Members { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        mayManage = await Members.AllowsAsync(await Authentication.ActorAsync(), WorkspaceOperation.ManagePeople);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var actor = await Authentication.ActorAsync();
        people = (await Register.ListAsync(actor, take: Listing<Person>.MaxRows)).Rows;
        cases = await Members.CasesAsync(actor);
        members = (await Members.ListAsync(actor)).ToLookup(m => m.Person);
    }

    private Task AddAsync() => DoAsync(async actor =>
    {
        var (person, token) = await Register.AddAsync(actor, new PersonDraft(draft.Name, draft.IsAdministrator, draft.MayCreateCases));
        if (draft.OnSamples is { } role)
        {
            foreach (var sample in cases.Where(c => c.IsSample)) await Members.GiveAsync(actor, person.Name, sample.Id, role);
        }

        Show(person.Name, token);
        (draft.Name, draft.IsAdministrator, draft.MayCreateCases) = ("", false, false);
    });

    private Task LinkAsync(Person person) => DoAsync(async actor => Show(person.Name, await Register.MakeLinkAsync(actor, person.Name)));

    private void Show(string person, string token) =>
        link = (person, Navigation.ToAbsoluteUri(SignInAddress.Link(SignInAddress.Password, token)).ToString());

    private async Task DoAsync(Func<Actor, Task> action)
    {
        problem = null;
        try
        {
            await action(await Authentication.ActorAsync());
        }
        catch (CaseworkException refused)
        {
            problem = refused.Message;
        }

        await LoadAsync();
    }

    private sealed class NewPerson
    {
        public string Name { get; set; } = "";

        public bool IsAdministrator { get; set; }

        public bool MayCreateCases { get; set; }

        public Role? OnSamples { get; set; } = Role.Analyst;
    }
}
