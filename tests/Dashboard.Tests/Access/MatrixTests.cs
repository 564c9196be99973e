using System.Net;
using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.People;
using Xunit.Abstractions;

namespace Dashboard.Tests.Access;

/// <summary>Each role at each door, on its own case, on a foreign one, and on one that was never made.</summary>
public sealed class MatrixTests(ITestOutputHelper output) : IAsyncLifetime
{
    private ServedWorkspace served = null!;
    private Core.CaseId own;

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        own = await served.CreateCaseAsync("Own");
        await served.CreateCaseAsync("Else");
        foreach (var name in (string[])["own", "else"])
            await served.Get<AllegationRegister>().CreateAsync(ServedWorkspace.Owner, Core.CaseId.Parse(name), "Title");
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task EveryDoor_EveryRole_OpensOnlyWhereTheRoleAllowsIt()
    {
        var doors = Door.AllOf(served.App).Where(d => d.IsOfACase).ToList();
        var tried = 0;
        foreach (var role in RoleGrants.OfCases)
        {
            using var browser = await served.SignInAsync(await served.PersonAsync($"One who is {role}", own, role));
            foreach (var door in doors)
            {
                var status = (await AskAsync(browser, door, "own")).Status;
                var isAllowed = door.Operations.All(operation => role.Allows(operation));
                Assert.True(isAllowed == (status != HttpStatusCode.Forbidden), $"{door} answered {role} on its own case with {status}.");

                // The same answer, to the letter, as for a case that there never was.
                var foreign = await AskAsync(browser, door, "else");
                var absent = await AskAsync(browser, door, "none");
                Assert.True(foreign.Status == HttpStatusCode.NotFound, $"{door} answered {role} on a foreign case with {foreign.Status}.");
                Assert.Equal(absent with { Body = absent.Body.Replace("none", "else", StringComparison.Ordinal) }, foreign);
                tried += 3;
            }
        }

        output.WriteLine($"{doors.Count} doors into a case, {RoleGrants.OfCases.Count} roles, {tried} requests.");
    }

    [Fact]
    public async Task EveryDoor_Administrator_OpensNoCase()
    {
        await served.PersonAsync("Ada");
        await served.Get<PeopleRegister>().SetRightsAsync(ServedWorkspace.Owner, "Ada", isAdministrator: true, mayCreateCases: true);
        using var browser = await served.SignInAsync(new Actor("Ada", ActorKind.Person));

        foreach (var door in Door.AllOf(served.App).Where(d => d.IsOfACase))
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(browser, door, "own")).Status);
        foreach (var page in (string[])["/people", "/"])
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task DoorsOfTheWorkspace_SomebodyWithoutTheRight_AreNotThere()
    {
        using var browser = await served.SignInAsync(await served.PersonAsync("Brook", own, Role.Counsel));

        foreach (var door in Door.AllOf(served.App).Where(d => d.Policies.Contains(CasePolicies.Administration)))
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(browser, door, "")).Status);
    }

    [Fact]
    public async Task Session_EndedAnywhere_OpensNothingMore()
    {
        var person = await served.PersonAsync("Brook", own, Role.Analyst);
        using var browser = await served.SignInAsync(person);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/cases/own/summary", UriKind.Relative))).StatusCode);

        await served.Get<Sessions>().EndAllAsync(person);

        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync(new Uri("/cases/own/summary", UriKind.Relative))).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await browser.GetAsync(new Uri("/api/cases/own/timeline", UriKind.Relative))).StatusCode);
        browser.DefaultRequestHeaders.Add("Origin", browser.BaseAddress!.GetLeftPart(UriPartial.Authority));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await browser.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null)).StatusCode);
    }

    private static async Task<Answer> AskAsync(HttpClient browser, Door door, string caseId)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), door.AddressIn(caseId));
        // As a browser says of a page of the program's own.
        request.Headers.Add("Origin", browser.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var response = await browser.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        // What Blazor seals into a page differs from one answer to the next.
        return new Answer(
            response.StatusCode, response.Content.Headers.ContentType?.ToString(),
            body.Contains("<html", StringComparison.Ordinal) ? "a page" : body);
    }

    private sealed record Answer(HttpStatusCode Status, string? ContentType, string Body);
}
