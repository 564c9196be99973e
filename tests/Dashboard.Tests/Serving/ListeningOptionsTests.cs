using System.Net;
using Dashboard.Failures;
using Dashboard.Serving;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Serving;

public sealed class ListeningOptionsTests
{
    private const string Elsewhere = "http://0.0.0.0:5080";

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:0;http://[::1]:5081")]
    public void Create_ThisMachine_NeedsNothing(string urls)
    {
        var listening = ListeningOptions.Create(urls, null, [], []);

        Assert.Equal(urls.Split(';'), listening.Addresses);
        Assert.Equal(["localhost", "127.0.0.1", "[::1]"], listening.Hosts);
        Assert.Equal(CookieSecurePolicy.SameAsRequest, listening.CookieSecure);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://192.168.1.4:5080")]
    [InlineData("http://localhost.example.org:5080")]
    [InlineData("http://localhost:5080;http://dashboard.example.org")]
    public void Create_PlainHttpForOthers_IsRefused(string urls) =>
        Assert.Contains("in the clear", Refusal(urls, hosts: ["dashboard.example.org"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("ftp://localhost")]
    [InlineData("http://unix:/run/dashboard.sock")]
    [InlineData("http://localhost:5080/below")]
    public void Create_NotAnAddress_IsRefused(string urls) => Refusal(urls);

    [Fact]
    public void Create_HttpsWithoutCertificate_IsRefused() =>
        Assert.Contains("--certificate", Refusal("https://localhost:5443"), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://*:443")]
    [InlineData("https://*:443;http://*:80")]
    public void Create_OwnTls_IsEnoughWithAName(string urls)
    {
        using var certificate = Certificates.Create();
        var own = new ServerCertificate(certificate, []);

        var listening = ListeningOptions.Create(urls, own, [], ["dashboard.example.org"]);

        Assert.Contains("dashboard.example.org", listening.Hosts);
        Assert.Equal(CookieSecurePolicy.Always, listening.CookieSecure);
        Assert.Contains(
            "--host", Assert.Throws<UsageException>(() => ListeningOptions.Create(urls, own, [], [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_CertificateForNoAddress_IsRefused()
    {
        using var certificate = Certificates.Create();

        Assert.Throws<UsageException>(
            () => ListeningOptions.Create("http://localhost:5080", new ServerCertificate(certificate, []), [], []));
    }

    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5", true)]
    [InlineData("10.0.0.5", "::ffff:10.0.0.5", true)]
    [InlineData("10.0.0.5", "10.0.0.6", false)]
    [InlineData("10.0.0.0/24", "10.0.0.200", true)]
    [InlineData("10.0.0.0/24", "10.0.1.1", false)]
    [InlineData("fd00::/64", "fd00::7", true)]
    public void IsTrustedProxy_Address_IsInWhatWasNamed(string proxy, string address, bool expected)
    {
        var listening = ListeningOptions.Create(Elsewhere, null, [proxy], ["dashboard.example.org"]);

        Assert.Equal(expected, listening.IsTrustedProxy(IPAddress.Parse(address)));
    }

    [Fact]
    public void Create_ProxyOnThisMachine_MakesCookiesSecure() =>
        Assert.Equal(
            CookieSecurePolicy.Always,
            ListeningOptions.Create(ListeningAddress.Default, null, ["127.0.0.1"], ["dashboard.example.org"]).CookieSecure);

    [Theory]
    [InlineData("proxy.example.org")]
    [InlineData("10.0.0.0/33")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public void Create_NotAProxy_IsRefused(string proxy) =>
        Assert.Contains(proxy, Refusal(Elsewhere, [proxy], ["dashboard.example.org"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("*")]
    [InlineData("https://dashboard.example.org")]
    [InlineData("dashboard.example.org:443")]
    [InlineData("a;b")]
    public void Create_NotAHost_IsRefused(string host) =>
        Assert.Contains(host, Refusal(Elsewhere, ["10.0.0.5"], [host]), StringComparison.Ordinal);

    [Fact]
    public void Create_ProxyWithoutHost_IsRefused() =>
        Assert.Contains("--host", Refusal(ListeningAddress.Default, ["10.0.0.5"]), StringComparison.Ordinal);

    private static string Refusal(string urls, string[]? proxies = null, string[]? hosts = null) =>
        Assert.Throws<UsageException>(() => ListeningOptions.Create(urls, null, proxies ?? [], hosts ?? [])).Message;
}
