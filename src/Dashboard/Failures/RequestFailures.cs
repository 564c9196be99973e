using System.Text.Encodings.Web;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Files;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Interactions;
using Dashboard.Investigations.Audit;
using Dashboard.Investigations.Recovery;
using Microsoft.AspNetCore.Diagnostics;

namespace Dashboard.Failures;

/// <summary>
/// What a request gets that ended in an exception: a sentence and the status that fits. The page stands by itself, so
/// that it can be shown whatever is broken, and whatever was asked for by whichever method.
/// </summary>
internal sealed partial class RequestFailures(ILogger<RequestFailures> log) : IExceptionHandler
{
    private const string Defect = "Something went wrong on the server. Nothing that was saved is lost; the log has the detail.";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Nobody waits for the answer any more.
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        var (status, sentence) = Describe(exception);
        if (status == StatusCodes.Status500InternalServerError)
            LogDefect(log, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName ?? "no endpoint", exception);
        else if (status == StatusCodes.Status503ServiceUnavailable) LogDamage(log, sentence);
        var isPage = HttpMethods.IsGet(httpContext.Request.Method) && !httpContext.Request.Path.StartsWithSegments("/api");
        httpContext.Response.StatusCode = status;
        if (isPage) await Results.Content(Page(sentence), "text/html; charset=utf-8", statusCode: status).ExecuteAsync(httpContext);
        else await Refusal.AnswerAsync(httpContext, status, sentence);
        return true;
    }

    /// <summary>The status and the sentence for a failure.</summary>
    internal static (int Status, string Sentence) Describe(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (StatusCodes.Status413PayloadTooLarge, "More was sent than is taken here. Nothing was kept."),
        BadHttpRequestException bad => (bad.StatusCode, "The request could not be read. Nothing was done; load the page again."),
        CaseworkNotFoundException missing => (StatusCodes.Status404NotFound, missing.Message),
        CaseworkNotAllowedException or WorkspaceReadOnlyException => (StatusCodes.Status403Forbidden, exception.Message),
        EditConflictException or RecordsAlteredException or AuditTrailBrokenException => (StatusCodes.Status409Conflict, exception.Message),
        ExhibitDamagedException damaged => (StatusCodes.Status410Gone, damaged.Message),
        WorkspaceDamagedException or WorkspaceInUseException or InteractionStoreException =>
            (StatusCodes.Status503ServiceUnavailable, exception.Message),
        CaseworkException refused => (StatusCodes.Status400BadRequest, refused.Message),
        // What an address says and cannot mean: the message is about the address.
        FormatException or UnknownAccountSetException => (StatusCodes.Status400BadRequest, exception.Message),
        _ when WorkspaceDamage.SentenceOf(exception) is { } sentence => (StatusCodes.Status503ServiceUnavailable, sentence),
        _ => (StatusCodes.Status500InternalServerError, Defect),
    };

    private static string Page(string sentence) =>
        $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Error · Dashboard</title>
        <style>:root { color-scheme: light dark } body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem }</style></head>
        <body><main><h1>This could not be done</h1><p>{{HtmlEncoder.Default.Encode(sentence)}}</p><p><a href="/">See all cases</a></p></main></body>
        </html>
        """;

    [LoggerMessage(Level = LogLevel.Error, Message = "A {Method} request to {Endpoint} failed.")]
    private static partial void LogDefect(ILogger log, string method, string endpoint, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Sentence}")]
    private static partial void LogDamage(ILogger log, string sentence);
}
