using Dashboard.Failures;

namespace Dashboard.Serving;

/// <summary>
/// Lets through what may change something, and everything of the circuit, only from a page of this host, before
/// anything of it is read. A browser says where a request comes from, and no page can make it say otherwise. Another
/// port or another name beneath the same domain is another origin, whatever cookies it is sent with.
/// </summary>
internal static class OwnOrigin
{
    /// <summary>Where the circuit listens.</summary>
    public const string Circuit = "/_blazor";

    private const string SecFetchSite = "Sec-Fetch-Site";

    private const string Sentence =
        "This request did not come from a page of this site, so nothing was done. Open the site by its own address and try again.";

    /// <summary>Adds it; it belongs before routing, behind what makes a proxy's word the request's own.</summary>
    public static IApplicationBuilder UseOwnOrigin(this IApplicationBuilder app) => app.Use((http, next) =>
        !IsGuarded(http) || IsOwn(http) ? next(http) : Refusal.AnswerAsync(http, StatusCodes.Status403Forbidden, Sentence));

    /// <summary>Whether a request by this method may change something.</summary>
    public static bool IsUnsafe(string method) =>
        !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method));

    private static bool IsGuarded(HttpContext http) => IsUnsafe(http.Request.Method) || IsSocket(http)
        || http.Request.Path.StartsWithSegments(Circuit);

    // By HTTP/2 a socket is opened by a method of its own, which is unsafe already.
    private static bool IsSocket(HttpContext http) => http.WebSockets.IsWebSocketRequest || http.Request.Headers.Upgrade.Count > 0;

    private static bool IsOwn(HttpContext http)
    {
        var headers = http.Request.Headers;
        var site = headers[SecFetchSite];
        if (site.Count > 0 && site != "same-origin") return false;
        var origins = headers.Origin;
        if (origins.Count > 0) return origins.Count == 1 && IsOrigin(origins[0]) && IsOwn(http.Request, origins[0]);
        // A page's own script that only reads sends no origin. A socket always has one.
        if (IsSocket(http)) return false;
        if (site.Count > 0) return true;
        if (http.Request.Path.StartsWithSegments(Circuit)) return false;
        // No browser: every one says at least where a form came from. What is left has to prove itself by its token.
        var referer = headers.Referer;
        return referer.Count == 0 || (referer.Count == 1 && IsOwn(http.Request, referer[0]));
    }

    // An origin has no path: what has one was written by no browser.
    private static bool IsOrigin(string? origin) =>
        origin?.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme && origin.IndexOfAny(['/', '?', '#'], scheme + 3) < 0;

    private static bool IsOwn(HttpRequest request, string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && Uri.TryCreate($"{request.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out var here)
        && Uri.Compare(
            from, here, UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.SafeUnescaped,
            StringComparison.OrdinalIgnoreCase) == 0
        && from.UserInfo.Length == 0;
}
