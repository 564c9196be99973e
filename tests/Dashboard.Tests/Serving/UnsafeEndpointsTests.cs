using System.Net;
using Dashboard.Casework.Access;
using Dashboard.Casework.People;
using Dashboard.Serving;
using Dashboard.Tests.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Xunit.Abstractions;

namespace Dashboard.Tests.Serving;

/// <summary>
/// Every endpoint that may change something, as the running program has it: the list is read from it, so that a new one is tried too.
/// </summary>
public sealed class UnsafeEndpointsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task EveryUnsafeEndpoint_WithoutItsTokenOrFromElsewhere_DoesNothing()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var own = await served.CreateCaseAsync("Own");
        await served.PersonAsync("Ada", own, [.. RoleGrants.OfCases]);
        await served.Get<PeopleRegister>().SetRightsAsync(ServedWorkspace.Owner, "Ada", isAdministrator: true, mayCreateCases: true);
        var session = await SessionAsync(served);
        var foreign = served.TokensOf(await SessionAsync(served));
        var here = served.Address.GetLeftPart(UriPartial.Authority);
        var unsafeDoors = Unsafe(served).ToList();

        foreach (var (method, address) in unsafeDoors)
        {
            Assert.Equal((HttpStatusCode.BadRequest, true), await TryAsync(served, session, null, method, address, here, null));
            Assert.Equal((HttpStatusCode.BadRequest, true), await TryAsync(served, session, foreign, method, address, here, null));
            Assert.Equal((HttpStatusCode.BadRequest, true), await TryAsync(served, session, null, method, address, null, null));
            var tokens = served.TokensOf(session);
            Assert.Equal(
                (HttpStatusCode.Forbidden, true), await TryAsync(served, session, tokens, method, address, "http://127.0.0.1:1", null));
            Assert.Equal((HttpStatusCode.Forbidden, true), await TryAsync(served, session, tokens, method, address, "null", null));
            Assert.Equal((HttpStatusCode.Forbidden, true), await TryAsync(served, session, tokens, method, address, null, "same-site"));
            Assert.False(
                (await TryAsync(served, session, tokens, method, address, here, "same-origin")).IsRefusal,
                $"{method} {address} refused its own page.");
            // It may have been the one that signs out.
            if (await served.Get<Sessions>().FindAsync(session.Id) is null) session = await SessionAsync(served);
        }

        Assert.True(unsafeDoors.Count > 5, "The endpoints were not found.");
        output.WriteLine($"{unsafeDoors.Count} unsafe endpoints: {string.Join(", ", unsafeDoors.Select(d => $"{d.Method} {d.Address}"))}");
    }

    // Whatever does not say that it only reads. The circuit's own are tried by their origin.
    private static IEnumerable<(string Method, string Address)> Unsafe(ServedWorkspace served) =>
        ((IEndpointRouteBuilder)served.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal))
            .SelectMany(
                endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["POST", "PUT", "DELETE"])
                .Where(OwnOrigin.IsUnsafe).Select(method =>
                (method, new Door(method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), [], false).AddressIn("own"))))
            .Distinct();

    private static async Task<Session> SessionAsync(ServedWorkspace served) =>
        (await served.Get<SignIns>().WithPasswordAsync("Ada", ServedWorkspace.Password)).Session!;

    private static async Task<(HttpStatusCode Status, bool IsRefusal)> TryAsync(
        ServedWorkspace served, Session session, AntiforgeryTokenSet? tokens, string method, string address, string? origin, string? site)
    {
        using var client = served.WithSession(session, tokens);
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new FormUrlEncodedContent([]) };
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, body.Contains("so nothing was done", StringComparison.Ordinal));
    }
}
