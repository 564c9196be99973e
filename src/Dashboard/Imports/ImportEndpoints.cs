using Dashboard.Interactions.Store;
using Dashboard.Access;
using Dashboard.Analyses;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Serving;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Imports;

/// <summary>Takes uploads over HTTP, streamed to disk, and gives reject files back.</summary>
public static class ImportEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/cases/{caseId}/uploads", UploadAsync)
            .RequireCase(CaseOperation.ChangeTelemetry)
            .RequireRateLimiting(RateLimits.Import)
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
        endpoints.MapGet("/api/cases/{caseId}/imports/{number:int}/rejects", RejectsAsync)
            .RequireCase(CaseOperation.ReadPrompts)
            .RequireRateLimiting(RateLimits.Export);
    }

    // The body is the file itself, so that nothing of it is held in memory and its name is never a path.
    private static async Task<IResult> UploadAsync(CaseId caseId, HttpContext http, Uploads uploads, CancellationToken cancellation)
    {
        // The uploads count for themselves, so that what is too large is refused with a sentence.
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        if (http.Request.ContentLength is 0) return Results.Problem("The file is empty; nothing was kept.", statusCode: StatusCodes.Status400BadRequest);
        try
        {
            return Results.Ok(new { id = await uploads.SaveAsync(caseId, http.Request.Body, http.Request.ContentLength, cancellation) });
        }
        catch (UploadRefusedException refused)
        {
            return Results.Problem(refused.Message, statusCode: refused.Status);
        }
    }

    private static async Task<IResult> RejectsAsync(
        CaseId caseId, int number, HttpContext http, IInteractionStores stores, AuditTrail audit, CancellationToken cancellation)
    {
        var report = (await stores.Open(caseId).ImportsAsync(cancellation)).FirstOrDefault(r => r.Number == number);
        if (report?.RejectsFile is not { } relative) return Results.NotFound();
        var file = Path.Combine(stores.DirectoryOf(caseId), relative);
        if (!File.Exists(file)) return Results.NotFound();
        await audit.AppendAsync(http.User.Actor(), caseId, "import.rejects.read", $"import {number}", cancellationToken: cancellation);
        return Results.File(file, "text/csv; charset=utf-8", $"{caseId}-import-{number}-rejects.csv");
    }
}
