using System.Security.Claims;
using System.Security.Cryptography;
using Dashboard.Access;
using Dashboard.Casework.People;
using Dashboard.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.SignIn;

/// <summary>What a page is given for its circuit is of no use under another session.</summary>
public sealed class SessionBindingTests
{
    private const string Descriptors = "Microsoft.AspNetCore.Components.ComponentDescriptorSerializer,V1";

    [Theory]
    [InlineData(Descriptors, true)]
    [InlineData("Microsoft.AspNetCore.Components.Server.State", true)]
    [InlineData("Microsoft.AspNetCore.Components.Server.CircuitIdFactory,V1", true)]
    [InlineData("Dashboard.SignIn.PendingCode", false)]
    public async Task Protected_UnderAnotherSession_IsNotRead(string purpose, bool isBound)
    {
        await using var served = await ServedWorkspace.StartAsync();
        var protector = served.Get<IDataProtectionProvider>().CreateProtector(purpose).ToTimeLimitedDataProtector();
        var requests = served.Get<IHttpContextAccessor>();
        var (ada, brook) = (Session("Ada"), Session("Brook"));

        requests.HttpContext = new DefaultHttpContext { User = ada };
        var marker = protector.Protect("marker", TimeSpan.FromMinutes(5));
        Assert.Equal("marker", protector.Unprotect(marker));

        foreach (var other in (ClaimsPrincipal[])[brook, Session("Ada"), new ClaimsPrincipal()])
        {
            requests.HttpContext = new DefaultHttpContext { User = other };
            if (isBound) Assert.Throws<CryptographicException>(() => protector.Unprotect(marker));
            else Assert.Equal("marker", protector.Unprotect(marker));
        }
    }

    private static ClaimsPrincipal Session(string person) => CurrentActor.PrincipalOf(
        new Session { Id = Guid.NewGuid(), Person = person, StartedAt = Given.Now, ExpiresAt = Given.Now }, SessionCookie.Scheme);
}
