using System.Globalization;
using System.Text;
using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Core;
using Dashboard.Investigations.LiveFigures;
using Dashboard.Limits;

namespace Dashboard.Allegations;

/// <summary>The downloads of allegations.</summary>
internal static class AllegationEndpoints
{
    /// <summary>Where an allegation is downloaded.</summary>
    /// <param name="format"><c>md</c> or <c>json</c>.</param>
    public static string AddressOf(CaseId caseId, int number, string format) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/cases/{caseId}/allegations/{number}/document.{format}");

    public static void MapAllegations(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (format, type) in (ReadOnlySpan<(string, string)>)[
            ("md", "text/markdown; charset=utf-8"), ("json", "application/json; charset=utf-8")])
        {
            endpoints.MapGet($"/api/cases/{{CaseId}}/allegations/{{number:int}}/document.{format}", Export)
                .RequireCase(CaseOperation.ReadFindings)
                .RequireRateLimiting(RateLimits.Export);

            async Task<IResult> Export(CaseId caseId, int number, HttpContext http, AllegationExports exports, AuditedRecords records)
            {
                await records.RequireAsync(caseId, "Nothing was exported.", http.RequestAborted);
                if (await exports.ExportAsync(http.User.Actor(), caseId, number, format, http.RequestAborted) is not { } text)
                    return Results.NotFound();
                http.Response.Headers.CacheControl = "no-store";
                return Results.File(
                    Encoding.UTF8.GetBytes(text), type, string.Create(CultureInfo.InvariantCulture, $"allegation-{number}.{format}"));
            }
        }
    }
}
