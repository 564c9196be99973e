using Dashboard.Access;
using Dashboard.PageKit;
using Dashboard.Casework.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Dashboard.SignIn;

/// <summary>
/// The cookie that names a session. It proves nothing by itself: every request looks the session up, so that one that was
/// ended anywhere is ended everywhere.
/// </summary>
public static class SessionCookie
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string Name = "dashboard-session";

    /// <summary>Registers sign-in by cookie, and the watch over circuits.</summary>
    /// <param name="secure">When the cookie may travel unencrypted: never, except on this machine.</param>
    public static IServiceCollection AddSessions(this IServiceCollection services, CookieSecurePolicy secure)
    {
        services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = Name;
            cookie.Cookie.HttpOnly = true;
            // Nothing that another site starts is done as the person who is signed in here; links from there pass the landing.
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = secure;
            cookie.Cookie.IsEssential = true;
            cookie.LoginPath = SignInAddress.SignIn;
            cookie.ReturnUrlParameter = SignInAddress.ReturnKey;
            cookie.ExpireTimeSpan = Sessions.Lifetime;
            cookie.SlidingExpiration = false;
            cookie.Events.OnValidatePrincipal = ValidateAsync;
            cookie.Events.OnRedirectToLogin = AskToSignIn;
            // Where to go on is the sign-in page's own affair: an address as it stands in a query is no header.
            cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        });
        services.AddScoped<CircuitHandler, CircuitSession>();
        services.AddSingleton<BrowserRecognition>();
        return services;
    }

    /// <summary>Hands the browser the cookie of a session.</summary>
    public static Task SignInAsync(this HttpContext http, Session session) => http.SignInAsync(
        Scheme, CurrentActor.PrincipalOf(session, Scheme),
        new AuthenticationProperties { IsPersistent = false, ExpiresUtc = session.ExpiresAt, AllowRefresh = false });

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        var user = context.Principal!;
        if (await sessions.FindAsync(user.SessionId(), context.HttpContext.RequestAborted) is { } actor && actor == user.FindActor())
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    // A page asks for the way in; a program that asks for data is told.
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/_blazor"))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (Landing.IsFor(context.Request)) return Landing.AnswerAsync(context.HttpContext);
        else context.Response.Redirect(SignInAddress.With(SignInAddress.Of(context.Request)));
        return Task.CompletedTask;
    }
}
