using System.Net;
using Dashboard.Casework.Access;

namespace Dashboard.Tests.Serving;

public sealed class SecurityHeadersTests(SecurityHeadersTests.SignedIn browser) : IClassFixture<SecurityHeadersTests.SignedIn>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/cases/nowhere/summary", HttpStatusCode.NotFound)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/api/cases/nowhere/timeline", HttpStatusCode.NotFound)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    public async Task Answer_Any_KeepsThePageToItself(string address, HttpStatusCode status)
    {
        using var answer = await browser.Client.GetAsync(address);

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
    [InlineData("/sign-in")]
    [InlineData("/cases/example/imports")]
    [InlineData("/no/such/page")]
    [InlineData("/api/cases/nowhere/timeline")]
    [InlineData("/api/cases/example/packets/1")]
    public async Task Answer_OfTheWorkspace_IsKeptNowhere(string address)
    {
        using var answer = await browser.Client.GetAsync(address);

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Answer_WithAnETag_IsAskedForAgainAndKeptPrivate()
    {
        using var answer = await browser.Client.GetAsync("/api/cases/example/figures");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Assert.True(answer.Headers.CacheControl is { NoStore: false, NoCache: true, Private: true });
    }

    [Theory]
    [InlineData("/no/such/page", true)]
    [InlineData("/api/cases/nowhere/timeline", false)]
    public async Task Answer_OfNothing_IsAPageForThoseWhoReadPages(string address, bool isPage)
    {
        using var answer = await browser.Client.GetAsync(address);

        Assert.Equal(isPage, (await answer.Content.ReadAsStringAsync()).Contains("There is nothing here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cookie_Antiforgery_IsHttpOnlyAndSameSite()
    {
        // A browser that has been here has the cookie already.
        using var fresh = new HttpClient { BaseAddress = browser.Client.BaseAddress };
        using var answer = await fresh.GetAsync("/sign-in");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.Contains("Antiforgery", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The browser of an analyst on one case.</summary>
    public sealed class SignedIn : IAsyncLifetime
    {
        private ServedWorkspace served = null!;

        internal HttpClient Client { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            served = await ServedWorkspace.StartAsync();
            Client = await served.SignInAsync(await served.PersonAsync("Ada", await served.CreateCaseAsync("Example"), Role.Analyst));
        }

        public async Task DisposeAsync()
        {
            Client.Dispose();
            await served.DisposeAsync();
        }
    }
}
