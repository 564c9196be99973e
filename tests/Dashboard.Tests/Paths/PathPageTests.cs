using System.Net;

namespace Dashboard.Tests.Paths;

/// <summary>The page as it is served.</summary>
public sealed class PathPageTests : IAsyncLifetime
{
    private ServedWorkspace served = null!;
    private Core.CaseId own;

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        own = await served.CreateCaseAsync("Own");
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Get_WithoutAnAnalysis_SaysWhatToDo()
    {
        using var browser = await served.SignInAsync(await served.PersonAsync("Ada", own, Casework.Access.Role.Analyst));

        using var answer = await browser.GetAsync(new Uri("/cases/own/path?from=a&to=%3Ci%20x%3E", UriKind.Relative));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Run the analysis first", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i x>", page, StringComparison.Ordinal);
    }
}
