using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Imports;
using Dashboard.Interactions;
using Dashboard.Interactions.Opening;
using Dashboard.Investigations.Imports;
using Dashboard.Limits;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Imports;

public sealed class UploadsTests : IAsyncLifetime
{
    private static readonly CaseId Harbour = CaseId.Parse("harbour");

    private TemporaryWorkspace workspace = null!;

    public async Task InitializeAsync() => workspace = await TemporaryWorkspace.OpenAsync();

    public async Task DisposeAsync() => await workspace.DisposeAsync();

    [Fact]
    public async Task Save_Body_IsFoundByItsIdInItsCaseOnly()
    {
        var uploads = Uploads(new UploadLimits());

        var id = await uploads.SaveAsync(Harbour, new MemoryStream([1, 2, 3]), 3, CancellationToken.None);

        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(uploads.Find(Harbour, id)!));
        Assert.Null(uploads.Find(CaseId.Parse("elsewhere"), id));
    }

    [Theory]
    [InlineData("../../../casework.db")]
    [InlineData("..\\x")]
    [InlineData("0")]
    [InlineData("")]
    public void Find_AnythingButAnId_IsNothing(string id) => Assert.Null(Uploads(new UploadLimits()).Find(Harbour, id));

    [Theory]
    [InlineData(1_000_001L)]
    [InlineData(null)]
    [InlineData(10L)]
    public async Task Save_LargerThanTheLimit_IsRefusedAndNothingKept(long? announced)
    {
        var uploads = Uploads(new UploadLimits { MaxFileBytes = 1_000_000 });

        var refused = await Assert.ThrowsAsync<UploadRefusedException>(
            () => uploads.SaveAsync(Harbour, new MemoryStream(new byte[1_000_001]), announced, CancellationToken.None));

        Assert.Equal(UploadRefusal.TooLarge, refused.Reason);
        Assert.Empty(Waiting());
    }

    [Fact]
    public async Task Save_MoreThanMayWait_IsRefusedUntilSomeAreGone()
    {
        var uploads = Uploads(new UploadLimits { MaxWaitingBytes = 10 });
        var first = await uploads.SaveAsync(Harbour, new MemoryStream(new byte[6]), 6, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<UploadRefusedException>(
            () => uploads.SaveAsync(Harbour, new MemoryStream(new byte[6]), 6, CancellationToken.None));
        uploads.Discard(Harbour, first);
        await uploads.SaveAsync(Harbour, new MemoryStream(new byte[6]), 6, CancellationToken.None);

        Assert.Contains("wait to be imported", refused.Message, StringComparison.Ordinal);
        Assert.Single(Waiting());
    }

    [Fact]
    public async Task Save_UnannouncedMoreThanMayWait_IsRefusedOnTheWay()
    {
        var uploads = Uploads(new UploadLimits { MaxWaitingBytes = 1 << 20 });

        await Assert.ThrowsAsync<UploadRefusedException>(
            () => uploads.SaveAsync(Harbour, new MemoryStream(new byte[65 << 20]), null, CancellationToken.None));

        Assert.Empty(Waiting());
    }

    [Fact]
    public async Task Save_DiskNearlyFull_IsRefused()
    {
        var uploads = Uploads(new UploadLimits { MinFreeBytes = long.MaxValue });

        var refused = await Assert.ThrowsAsync<UploadRefusedException>(
            () => uploads.SaveAsync(Harbour, new MemoryStream([1]), 1, CancellationToken.None));

        Assert.Contains("disk is nearly full", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_TooLarge_Is413WithASentence(bool chunked)
    {
        await using var app = await ServedAsync(new UploadLimits { MaxFileBytes = 1_000_000 });
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/api/cases/harbour/uploads") { Content = new ByteArrayContent(new byte[1_000_001]) };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Add("RequestVerificationToken", await client.GetStringAsync("/token"));

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(
            "Nothing of it was kept", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(),
            StringComparison.Ordinal);
        Assert.Empty(Waiting());
    }

    private Uploads Uploads(UploadLimits limits) => new(workspace.Workspace, limits);

    private string[] Waiting()
    {
        var folder = Path.Combine(workspace.Workspace.InboxDirectory, ".uploads");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    private async Task<WebApplication> ServedAsync(UploadLimits limits)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAntiforgery().AddRateLimits().AddSingleton(Uploads(limits));
        builder.Services.AddSingleton(workspace.Workspace).AddSingleton(workspace.Get<CaseRegister>()).AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Inbox>().AddSingleton<WaitingFiles>().AddSingleton<WaitingArchives>().AddSingleton<FirstLooks>();
        builder.Services.AddSingleton(workspace.Get<CaseworkStore>()).AddSingleton(workspace.Get<AuditTrail>())
            .AddSingleton<IInteractionStores>(_ => new InteractionStores(workspace.Workspace.Directory));
        var authorization = builder.Services.AddAuthorizationBuilder();
        foreach (var operation in Enum.GetValues<CaseOperation>())
            authorization.AddPolicy(CasePolicies.Of(operation), policy => policy.RequireAssertion(_ => true));
        var app = builder.Build();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapGet("/token", (HttpContext http, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(http).RequestToken);
        app.MapImports();
        await app.StartAsync();
        return app;
    }
}
