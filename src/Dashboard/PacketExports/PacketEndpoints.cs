using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Packets;
using Dashboard.Core;
using Dashboard.Investigations.PacketExports;
using Dashboard.Limits;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Exporting;

namespace Dashboard.PacketExports;

/// <summary>Hands packets out.</summary>
public static class PacketEndpoints
{
    // A report has no script, loads nothing, and is shown as what it is: a document of its own.
    private const string ReportPolicy =
        "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    public static void MapPackets(this IEndpointRouteBuilder endpoints)
    {
        foreach (var isLoadFile in (bool[])[false, true])
        {
            endpoints.MapGet(
                    $"/api/cases/{{caseId}}/packets/{{number:int}}{(isLoadFile ? "/load-file" : "")}",
                    (CaseId caseId, int number, HttpContext http, CasePackets packets, AuditTrail audit, CancellationToken cancellation) =>
                        DownloadAsync(caseId, number, isLoadFile, http.User.Actor(), packets, audit, cancellation))
                .RequireCase(CaseOperation.ExportPackets)
                .RequireRateLimiting(RateLimits.Export);
        }

        endpoints.MapGet("/api/cases/{caseId}/packets/preview", PreviewAsync)
            .RequireCase(CaseOperation.ExportPackets)
            .RequireRateLimiting(RateLimits.Export);
    }

    private static async Task<IResult> PreviewAsync(
        CaseId caseId, int allegation, string profile, string marking, string paper, HttpContext http, CasePackets packets,
        AuditTrail audit, CancellationToken cancellation)
    {
        if (!Enum.TryParse<PacketProfile>(profile, ignoreCase: true, out var shown) || TlpMarkings.Find(marking) is not { } tlp
            || !Enum.TryParse<Paper>(paper, ignoreCase: true, out var on)) return Results.BadRequest();
        var actor = http.User.Actor();
        PacketPreview preview;
        try
        {
            preview = await packets.PreviewAsync(
                new PacketRequest(caseId, allegation, "", actor) { Profile = shown, Marking = tlp, Paper = on }, cancellation);
        }
        catch (CaseworkNotFoundException)
        {
            return Results.NotFound();
        }

        await audit.AppendAsync(
            actor, caseId, "packet.preview", $"allegation {allegation}", new { contentId = preview.ContentId, profile = shown },
            cancellation);
        http.Response.Headers.ContentSecurityPolicy = ReportPolicy;
        return Results.Content(preview.Html, "text/html; charset=utf-8");
    }

    private static async Task<IResult> DownloadAsync(
        CaseId caseId, int number, bool isLoadFile, Actor actor, CasePackets packets, AuditTrail audit, CancellationToken cancellation)
    {
        var found = isLoadFile ? await packets.FindLoadFileAsync(actor, caseId, number, cancellation)
            : await packets.FindFileAsync(actor, caseId, number, cancellation);
        if (found is not { } file) return Results.NotFound();
        object detail = isLoadFile ? new { loadFile = file.Packet.LoadFileSha256 } : new { sha256 = file.Packet.Sha256 };
        await audit.AppendAsync(actor, caseId, "packet.download", $"packet {number}", detail, cancellation);
        return Results.File(file.Path, "application/zip", $"{caseId}-packet-{number}{(isLoadFile ? "-load-file" : "")}.zip");
    }
}
