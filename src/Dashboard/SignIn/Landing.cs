using System.Text.Encodings.Web;
using Dashboard.PageKit;
using Microsoft.Net.Http.Headers;

namespace Dashboard.SignIn;

/// <summary>
/// Where a link from elsewhere arrives. The session's cookie is not sent with a request that another site started, so
/// this page, which holds nothing, asks for the address once more: then it is this site that asks.
/// </summary>
internal static class Landing
{
    /// <summary>Whether the browser says that another site brought it here to read a page.</summary>
    public static bool IsFor(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers["Sec-Fetch-Site"].ToString() is ("cross-site" or "same-site")
        && request.Headers["Sec-Fetch-Mode"] == "navigate"
        && request.Headers["Sec-Fetch-Dest"] == "document";

    /// <summary>Answers with the page that leads on to the address.</summary>
    public static Task AnswerAsync(HttpContext http)
    {
        var target = HtmlEncoder.Default.Encode(SignInAddress.Local(SignInAddress.Of(http.Request)));
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={target}"><title>Opening · Dashboard</title></head>
            <body><p>Opening the page. <a href="{target}">Go on</a></p></body>
            </html>
            """,
            "text/html; charset=utf-8").ExecuteAsync(http);
    }
}
