using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Investigations.Views;
using Dashboard.Limits;
using Dashboard.Tables;

namespace Dashboard.Annotations;

/// <summary>
/// All annotations of a filter as CSV, thread by thread: <c>GET /api/cases/{CaseId}/annotations?VIEW</c>. The view is the one in
/// the address of their page. What leaves is on record before it does.
/// </summary>
public static class AnnotationExports
{
    private static readonly TableColumn<Annotation>[] Columns =
    [
        new("number", "Number", a => a.Number), new("answers", "Answers", a => a.ReplyTo), new("kind", "On", a => a.TargetKind.Word()),
        new("target", "Target", a => VisibleText.Of(a.Target)),
        new("author", "By", a => VisibleText.Of(a.Author)), new("written_utc", "Written", a => a.CreatedAt),
        new("version", "Version", a => a.Version), new("edited_by", "Edited by", a => VisibleText.Of(a.UpdatedBy)),
        new("edited_utc", "Edited", a => a.UpdatedAt), new("tags", "Tags", a => VisibleText.Of(a.Tags)),
        new("taken_away", "Taken away", a => a.IsDeleted), new("text", "Text", a => a.IsDeleted ? null : VisibleText.Of(a.Text)),
    ];

    public static void MapAnnotations(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/cases/{CaseId}/annotations", ExportAsync)
        .RequireCase(CaseOperation.ReadTelemetry)
        .RequireRateLimiting(RateLimits.Export);

    /// <summary>Where all annotations of a view are.</summary>
    public static string AddressOf(CaseId caseId, AnnotationsView view) =>
        $"/api/cases/{caseId}/annotations?{view with { From = 0 }}".TrimEnd('?');

    private static async Task<IResult> ExportAsync(
        CaseId caseId, HttpContext http, CaseRegister cases, AnnotationQueries annotations, AuditedRecords records, AuditTrail trail,
        TimeProvider time)
    {
        try
        {
            var (actor, view) = (http.User.Actor(), AnnotationsView.Parse(http.Request.QueryString.Value));
            if (await cases.FindAsync(actor, caseId, http.RequestAborted) is not { } of) return Results.NotFound();
            await records.RequireAsync(caseId, "Nothing was exported.", http.RequestAborted);
            var threads =
                (await annotations.ThreadsAsync(actor, caseId, view.Filter, take: 0, cancellationToken: http.RequestAborted)).Total;
            await trail.AppendAsync(
                actor, caseId, "annotations.export", "annotations", new { filter = view.ToString(), threads }, http.RequestAborted);
            string[] about = [$"filter: {(view.IsFiltered ? view : "none")}", $"threads: {threads}"];
            var file = new TableFile("annotations", of, about, actor, time.GetUtcNow());
            http.Response.Headers.CacheControl = "no-store";
            return Results.Stream(
                body => file.WriteAsync(
                    Columns, annotations.AllThreadsAsync(actor, caseId, view.Filter, http.RequestAborted).SelectMany(thread => thread.All),
                    body, http.RequestAborted),
                "text/csv; charset=utf-8", file.Name);
        }
        catch (FormatException failure)
        {
            return Results.Problem($"{failure.Message} Nothing was exported.", statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
