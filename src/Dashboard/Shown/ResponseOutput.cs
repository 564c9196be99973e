using System.Text;
using Dashboard.Access;
using Dashboard.Casework.Files;
using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Shown;
using Dashboard.Core;
using Dashboard.Failures;
using Dashboard.Serving;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Shown;

/// <summary>
/// Every answer over HTTP on its way to its reader. Pages pass through <see cref="Markup"/>; to a reader who is masked,
/// data, too, and pictures without what a program may have written beside them. What cannot be looked through is refused.
/// </summary>
internal static class ResponseOutput
{
    private const string Unseen = "This file cannot be shown with pseudonyms, so it is not for your role.";
    private const string Unknown =
        "The interactions of a case that you read with pseudonyms cannot be read, so nothing of it is shown. Nothing was changed; tell whoever keeps the workspace, who is told more.";

    /// <summary>Adds it; it belongs behind authentication, and before compression gets the answer.</summary>
    public static IApplicationBuilder UseResponseOutput(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var mask = await MaskAsync(http);
        // The program's own files hold no text of a case, and the circuit's messages pass elsewhere.
        if (IsOfTheProgram(http) || (mask is null && !IsPage(http)))
        {
            await next(http);
            return;
        }

        // An answer that was kept from before would not pass through here.
        if (mask is not null) http.Request.Headers.Remove(HeaderNames.IfNoneMatch);
        var (body, held) = (http.Features.GetRequiredFeature<IHttpResponseBodyFeature>(), new MemoryStream());
        var holding = new StreamResponseBodyFeature(held);
        http.Features.Set<IHttpResponseBodyFeature>(holding);
        try
        {
            await next(http);
            await holding.CompleteAsync();
        }
        finally
        {
            http.Features.Set(body);
        }

        await SendAsync(http, held, new ShownText(mask));
    });

    private static async Task<AccountMask?> MaskAsync(HttpContext http)
    {
        if (http.User.FindActor() is not { } actor) return null;
        try
        {
            return await http.RequestServices.GetRequiredService<AccountMasks>().ForAsync(actor, CaseOf(http), http.RequestAborted);
        }
        catch (WorkspaceDamagedException damaged)
        {
            // The sentence itself names files, and there is nothing to mask them with.
            throw new WorkspaceDamagedException(Unknown, damaged);
        }
    }

    private static bool IsOfTheProgram(HttpContext http) =>
        http.Request.Path.StartsWithSegments(OwnOrigin.Circuit) || http.Request.Path.StartsWithSegments("/_framework")
        || http.Request.Path.StartsWithSegments("/_content")
        || http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;

    private static bool IsPage(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;

    private static CaseId? CaseOf(HttpContext http) => CaseId.TryParse(http.GetRouteValue("CaseId") as string, out var of) ? of : null;

    private static async Task SendAsync(HttpContext http, MemoryStream held, ShownText text)
    {
        var bytes = held.GetBuffer().AsMemory(0, (int)held.Length);
        if (bytes.Length == 0)
        {
            return;
        }

        var type = http.Response.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        ReadOnlyMemory<byte>? shown = type switch
        {
            "text/html" or "image/svg+xml" => Encoding.UTF8.GetBytes(Markup.Shown(Encoding.UTF8.GetString(bytes.Span), text)),
            "application/json" or "application/problem+json" when text.IsMasked =>
                Encoding.UTF8.GetBytes(Json.Shown(Encoding.UTF8.GetString(bytes.Span), text)),
            "text/plain" or "text/markdown" or "text/csv" or "application/x-ndjson" when text.IsMasked =>
                Encoding.UTF8.GetBytes(text.Kept(Encoding.UTF8.GetString(bytes.Span))),
            "image/png" when text.IsMasked => PngPixels.Of(bytes.Span),
            _ when !text.IsMasked => bytes,
            _ => null,
        };
        if (text.IsMasked)
        {
            // Both tell of the content as it is without the mask.
            http.Response.Headers.Remove(HeaderNames.ETag);
            http.Response.Headers.Remove(HeaderNames.AcceptRanges);
            if (http.Response.Headers.ContentDisposition is [{ } disposition, ..])
                http.Response.Headers.ContentDisposition = text.Kept(disposition);
        }

        if (shown is null)
        {
            http.Response.Headers.Clear();
            await Refusal.AnswerAsync(http, StatusCodes.Status403Forbidden, Unseen);
            return;
        }

        if (http.Response.ContentLength is not null) http.Response.ContentLength = shown.Value.Length;
        await http.Response.Body.WriteAsync(shown.Value, http.RequestAborted);
    }
}
