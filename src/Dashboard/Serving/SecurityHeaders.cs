using Microsoft.Net.Http.Headers;

namespace Dashboard.Serving;

/// <summary>The response headers that keep a page to itself.</summary>
internal static class SecurityHeaders
{
    // MudBlazor, Plotly and Blazor set style attributes; scripts run from files of this origin only. Pictures of charts
    // pass through blob: and data: on their way into an exhibit. 'self' covers the page's own WebSocket.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; worker-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'none'; frame-ancestors 'none'";

    // What no page asks for, so that no script that gets into one can.
    private const string PermissionsPolicy =
        "camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    private static readonly KeyValuePair<string, string>[] Headers =
    [
        new(HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy),
        new(HeaderNames.XContentTypeOptions, "nosniff"),
        new(HeaderNames.XFrameOptions, "DENY"),
        new("Referrer-Policy", "same-origin"),
        new("Permissions-Policy", PermissionsPolicy),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        // Nothing is kept on a shared computer that does not say itself how long it may be.
        new(HeaderNames.CacheControl, "no-store"),
    ];

    /// <summary>Adds them as the answer starts, to error pages too; what an endpoint has set itself stays.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            foreach (var (name, value) in Headers) context.Response.Headers.TryAdd(name, value);
            return Task.CompletedTask;
        });
        return next(context);
    });
}
