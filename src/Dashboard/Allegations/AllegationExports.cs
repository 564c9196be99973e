using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Exports;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Reviews;
using Dashboard.Core;
using Dashboard.Limits;

namespace Dashboard.Allegations;

/// <summary>An allegation whole, as Markdown or JSON: for the page's download and for the command.</summary>
public sealed class AllegationExports(AllegationDossiers dossiers, QuotationRegister quotations, RemarkRegister remarks, AuditTrail trail)
{
    private static readonly JsonSerializerOptions Json = new(CaseworkJson.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where an allegation is downloaded.</summary>
    /// <param name="format"><c>md</c> or <c>json</c>.</param>
    public static string AddressOf(CaseId caseId, int number, string format) => string.Create(CultureInfo.InvariantCulture, $"/api/cases/{caseId}/allegations/{number}/document.{format}");

    /// <summary>The document of an allegation, as somebody reads it here; null when there is none that the actor may read.</summary>
    public async Task<AllegationDocument?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellation) =>
        await dossiers.FindAsync(actor, caseId, number, cancellation) is { } dossier
            ? AllegationDocument.Of(dossier, await quotations.CheckAsync(actor, caseId, cancellation), await remarks.ListAsync(actor, caseId, number, cancellation))
            : null;

    /// <summary>The allegation as a file that leaves the program; that it does is recorded first. Null when there is none that the actor may read.</summary>
    public async Task<string?> ExportAsync(Actor actor, CaseId caseId, int number, string format, CancellationToken cancellation)
    {
        if (await FindAsync(actor, caseId, number, cancellation) is not { } document) return null;
        await trail.AppendAsync(actor, caseId, "allegation.export", string.Create(CultureInfo.InvariantCulture, $"allegation {number}"), new { format, version = document.Version }, cancellation);
        return format == "md" ? AllegationMarkdown.Of(document) : JsonSerializer.Serialize(document, Json);
    }
}

/// <summary>The downloads of allegations.</summary>
internal static class AllegationEndpoints
{
    public static void MapAllegations(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (format, type) in (ReadOnlySpan<(string, string)>)[("md", "text/markdown; charset=utf-8"), ("json", "application/json; charset=utf-8")])
        {
            endpoints.MapGet($"/api/cases/{{CaseId}}/allegations/{{number:int}}/document.{format}", Export)
                .RequireCase(CaseOperation.ReadFindings)
                .RequireRateLimiting(RateLimits.Export);

            async Task<IResult> Export(CaseId caseId, int number, HttpContext http, AllegationExports exports, AuditedRecords records)
            {
                await records.RequireAsync(caseId, "Nothing was exported.", http.RequestAborted);
                if (await exports.ExportAsync(http.User.Actor(), caseId, number, format, http.RequestAborted) is not { } text) return Results.NotFound();
                http.Response.Headers.CacheControl = "no-store";
                return Results.File(Encoding.UTF8.GetBytes(text), type, string.Create(CultureInfo.InvariantCulture, $"allegation-{number}.{format}"));
            }
        }
    }
}
