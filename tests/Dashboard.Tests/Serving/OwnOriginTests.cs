using System.Net;
using System.Net.WebSockets;
using Dashboard.Casework.Access;

namespace Dashboard.Tests.Serving;

/// <summary>Requests that a page of another origin can make a browser send, with the cookie of who is signed in.</summary>
public sealed class OwnOriginTests : IAsyncLifetime
{
    private ServedWorkspace served = null!;
    private HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        browser = await served.SignInAsync(await served.PersonAsync("Ada", await served.CreateCaseAsync("Own"), Role.Analyst));
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await served.DisposeAsync();
    }

    // OWN stands for the program's own origin, PORT for its port.
    [Theory]
    [InlineData("OWN", null, HttpStatusCode.OK)]
    [InlineData("OWN", "same-origin", HttpStatusCode.OK)]
    [InlineData(null, "same-origin", HttpStatusCode.OK)]
    [InlineData(null, null, HttpStatusCode.Forbidden)]
    [InlineData("null", null, HttpStatusCode.Forbidden)]
    [InlineData("null", "same-origin", HttpStatusCode.Forbidden)]
    [InlineData("OWN", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("OWN", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("OWN", "none", HttpStatusCode.Forbidden)]
    [InlineData("OWN/", null, HttpStatusCode.Forbidden)]
    [InlineData("OWN/page", null, HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", null, HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1", null, HttpStatusCode.Forbidden)]
    [InlineData("https://127.0.0.1:PORT", null, HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:PORT", null, HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:PORT.evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("http://evil.example/http://127.0.0.1:PORT", null, HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:PORT@evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("http://evil@127.0.0.1:PORT", null, HttpStatusCode.Forbidden)]
    [InlineData("OWN, http://evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("", null, HttpStatusCode.Forbidden)]
    public async Task Negotiation_Origin_IsAnsweredOnlyFromTheOwnHost(string? origin, string? site, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", Own(origin));
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);

        using var answer = await browser.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.Forbidden)
            Assert.Contains("did not come from a page of this site", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OWN", true)]
    [InlineData(null, false)]
    [InlineData("null", false)]
    [InlineData("http://127.0.0.1:1", false)]
    [InlineData("http://localhost:PORT", false)]
    public async Task Socket_Origin_OpensOnlyFromTheOwnHost(string? origin, bool opens)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", browser.DefaultRequestHeaders.GetValues("Cookie").Single());
        if (origin is not null) socket.Options.SetRequestHeader("Origin", Own(origin));
        var address = new UriBuilder(served.Address) { Scheme = "ws", Path = "/_blazor" }.Uri;

        if (opens) await socket.ConnectAsync(address, CancellationToken.None);
        else await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, CancellationToken.None));

        Assert.Equal(opens, socket.State == WebSocketState.Open);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("MADEUP")]
    public async Task UnsafeMethod_ForeignOrigin_IsRefusedBeforeAnythingIsLookedFor(string method)
    {
        foreach (var path in (string[])["/sign-out", "/nothing-here", "/api/cases/own/uploads", "/css/base.css"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Add("Origin", "http://127.0.0.1:1");

            using var answer = await browser.SendAsync(request);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("cross-site", true)]
    [InlineData("same-site", true)]
    [InlineData("none", false)]
    [InlineData("same-origin", false)]
    [InlineData(null, false)]
    public async Task Link_FromElsewhere_LandsOnAPageThatHoldsNothingAndAsksAgain(string? site, bool lands)
    {
        using var nobody = served.Nobody();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cases/own/summary?time=\"><script>&a=é");
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Dest", "document");

        using var answer = await nobody.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(lands ? HttpStatusCode.OK : HttpStatusCode.Found, answer.StatusCode);
        if (!lands) return;
        Assert.Contains("url=/cases/own/summary?time=%22%3E%3Cscript%3E&amp;a=%C3%A9\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task SessionCookie_IsNotSentByOtherSites()
    {
        using var nobody = served.Nobody();
        var form = await nobody.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var token = System.Text.RegularExpressions.Regex.Match(
            await form.Content.ReadAsStringAsync(), "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in?return=/cases/own/summary?a=é")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["_handler"] = "sign-in", ["Form.Name"] = "Ada",
                    ["Form.Password"] = ServedWorkspace.Password, ["__RequestVerificationToken"] = token }),
        };
        request.Headers.Add(
            "Cookie", form.Headers.GetValues("Set-Cookie").Single(c => c.Contains("Antiforgery", StringComparison.Ordinal)).Split(';')[0]);

        using var answer = await nobody.SendAsync(request);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/cases/own/summary?a=%C3%A9", new Uri(served.Address, answer.Headers.Location!).PathAndQuery);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        foreach (var name in (string[])["dashboard-session=", "dashboard-browser="])
            Assert.Contains(
                "samesite=strict", cookies.Single(c => c.StartsWith(name, StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
    }

    private string Own(string origin) => origin.Replace("OWN", served.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
        .Replace("PORT", served.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
