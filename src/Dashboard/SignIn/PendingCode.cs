using System.Security.Cryptography;
using Dashboard.PageKit;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.SignIn;

/// <summary>
/// Remembers for five minutes, in a cookie that only this program can read, who has given the right password and owes a
/// one-time code.
/// </summary>
internal sealed class PendingCode(IDataProtectionProvider protection)
{
    private const string Cookie = "dashboard-code";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Dashboard.SignIn.PendingCode")
        .ToTimeLimitedDataProtector();

    public void Remember(HttpContext http, string name) =>
        http.Response.Cookies.Append(Cookie, protector.Protect(name, Lifetime), Options(http));

    /// <summary>Who owes a code; null when nobody does, or not any more.</summary>
    public string? Find(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } sealedName) return null;
        try
        {
            return protector.Unprotect(sealedName);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = SignInAddress.SignIn,
            MaxAge = Lifetime, IsEssential = true };
}
