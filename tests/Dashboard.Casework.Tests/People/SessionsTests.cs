using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;

namespace Dashboard.Casework.Tests.People;

public class SessionsTests
{
    public static TheoryData<string> Endings => ["sign-out", "everywhere", "password", "link", "disable", "expiry"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task FindAsync_EveryWayThatASessionEnds_FindsNobodyAndTellsOpenPages(string ending)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.AdministratorAsync();
        var brook = await workspace.PersonAsync("Brook");
        var people = workspace.Get<PeopleRegister>();
        var sessions = workspace.Get<Sessions>();
        var session = (await workspace.Get<SignIns>().WithPasswordAsync("Brook", Given.Password)).Session!;
        var told = new List<string?>();
        workspace.Get<AccessChanges>().Changed += told.Add;
        Assert.Equal(brook, await sessions.FindAsync(session.Id));

        switch (ending)
        {
            case "sign-out": await sessions.EndAsync(brook, session.Id); break;
            case "everywhere": await sessions.EndAllAsync(brook); break;
            case "password": await people.ChangePasswordAsync(brook, Given.Password, Given.OtherPassword); break;
            case "link":
                await people.RedeemAsync(await people.MakeLinkAsync(TemporaryWorkspace.Owner, "Brook"), Given.OtherPassword); break;
            case "disable": await people.DisableAsync(TemporaryWorkspace.Owner, "Brook"); break;
            default: workspace.Time.Now += Sessions.Lifetime; break;
        }

        Assert.Null(await sessions.FindAsync(session.Id));
        if (ending != "expiry") Assert.Contains("Brook", told);
    }

    [Fact]
    public async Task EndAsync_SomebodyElsesSession_Stays()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var ada = await workspace.AdministratorAsync();
        await workspace.PersonAsync("Brook");
        var sessions = workspace.Get<Sessions>();
        var session = (await workspace.Get<SignIns>().WithPasswordAsync("Brook", Given.Password)).Session!;

        await sessions.EndAsync(ada, session.Id);

        Assert.NotNull(await sessions.FindAsync(session.Id));
    }

    [Fact]
    public async Task VisitAsync_UntilTheFirstPerson_ThenEndsForGood()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.CreateCaseAsync();
        var sessions = workspace.Get<Sessions>();
        var visit = await sessions.VisitAsync(Role.Analyst);
        Assert.Equal(Actor.Visitor(Role.Analyst), await sessions.FindAsync(visit.Id));
        Assert.Equal(1, (await workspace.Get<CaseRegister>().ListAsync(Actor.Visitor(Role.Analyst))).Total);

        await workspace.AdministratorAsync();

        Assert.Null(await sessions.FindAsync(visit.Id));
        Assert.Equal(0, (await workspace.Get<CaseRegister>().ListAsync(Actor.Visitor(Role.Analyst))).Total);
        Assert.False(await sessions.MayVisitAsync());
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => sessions.VisitAsync(Role.Analyst));
    }

    [Fact]
    public async Task VisitAsync_ACaseThatIsNoSample_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.Get<CaseRegister>().CreateAsync(TemporaryWorkspace.Owner, new CaseDraft("Own", CaseKind.Telemetry));

        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => workspace.Get<Sessions>().VisitAsync(Role.Counsel));
    }
}
