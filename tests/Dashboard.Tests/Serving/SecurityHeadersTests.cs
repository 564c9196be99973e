using System.Net;
using Dashboard.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Serving;

public sealed class SecurityHeadersTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/cases/nowhere/summary", HttpStatusCode.NotFound)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/api/cases/nowhere/timeline", HttpStatusCode.NotFound)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    public async Task Answer_Any_KeepsThePageToItself(string address, HttpStatusCode status)
    {
        using var answer = await shared.Server.Client.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("connect-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe-eval", string.Concat(policy), StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/no/such/page")]
    [InlineData("/api/cases/nowhere/timeline")]
    [InlineData("/api/cases/nowhere/packets/1")]
    public async Task Answer_OfACase_IsKeptNowhere(string address)
    {
        using var answer = await shared.Server.Client.GetAsync(address);

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Answer_WithAnETag_IsAskedForAgainAndKeptPrivate()
    {
        await shared.Server.App.Services.GetRequiredService<CaseRegister>().CreateAsync(Actor.CurrentUser(), new CaseDraft("Example", CaseKind.Telemetry));

        using var answer = await shared.Server.Client.GetAsync("/api/cases/example/figures");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Assert.True(answer.Headers.CacheControl is { NoStore: false, NoCache: true, Private: true });
    }

    [Fact]
    public async Task Cookie_Antiforgery_IsHttpOnlyAndSameSite()
    {
        using var newcomer = RunningServer.ClientOf(shared.Server.Addresses[0]);

        using var answer = await newcomer.GetAsync("/");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.Contains("Antiforgery", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
