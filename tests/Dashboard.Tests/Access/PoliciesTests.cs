using System.Net;
using Dashboard.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Tests.Access;

/// <summary>No page and no endpoint goes without a policy.</summary>
public sealed class PoliciesTests
{
    // What anybody may see: the way in, the program's health, and the pages that say nothing.
    private static readonly string[] Open =
        ["/healthz", "/not-found", "/sign-in", "/sign-in/code", "/sign-in/first", "/sign-in/password"];

    public static TheoryData<Type> Pages =>
        [.. typeof(Program).Assembly.GetTypes().Where(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Length > 0)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_Policy_FitsItsRoute(Type page)
    {
        var routes = page.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>().Select(r => r.Template).ToList();
        if (routes.TrueForAll(Open.Contains)) return;
        var policies = page.GetCustomAttributes(typeof(AuthorizeAttribute), true).Cast<AuthorizeAttribute>().Select(a => a.Policy).ToList();

        Assert.NotEmpty(policies);
        Assert.All(
            routes.Where(r => r.StartsWith("/cases/", StringComparison.Ordinal)),
            _ => Assert.Contains(policies, policy => CasePolicies.OperationOf(policy) is not null));
    }

    [Fact]
    public async Task EveryDoor_OfTheRunningProgram_HasAPolicyThatFitsItsRoute()
    {
        await using var served = await ServedWorkspace.StartAsync();

        foreach (var door in Door.AllOf(served.App))
        {
            if (door.IsOfACase) Assert.True(door.Operation is not null, $"{door} leads into a case without asking for an operation.");
            if (door.Route.StartsWith("/api/", StringComparison.Ordinal) || door.IsOfACase)
                Assert.False(door.IsOpen, $"{door} is open to anybody.");
            if (door.IsOpen && !Path.HasExtension(door.Route))
                Assert.True(
                    Open.Contains(door.Route) || door.Route.StartsWith("/_framework", StringComparison.Ordinal),
                    $"{door} is open, and not on the list of those that may be.");
        }
    }

    [Fact]
    public async Task EveryDoorThatIsNotOpen_Nobody_IsAskedToSignIn()
    {
        await using var served = await ServedWorkspace.StartAsync();
        await served.CreateCaseAsync("Own");
        await served.PersonAsync("Ada");
        using var nobody = served.Nobody();

        foreach (var door in Door.AllOf(served.App).Where(d => !d.IsOpen))
        {
            using var request = new HttpRequestMessage(new HttpMethod(door.Method), door.AddressIn("own"));
            using var response = await nobody.SendAsync(request);

            // The hub answers its own page alone, whoever asks.
            Assert.True(
                response.StatusCode == HttpStatusCode.Unauthorized
                || (response.StatusCode == HttpStatusCode.Forbidden && door.Route.StartsWith("/_blazor", StringComparison.Ordinal))
                || (response.StatusCode == HttpStatusCode.Found
                    && response.Headers.Location!.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal)),
                $"{door} answered nobody with {response.StatusCode}.");
        }
    }
}
