using Dashboard.Failures;
using Microsoft.AspNetCore.Antiforgery;

namespace Dashboard.Serving;

/// <summary>
/// The one rule for every endpoint that may change something: the request carries the token that a page of this
/// session was given. An endpoint needs to say nothing for it to hold, and cannot opt out.
/// </summary>
/// <remarks>The circuit's own addresses take no token: <see cref="OwnOrigin"/> keeps them, and what starts a circuit is bound to its
/// session.</remarks>
internal static class UnsafeRequests
{
    /// <summary>The header in which a program sends the token.</summary>
    public const string TokenHeader = "RequestVerificationToken";

    private const string Sentence =
        "The page that this was sent from is out of date, or was opened by somebody else, so nothing was done. Load the page again and try once more.";

    /// <summary>Adds the rule; it belongs behind authentication, since a token holds for one session only.</summary>
    public static IApplicationBuilder UseUnsafeRequests(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!OwnOrigin.IsUnsafe(http.Request.Method) || http.GetEndpoint() is null
            || http.Request.Path.StartsWithSegments(OwnOrigin.Circuit) || await HasTokenAsync(http)) await next(http);
        else await Refusal.AnswerAsync(http, StatusCodes.Status400BadRequest, Sentence);
    });

    // A program sends the token in a header, so that nothing of a large body is read before it is known to be meant.
    private static async Task<bool> HasTokenAsync(HttpContext http)
    {
        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        var isProgram = http.Request.Path.StartsWithSegments("/api");
        if (isProgram && !http.Request.Headers.ContainsKey(TokenHeader)) return false;
        try
        {
            return await antiforgery.IsRequestValidAsync(http);
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException or IOException)
        {
            // A form that cannot be read has no token.
            return false;
        }
    }
}
