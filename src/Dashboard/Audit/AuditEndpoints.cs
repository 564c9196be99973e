using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Core;
using Dashboard.Limits;

namespace Dashboard.Audit;

/// <summary>
/// Exports of the audit trail: <c>GET /api/cases/{CaseId}/audit?FILTER&amp;format=csv|jsonl</c>, and <c>GET /api/audit</c> for the
/// entries that belong to no case. The filter is the one in the page's address. <c>format=proof</c> gives all entries, whatever the
/// filter, with the proof that none is left out.
/// </summary>
public static class AuditEndpoints
{
    private const string Proof = "proof";

    public static void MapAudit(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            "/api/cases/{CaseId}/audit",
            (CaseId caseId, string? format, HttpContext http, AuditTrail trail, AuditLog log) => ExportAsync(
                http, trail, log, caseId, format))
            .RequireCase(CaseOperation.ReadAudit)
            .RequireRateLimiting(RateLimits.Export);
        endpoints.MapGet(
            "/api/audit", (string? format, HttpContext http, AuditTrail trail, AuditLog log) => ExportAsync(http, trail, log, null, format))
            .RequireAuthorization(CasePolicies.Administration)
            .RequireRateLimiting(RateLimits.Export);
    }

    /// <summary>Where what a page shows is exported, all pages of it.</summary>
    public static string AddressOf(CaseId? caseId, AuditView view, string format)
    {
        var query = (view with { OldestFirst = false, After = null }).ToString();
        var path = caseId is { } id ? $"/api/cases/{id}/audit" : "/api/audit";
        return query.Length == 0 ? $"{path}?format={format}" : $"{path}?{query}&format={format}";
    }

    private static async Task<IResult> ExportAsync(HttpContext http, AuditTrail trail, AuditLog log, CaseId? caseId, string? format)
    {
        if (format == Proof) return await ProveAsync(http, trail, log, caseId);
        if (AuditExportFormat.Find(format ?? "csv") is not { } chosen)
            return Results.Problem(
                $"The format '{format}' is not one of {string.Join(", ", AuditExportFormat.All.Select(f => f.Name))}. Nothing was exported.", statusCode: StatusCodes.Status400BadRequest);
        AuditFilter filter;
        try
        {
            filter = AuditView.Parse(http.Request.QueryString.Value).Filter;
        }
        catch (FormatException failure)
        {
            return Results.Problem($"{failure.Message} Nothing was exported.", statusCode: StatusCodes.Status400BadRequest);
        }

        var export = await trail.ExportAsync(http.User.Actor(), caseId, filter, chosen.Name, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(
            body => chosen.WriteAsync(export.Rows, body, http.RequestAborted), chosen.ContentType,
            $"{caseId?.Value ?? "workspace"}-audit.{chosen.Name}");
    }

    private static async Task<IResult> ProveAsync(HttpContext http, AuditTrail trail, AuditLog log, CaseId? caseId)
    {
        var actor = http.User.Actor();
        // Recorded first: what leaves has it.
        await trail.AppendAsync(actor, caseId, "audit.prove", "audit trail", new { wholeCase = true }, http.RequestAborted);
        var proof = await log.ProveCaseAsync(actor, caseId, [], http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(proof.ToBytes(), "application/json; charset=utf-8", $"{caseId?.Value ?? "workspace"}-audit-proof.json");
    }
}
