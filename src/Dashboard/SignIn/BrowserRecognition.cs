using System.Security.Cryptography;
using Dashboard.PageKit;
using Dashboard.Casework.People;
using Dashboard.Limits;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.SignIn;

/// <summary>
/// Remembers for half a year, in a cookie that only this program can write, who has signed in from a browser. It opens
/// nothing: it says only that this browser's failures are counted for themselves, so that strangers cannot lock it out.
/// </summary>
internal sealed class BrowserRecognition(IDataProtectionProvider protection)
{
    private const string Cookie = "dashboard-browser";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Dashboard.SignIn.KnownBrowsers")
        .ToTimeLimitedDataProtector();

    /// <summary>Where an attempt to sign in comes from.</summary>
    public SignInPlace PlaceOf(HttpContext http) => new(RateLimits.AddressOf(http), Find(http));

    /// <summary>Remembers that this person has signed in here.</summary>
    public void Remember(HttpContext http, string person)
    {
        var id = Find(http) is { } known && known.Person == person ? known.Id : Guid.NewGuid();
        http.Response.Cookies.Append(Cookie, protector.Protect($"{id:N}{person}", Lifetime), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = SignInAddress.SignIn, MaxAge = Lifetime,
            IsEssential = true,
        });
    }

    private KnownBrowser? Find(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } kept) return null;
        try
        {
            var text = protector.Unprotect(kept);
            return text.Length > 32 && Guid.TryParseExact(text[..32], "N", out var id) ? new KnownBrowser(text[32..], id) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
