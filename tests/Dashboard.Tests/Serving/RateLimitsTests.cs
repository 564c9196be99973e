using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Serving;

public sealed class RateLimitsTests
{
    [Theory]
    [InlineData("/api/cases/nowhere/packets/1", "GET")]
    [InlineData("/api/cases/nowhere/imports/1/rejects", "GET")]
    [InlineData("/api/cases/nowhere/exhibits/1/rows.csv", "GET")]
    [InlineData("/api/cases/nowhere/exhibits", "POST")]
    [InlineData("/api/cases/nowhere/uploads", "POST")]
    public async Task Server_AskedTooOften_SaysHowLongToWait(string address, string method)
    {
        await using var server = await ServedWorkspace.StartAsync();
        using var client = server.Nobody();

        using var refused = await FirstRefusalAsync(() => client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address)), 1000);

        Assert.NotNull(refused);
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains(
            "Wait", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_PicturesOfAGallery_AreNotLimitedLikeDownloads()
    {
        await using var server = await ServedWorkspace.StartAsync();
        using var client = server.Nobody();

        using var refused = await FirstRefusalAsync(
            () => client.GetAsync("/api/cases/nowhere/exhibits/1/picture"), 2 * Budget.Export.Burst);

        Assert.Null(refused);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/code")]
    [InlineData("/sign-in/first")]
    [InlineData("/sign-in/password")]
    [InlineData("/me/password")]
    public async Task Server_GuessingTooOften_IsRefused(string address)
    {
        await using var server = await ServedWorkspace.StartAsync();
        using var client = server.Nobody();

        using var shown = await FirstRefusalAsync(() => client.GetAsync(address), 2 * Budget.SignIn.Burst);
        using var refused = await FirstRefusalAsync(() => client.PostAsync(address, new FormUrlEncodedContent([])), 1000);

        Assert.Null(shown);
        Assert.NotNull(refused);
    }

    [Fact]
    public async Task SignIn_FromOneAddress_IsLimitedForItAlone()
    {
        await using var app = await SignInsAsync(Task.CompletedTask);

        using var refused = await FirstRefusalAsync(() => SignInAsync(app, "203.0.113.9"), 1000);
        using var other = await SignInAsync(app, "203.0.113.10");

        Assert.NotNull(refused);
        Assert.Contains("Wait", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task SignIn_FromOneNetworkOfVersion6_IsLimitedAsOne()
    {
        await using var app = await SignInsAsync(Task.CompletedTask);
        var sender = 0;

        using var refused = await FirstRefusalAsync(() => SignInAsync(app, $"2001:db8::{++sender:x}"), 1000);

        Assert.NotNull(refused);
    }

    [Fact]
    public async Task SignIn_ManyAtATime_AreRefusedBeyondThoseThatWait()
    {
        var checking = new TaskCompletionSource();
        await using var app = await SignInsAsync(checking.Task);
        var all = Environment.ProcessorCount + RateLimits.WaitingSignIns;

        var attempts = Enumerable.Range(1, all + 1).Select(i => SignInAsync(app, $"203.0.{i}.1")).ToList();
        var refused = await await Task.WhenAny(attempts).WaitAsync(TimeSpan.FromSeconds(30));
        checking.SetResult();
        var answers = await Task.WhenAll(attempts);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(all, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public void Refusal_ActionsOfOnePerson_DoNotCountForAnother()
    {
        using var limiter = new ActionLimiter();
        var (busy, other) = (TemporaryWorkspace.Owner, TemporaryWorkspace.Owner with { Name = "somebody else" });

        var refusal = Enumerable.Range(0, 10 * Budget.Export.Burst).Select(_ => limiter.Refusal(LimitedAction.Export, busy))
            .FirstOrDefault(r => r is not null);

        Assert.Contains("Wait", refusal, StringComparison.Ordinal);
        Assert.Null(limiter.Refusal(LimitedAction.Export, other));
        Assert.Null(limiter.Refusal(LimitedAction.Import, busy));
    }

    // A sign-in that takes as long as the task, and believes the sender that the request names.
    private static async Task<WebApplication> SignInsAsync(Task check)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRateLimits();
        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Query["from"]!);
            return next(http);
        });
        app.UseRateLimiter();
        app.MapPost("/sign-in", async () =>
        {
            await check;
            return Results.Ok();
        }).RequireRateLimiting(RateLimits.SignIn);
        await app.StartAsync();
        return app;
    }

    private static async Task<HttpResponseMessage> SignInAsync(WebApplication app, string from)
    {
        using var client = new HttpClient();
        return await client.PostAsync(new Uri($"{app.Urls.Single()}/sign-in?from={from}"), null);
    }

    private static async Task<HttpResponseMessage?> FirstRefusalAsync(Func<Task<HttpResponseMessage>> ask, int most)
    {
        for (var i = 0; i < most; i++)
        {
            var answer = await ask();
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) return answer;
            answer.Dispose();
        }

        return null;
    }
}
