using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;

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
    [InlineData("2026-05-01T00:00:00Z,day,all,3\r\n2026-05-02T00:00:00Z,day,all,5\r\n", "<rect")]
    [InlineData("2026-05-01T00:00:00Z,day,all,3\r\n", "no picture was frozen")]
    public async Task Get_PictureOfWhatWasFrozenWithoutOne_IsDrawnFromItsRows(string rows, string holds)
    {
        await using var served = await ServedAsync(picture: null, $"bin_start_utc,resolution,series,interactions\r\n{rows}");

        using var response = await served.Client.GetAsync(new Uri("/api/cases/harbour/exhibits/1/picture", UriKind.Relative));

        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(holds, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("sandbox", string.Join(' ', response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
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

    private static async Task<Served> ServedAsync(string? picture = Svg, string rows = "day,interactions\r\n2026-05-01,3\r\n")
    {
        var workspace = await ServedWorkspace.StartAsync();
        var id = await workspace.CreateCaseAsync("Harbour");
        await workspace.Get<ExhibitRegister>().FreezeAsync(ServedWorkspace.Owner, id, new ExhibitDraft
        {
            Title = "Volume", View = ExhibitView.Timeline, Selection = Selection.Everything, Method = new Method("count", 1),
            Fingerprint = Given.Fingerprint,
            Figures = [Given.Counted(Measure.Interactions, 3)], Activity = Activity(),
            Picture = picture is null ? null : new ExhibitPicture(PictureFormat.Svg, Encoding.UTF8.GetBytes(picture)),
            WriteRows = async (stream, cancellation) =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(rows), cancellation);
                return 1;
            },
        });
        return new Served(workspace, await workspace.SignInAsync(await workspace.PersonAsync("Ada", id, Role.Analyst)));
    }

    private static async IAsyncEnumerable<ActivityLine> Activity()
    {
        await Task.CompletedTask;
        yield return new ActivityLine("acct-1", new DateOnly(2026, 5, 1), "general", "", 3, 0, 0);
    }

    private sealed record Served(ServedWorkspace Workspace, HttpClient Client) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Workspace.DisposeAsync();
        }
    }
}
