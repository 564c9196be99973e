using System.Net;
using Dashboard.Access;
using Dashboard.PageKit;
using Dashboard.Casework.People;
using Dashboard.SignIn;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Tests.SignIn;

public sealed class CircuitSessionTests
{
    [Fact]
    public async Task InboundActivity_AfterTheSessionEnded_IsNotLetIn()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var person = await served.PersonAsync("Brook");
        var session = (await served.Get<SignIns>().WithPasswordAsync("Brook", ServedWorkspace.Password)).Session!;
        var handler = new CircuitSession(new Fixed(session), served.Get<Sessions>());
        var let = 0;
        var door = handler.CreateInboundActivityHandler(_ =>
        {
            let++;
            return Task.CompletedTask;
        });

        await door(null!);
        await served.Get<Sessions>().EndAllAsync(person);
        await door(null!);

        Assert.Equal(1, let);
    }

    [Theory]
    [InlineData("/cases/own/summary?time=a", "/cases/own/summary?time=a")]
    [InlineData(null, "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/sign-in?return=/sign-in", "/")]
    [InlineData("/a\r\nb", "/")]
    [InlineData("/.//evil.example/", "/")]
    [InlineData("/x/..//evil.example/", "/")]
    [InlineData("/%2e//evil.example/", "/")]
    [InlineData("/./sign-in?return=/", "/")]
    public void Local_Target_NeverLeadsOut(string? target, string expected) => Assert.Equal(expected, SignInAddress.Local(target));

    // Every short address made of what browsers read in a way of their own.
    [Fact]
    public void Local_AnyShortTarget_StaysAPathOfThisHost()
    {
        string[] parts = ["/", "\\", ".", "%2e", "%5c", "%2f", "?", "#", ":", "@", "x"];
        IEnumerable<string> targets = [""];
        for (var length = 0; length < 5; length++)
        {
            targets = [.. targets.SelectMany(t => parts.Select(p => t + p))];
            foreach (var address in targets.Select(t => SignInAddress.Local("/" + t)))
                Assert.True(address[0] == '/' && (address.Length == 1 || address[1] is not ('/' or '\\')), address);
        }
    }

    [Fact]
    public async Task SignInPage_Post_WithoutTheFormsToken_IsRefused()
    {
        await using var served = await ServedWorkspace.StartAsync();
        await served.PersonAsync("Brook");
        using var nobody = served.Nobody();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["Form.Name"] = "Brook", ["Form.Password"] = ServedWorkspace.Password,
        });

        using var response = await nobody.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(
            response.Headers.TryGetValues("Set-Cookie", out var cookies)
            && cookies.Any(c => c.StartsWith("dashboard-session", StringComparison.Ordinal)));
    }

    private sealed class Fixed(Session session) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(CurrentActor.PrincipalOf(session, SessionCookie.Scheme)));
    }
}
