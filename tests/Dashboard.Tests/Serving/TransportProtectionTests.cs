using System.Net;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Serving;

public sealed class TransportProtectionTests
{
    private static readonly ListeningOptions BehindProxy = ListeningOptions.Create(
        "http://0.0.0.0:5080", null, ["10.0.0.5"], ["dashboard.example.org"]);
    private static readonly ListeningOptions BehindLocalProxy = ListeningOptions.Create(
        "http://127.0.0.1:0", null, ["127.0.0.1"], ["dashboard.example.org"]);

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", "", true)]
    [InlineData("10.0.0.1", "10.0.0.5", "https", true)]
    [InlineData("10.0.0.1", "10.0.0.5", "http", false)]
    [InlineData("10.0.0.1", "10.0.0.5", "", false)]
    [InlineData("10.0.0.1", "10.0.0.6", "https", false)]
    [InlineData("10.0.0.1", "10.0.0.6", "", false)]
    [InlineData("10.0.0.1", "127.0.0.1", "", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "https", false)]
    public async Task Request_BehindAProxy_GetsThroughOnlyProtected(string here, string sender, string scheme, bool expected)
    {
        var request = Request(here, sender, scheme);

        Assert.Equal(expected, await GetsThroughAsync(BehindProxy, request));
        if (!expected) Assert.Equal(StatusCodes.Status403Forbidden, request.Response.StatusCode);
    }

    [Fact]
    public async Task Request_FromTheProxy_IsTheClients()
    {
        var request = Request("10.0.0.1", "10.0.0.5", "https");
        request.Request.Headers["X-Forwarded-Host"] = "dashboard.example.org";

        await GetsThroughAsync(BehindProxy, request);

        Assert.Equal("203.0.113.9", request.Connection.RemoteIpAddress!.ToString());
        Assert.Equal("https://dashboard.example.org", $"{request.Request.Scheme}://{request.Request.Host}");
    }

    [Fact]
    public async Task Request_FromTheProxyForAForeignHost_KeepsItsOwn()
    {
        var request = Request("10.0.0.1", "10.0.0.5", "https");
        request.Request.Host = new HostString("dashboard.example.org");
        request.Request.Headers["X-Forwarded-Host"] = "evil.example";

        await GetsThroughAsync(BehindProxy, request);

        Assert.Equal("dashboard.example.org", request.Request.Host.Value);
    }

    [Fact]
    public async Task Request_SenderNamedByTheClient_IsNotBelieved()
    {
        var request = Request("10.0.0.1", "10.0.0.5", "https");
        request.Request.Headers["X-Forwarded-For"] = "127.0.0.1, 203.0.113.9";
        request.Request.Headers["X-Forwarded-Proto"] = "https, https";

        await GetsThroughAsync(BehindProxy, request);

        Assert.Equal("203.0.113.9", request.Connection.RemoteIpAddress!.ToString());
    }

    [Fact]
    public async Task Server_LocalProxyThatSaysNothing_IsRefusedWithASentence()
    {
        await using var server = await ServedWorkspace.StartAsync(BehindLocalProxy);
        using var client = server.Nobody();

        using var answer = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("https only", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Server_LocalProxyThatTookHttps_IsAnswered()
    {
        await using var server = await ServedWorkspace.StartAsync(BehindLocalProxy);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { Host = "dashboard.example.org" } };
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var client = server.Nobody();

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Server_ProxyThatIsNotNamed_IsRefusedWithASentence()
    {
        await using var server = await ServedWorkspace.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var client = server.Nobody();

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("--trusted-proxy", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_ForeignHost_IsNotAnswered()
    {
        await using var server = await ServedWorkspace.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { Host = "evil.example" } };
        using var client = server.Nobody();

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Server_OwnTls_SendsOthersFromHttpToHttpsAndTellsTheBrowserToStay()
    {
        using var certificate = Certificates.Create(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var folder = Directory.CreateTempSubdirectory("tls-").FullName;
        var loaded = ServerCertificate.Load(certificate.WritePfx(folder), null, null, TimeProvider.System);
        Directory.Delete(folder, recursive: true);
        // The proxy is on this machine, so that a plain request on loopback counts as somebody else's.
        var listening = ListeningOptions.Create("https://127.0.0.1:0;http://127.0.0.1:0", loaded, ["127.0.0.1"], ["dashboard.example.org"]);
        await using var server = await ServedWorkspace.StartAsync(listening);
        var (https, http) = (server.Addresses.Single(a => a.Scheme == "https"), server.Addresses.Single(a => a.Scheme == "http"));
        using var secure = ClientOf(https, certificate);
        using var plain = ClientOf(http, certificate);
        using var named = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { Host = "dashboard.example.org" } };

        using var answer = await secure.SendAsync(named);
        using var redirect = await plain.GetAsync("/cases?a=b");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.Equal(HttpStatusCode.PermanentRedirect, redirect.StatusCode);
        Assert.Equal(new Uri(https, "/cases?a=b"), redirect.Headers.Location);
    }

    // It follows no redirect, and takes this certificate for the server's.
    private static HttpClient ClientOf(Uri address, X509Certificate2 trusted)
    {
        var handler =
            new SocketsHttpHandler { AllowAutoRedirect = false,
                SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => trusted.Equals(certificate) } };
        return new HttpClient(handler) { BaseAddress = address };
    }

    private static DefaultHttpContext Request(string here, string sender, string scheme)
    {
        var context = new DefaultHttpContext { Request = { Scheme = "http" } };
        (context.Connection.LocalIpAddress, context.Connection.RemoteIpAddress) = (IPAddress.Parse(here), IPAddress.Parse(sender));
        if (scheme.Length == 0) return context;
        context.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
        context.Request.Headers["X-Forwarded-Proto"] = scheme;
        return context;
    }

    private static async Task<bool> GetsThroughAsync(ListeningOptions listening, HttpContext request)
    {
        await using var services = new ServiceCollection().AddLogging().AddTransportProtection(listening).BuildServiceProvider();
        request.RequestServices = services;
        var reached = false;
        var app = new ApplicationBuilder(services);
        app.UseTransportProtection(listening).Run(_ =>
        {
            reached = true;
            return Task.CompletedTask;
        });
        await app.Build()(request);
        return reached;
    }
}
