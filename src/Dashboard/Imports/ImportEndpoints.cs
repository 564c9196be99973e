using Dashboard.Access;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Store;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Imports;
using Dashboard.Limits;
using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Imports;

/// <summary>Takes uploads over HTTP, streamed to disk, and gives manifests, rejects and a first look's chart back.</summary>
public static class ImportEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/cases/{caseId}/uploads", UploadAsync)
            .RequireCase(CaseOperation.ChangeTelemetry)
            .RequireRateLimiting(RateLimits.Import);
        endpoints.MapGet("/api/cases/{caseId}/imports/{number:int}/rejects", RejectsAsync)
            .RequireCase(CaseOperation.ReadPrompts)
            .RequireRateLimiting(RateLimits.Export);
        endpoints.MapGet("/api/cases/{caseId}/imports/{number:int}/differing", DifferingAsync)
            .RequireCase(CaseOperation.ReadTelemetry)
            .RequireRateLimiting(RateLimits.Export);
        endpoints.MapGet("/api/cases/{caseId}/imports/{number:int}/manifest", ManifestAsync)
            .RequireCase(CaseOperation.ReadTelemetry)
            .RequireRateLimiting(RateLimits.Export);
        endpoints.MapGet("/api/cases/{caseId}/imports/{number:int}/volume", VolumeAsync).RequireCase(CaseOperation.ReadTelemetry);
    }

    /// <summary>Where the files of an import are: <c>manifest</c>, <c>rejects</c>, <c>differing</c> or <c>volume</c>.</summary>
    public static string AddressOf(CaseId caseId, int number, string file) => $"/api/cases/{caseId}/imports/{number}/{file}";

    // The body is the file itself, so that nothing of it is held in memory and its name is never a path.
    private static async Task<IResult> UploadAsync(
        CaseId caseId, string? name, int? repairs, HttpContext http, Uploads uploads, WaitingArchives waiting, CaseworkStore casework,
        CancellationToken cancellation)
    {
        // The uploads count for themselves, so that what is too large is refused with a sentence.
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        if (http.Request.ContentLength is 0)
            return Results.Problem("The file is empty; nothing was kept.", statusCode: StatusCodes.Status400BadRequest);
        try
        {
            // The policy of the address does not know of holds.
            if (http.User.FindActor() is { } actor) await casework.RequireAsync(actor, caseId, CaseOperation.ChangeTelemetry, cancellation);
            var id = await uploads.SaveAsync(caseId, http.Request.Body, http.Request.ContentLength, cancellation);
            await waiting.AddUploadAsync(caseId, id, name ?? "", http.User.FindActor()?.Name ?? "", repairs, cancellation);
            return Results.Ok(new { id });
        }
        catch (UploadRefusedException refused)
        {
            var status = refused.Reason == UploadRefusal.TooLarge
                ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status507InsufficientStorage;
            return Results.Problem(refused.Message, statusCode: status);
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
        return Results.File(file, "text/csv; charset=utf-8", RejectsRepair.NameOf(caseId, number));
    }

    private static async Task<IResult> DifferingAsync(
        CaseId caseId, int number, HttpContext http, IInteractionStores stores, AuditTrail audit, CancellationToken cancellation)
    {
        var report = (await stores.Open(caseId).ImportsAsync(cancellation)).FirstOrDefault(r => r.Number == number);
        if (report?.DifferingFile is not { } relative) return Results.NotFound();
        var file = Path.Combine(stores.DirectoryOf(caseId), relative);
        if (!File.Exists(file)) return Results.NotFound();
        await audit.AppendAsync(http.User.Actor(), caseId, "import.differing.read", $"import {number}", cancellationToken: cancellation);
        return Results.File(file, "text/csv; charset=utf-8", $"{caseId}-import-{number}-differing.csv");
    }

    private static async Task<IResult> ManifestAsync(
        CaseId caseId, int number, HttpContext http, IInteractionStores stores, AuditTrail audit, CancellationToken cancellation)
    {
        if ((await stores.Open(caseId).ImportsAsync(cancellation)).FirstOrDefault(r => r.Number == number) is not { } report)
            return Results.NotFound();
        await audit.AppendAsync(http.User.Actor(), caseId, "import.manifest.read", $"import {number}", cancellationToken: cancellation);
        return Results.File(ImportManifest.Write(report), "application/json; charset=utf-8", $"{caseId}-import-{number}-manifest.json");
    }

    private static async Task VolumeAsync(CaseId caseId, int number, HttpContext http, IInteractionStores stores, FirstLooks profiles)
    {
        var store = stores.Open(caseId);
        if ((await store.ImportsAsync(http.RequestAborted)).All(r => r.Number != number))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var fingerprint = (await store.DescribeAsync(http.RequestAborted)).Fingerprint;
        await PanelJson.WriteAsync(
            http, fingerprint.Value, PlotlyJson.Options,
            async () => VolumeFigure.Make(await profiles.FindAsync(caseId, number, fingerprint, http.RequestAborted)));
    }
}
