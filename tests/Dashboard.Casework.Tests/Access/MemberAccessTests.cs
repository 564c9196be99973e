using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;
using Dashboard.Casework.Tests.People;

namespace Dashboard.Casework.Tests.Access;

public class MemberAccessTests
{
    public static TheoryData<Role> Roles => [.. RoleGrants.OfCases];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task GrantsAsync_EachRole_OnItsOwnCaseWhatTheTableSaysAndOnAForeignOneNothing(Role role)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var own = (await workspace.CreateCaseAsync("Own")).Id;
        var foreign = (await workspace.CreateCaseAsync("Foreign")).Id;
        var person = await workspace.PersonAsync("Brook", own, role);
        var members = workspace.Get<CaseMembers>();

        var granted = await members.GrantsAsync(person, own);

        Assert.All(Enum.GetValues<CaseOperation>(), operation => Assert.Equal(role.Allows(operation), granted.Contains(operation)));
        Assert.Empty(await members.GrantsAsync(person, foreign));
        Assert.Equal([own], (await workspace.Get<CaseRegister>().ListAsync(person)).Rows.Select(c => c.Id));
    }

    [Fact]
    public async Task GrantsAsync_AdministratorWithoutARole_SeesNoCase()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var ada = await workspace.AdministratorAsync();

        Assert.Empty(await workspace.Get<CaseMembers>().GrantsAsync(ada, id));
        Assert.Null(await workspace.Get<CaseRegister>().FindAsync(ada, id));
        Assert.Equal([id], (await workspace.Get<CaseMembers>().CasesAsync(ada)).Select(c => c.Id));
    }

    [Fact]
    public async Task TakeAsync_TheRole_ClosesTheCaseAtOnce()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var brook = await workspace.PersonAsync("Brook", id, Role.Analyst);

        await workspace.Get<CaseMembers>().TakeAsync(TemporaryWorkspace.Owner, "Brook", id, Role.Analyst);

        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => workspace.Get<AllegationRegister>().CreateAsync(brook, id, "Title"));
    }

    [Fact]
    public async Task CreateAsync_NameOfACaseThatIsNotThereForTheActor_IsTakenWithoutATrace()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var hidden = await workspace.CreateCaseAsync("Harbour");
        await workspace.AdministratorAsync();
        var brook = await workspace.PersonAsync("Brook");
        await workspace.Get<PeopleRegister>()
            .SetRightsAsync(TemporaryWorkspace.Owner, "Brook", isAdministrator: false, mayCreateCases: true);

        var made = await workspace.Get<CaseRegister>().CreateAsync(brook, new CaseDraft("Harbour", CaseKind.Telemetry));

        Assert.NotEqual(hidden.Id, made.Id);
        Assert.Contains(CaseOperation.Annotate, await workspace.Get<CaseMembers>().GrantsAsync(brook, made.Id));
    }

    [Fact]
    public async Task SetStatusAsync_OnesOwnAllegation_IsNeverApprovedByItsWriters()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var ada = await workspace.PersonAsync("Ada", id, Role.Analyst, Role.Reviewer);
        var brook = await workspace.PersonAsync("Brook", id, Role.Reviewer);
        var allegations = workspace.Get<AllegationRegister>();
        var made = await allegations.CreateAsync(ada, id, "Title");
        await allegations.SetStatusAsync(ada, id, 1, AllegationStatus.InReview, "ready", made.Version);

        await Assert.ThrowsAsync<CaseworkNotAllowedException>(
            () => allegations.SetStatusAsync(ada, id, 1, AllegationStatus.Approved, "fine", 2));
        // Whoever sent it back has written nothing, and may approve it later.
        await allegations.SetStatusAsync(brook, id, 1, AllegationStatus.Draft, "say more", 2);
        await allegations.SetStatusAsync(ada, id, 1, AllegationStatus.InReview, "done", 3);
        var approved = await allegations.SetStatusAsync(brook, id, 1, AllegationStatus.Approved, "holds", 4);

        Assert.Equal(AllegationStatus.Approved, approved.Status);
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => allegations.SaveAsync(brook, id, 1, AllegationEdit.New("Mine"), 5));
    }

    [Fact]
    public async Task HoldAsync_HeldCase_StaysAsItIsUntilItIsLifted()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var ada = await workspace.PersonAsync("Ada", id, Role.Analyst);
        var carol = await workspace.PersonAsync("Carol", id, Role.Counsel);
        var cases = workspace.Get<CaseRegister>();
        var allegations = workspace.Get<AllegationRegister>();

        await Assert.ThrowsAsync<InvalidEntryException>(() => cases.HoldAsync(carol, id, " "));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => cases.HoldAsync(ada, id, "mine"));
        await cases.HoldAsync(carol, id, "litigation");
        var refused = await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => allegations.CreateAsync(ada, id, "Title"));
        Assert.Contains("legal hold", refused.Message, StringComparison.Ordinal);
        // Not even whoever owns the workspace changes a held case.
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => allegations.CreateAsync(TemporaryWorkspace.Owner, id, "Title"));
        await cases.LiftHoldAsync(carol, id, "settled");
        await allegations.CreateAsync(ada, id, "Title");

        var entries = (await workspace.Get<AuditTrail>().ListAsync(carol, new AuditRequest(id))).Rows;
        Assert.Contains(entries, e => e.Action == "case.hold" && e.Detail.Contains("litigation", StringComparison.Ordinal));
        Assert.Contains(entries, e => e.Action == "case.hold.lift" && e.Detail.Contains("settled", StringComparison.Ordinal));
    }
}
