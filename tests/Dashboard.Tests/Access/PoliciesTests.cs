using Dashboard.Access;
using Dashboard.Casework;
using Dashboard.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;

namespace Dashboard.Tests.Access;

/// <summary>No page and no endpoint goes without a policy.</summary>
public sealed class PoliciesTests
{
    private static readonly string[] CaseDoors = [CasePolicies.Read, CasePolicies.Write];

    // What anybody may see: files of the program, its health, and the pages that say nothing.
    private static readonly string[] Open = ["/healthz", "/not-found", "/error"];

    public static TheoryData<Type> Pages => [.. typeof(Program).Assembly.GetTypes().Where(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Length > 0)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_Policy_FitsItsRoute(Type page)
    {
        var routes = page.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>().Select(r => r.Template).ToList();
        if (routes.TrueForAll(Open.Contains)) return;
        var policies = page.GetCustomAttributes(typeof(AuthorizeAttribute), true).Cast<AuthorizeAttribute>().Select(a => a.Policy).ToList();

        Assert.NotEmpty(policies);
        Assert.All(routes.Where(r => r.StartsWith("/cases/", StringComparison.Ordinal)), _ => Assert.Contains(policies, p => CaseDoors.Contains(p)));
    }

    [Fact]
    public async Task Endpoints_All_HaveAPolicyThatFitsTheirRoute()
    {
        var folder = Directory.CreateTempSubdirectory("policies-").FullName;
        await using (var workspace = await Workspace.OpenAsync(folder))
        await using (var app = DashboardServer.Build(workspace, ["http://127.0.0.1:0"]))
        {
            var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();

            Assert.NotEmpty(endpoints);
            foreach (var endpoint in endpoints)
            {
                var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
                var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).ToList();
                if (route.StartsWith("/api/", StringComparison.Ordinal))
                    Assert.True(policies.Exists(p => CaseDoors.Contains(p)), $"{route} has no case policy.");
                if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                    Assert.False(route.StartsWith("/api/", StringComparison.Ordinal) || route.StartsWith("/cases/", StringComparison.Ordinal), $"{route} is open to anybody.");
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
