using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Core;
using Dashboard.Investigations.PacketExports;
using Dashboard.Limits;

namespace Dashboard.PacketExports;

/// <summary>Hands packets out.</summary>
public static class PacketEndpoints
{
    public static void MapPackets(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/cases/{caseId}/packets/{number:int}", DownloadAsync)
            .RequireCase(CaseOperation.ExportPackets)
            .RequireRateLimiting(RateLimits.Export);

    private static async Task<IResult> DownloadAsync(
        CaseId caseId, int number, HttpContext http, CasePackets packets, AuditTrail audit, CancellationToken cancellation)
    {
        var actor = http.User.Actor();
        if (await packets.FindFileAsync(actor, caseId, number, cancellation) is not { } found) return Results.NotFound();
        await audit.AppendAsync(actor, caseId, "packet.download", $"packet {number}", new { sha256 = found.Packet.Sha256 }, cancellation);
        return Results.File(found.Path, "application/zip", $"{caseId}-packet-{number}.zip");
    }
}
