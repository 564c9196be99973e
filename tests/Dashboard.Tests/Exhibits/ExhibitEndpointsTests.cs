using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Dashboard.Access;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Exhibits;
using Dashboard.Serving;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Exhibits;

public sealed class ExhibitEndpointsTests
{
    private const string Svg = "<svg xmlns='http://www.w3.org/2000/svg'/>";

    [Fact]
    public async Task Get_Rows_IsAnAttachmentWithItsHashAsTag()
    {
        await using var served = await ServedAsync();

        using var response = await served.Client.GetAsync(new Uri("/api/cases/harbour/exhibits/1/rows.csv", UriKind.Relative));

        var content = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("exhibit-1-rows.csv", response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition.DispositionType);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"", response.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Get_WithTheTag_IsNotSentAgain()
    {
        await using var served = await ServedAsync();
        using var first = await served.Client.GetAsync(new Uri("/api/cases/harbour/exhibits/1/picture", UriKind.Relative));
        Assert.Equal("image/svg+xml", first.Content.Headers.ContentType!.MediaType);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/cases/harbour/exhibits/1/picture");
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));

        using var second = await served.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/api/cases/harbour/exhibits/2/rows.csv")]
    [InlineData("/api/cases/harbour/exhibits/1/other.txt")]
    [InlineData("/api/cases/harbour/exhibits/1/picture.png")]
    [InlineData("/api/cases/elsewhere/exhibits/1/rows.csv")]
    [InlineData("/api/cases/No_Case/exhibits/1/rows.csv")]
    public async Task Get_WhatIsNotThere_IsNotFound(string address)
    {
        await using var served = await ServedAsync();

        using var response = await served.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<Served> ServedAsync()
    {
        var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await workspace.Get<ExhibitRegister>().FreezeAsync(TemporaryWorkspace.Owner, of.Id, new ExhibitDraft
        {
            Title = "Volume", View = ExhibitView.Timeline, Selection = Selection.Everything, Method = new Method("count", 1), Fingerprint = Given.Fingerprint,
            Figures = [Given.Counted(Measure.Interactions, 3)], Activity = Activity(), Picture = new ExhibitPicture(PictureFormat.Svg, Encoding.UTF8.GetBytes(Svg)),
            WriteRows = async (stream, cancellation) =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes("day,interactions\r\n2026-05-01,3\r\n"), cancellation);
                return 1;
            },
        });
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(workspace.Get<ExhibitRegister>()).AddSingleton(workspace.Get<ExhibitStore>());
        builder.Services.AddRateLimits();
        builder.Services.AddAuthentication("owner").AddScheme<AuthenticationSchemeOptions, OwnerAuthentication>("owner", null);
        builder.Services.AddAuthorizationBuilder().AddPolicy(CasePolicies.Read, policy => policy.RequireAuthenticatedUser());
        var app = builder.Build();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapExhibits();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new Served(workspace, app, new HttpClient { BaseAddress = new Uri(address) });
    }

    private static async IAsyncEnumerable<ActivityLine> Activity()
    {
        await Task.CompletedTask;
        yield return new ActivityLine("acct-1", new DateOnly(2026, 5, 1), "general", "", 3, 0, 0);
    }

    private sealed record Served(TemporaryWorkspace Workspace, WebApplication App, HttpClient Client) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await App.DisposeAsync();
            await Workspace.DisposeAsync();
        }
    }

    private sealed class OwnerAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, TemporaryWorkspace.Owner.Name)], Scheme.Name)), Scheme.Name)));
    }
}
