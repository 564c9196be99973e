using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.People;
using Dashboard.Core;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Exhibits;
using Dashboard.Limits;
using Dashboard.Packets.Drawings;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Exhibits;

/// <summary>
/// The files of exhibits over HTTP. Each is checked against the exhibit's manifest before a byte of it leaves, and its
/// hash is its entity tag: what has been frozen never changes, and a browser need not ask for it twice.
/// </summary>
public static class ExhibitEndpoints
{
    /// <summary>The name under which a picture is asked for without knowing its format.</summary>
    public const string Picture = "picture";

    private const string RowsFile = "rows.csv";

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [ExhibitManifest.FileName] = "application/json",
        [RowsFile] = "text/csv; charset=utf-8",
        ["activity.csv"] = "text/csv; charset=utf-8",
        ["picture.png"] = "image/png",
        ["picture.svg"] = "image/svg+xml",
    };

    /// <summary>Maps <c>GET /api/cases/{CaseId}/exhibits/{number}/{file}</c>.</summary>
    public static IEndpointRouteBuilder MapExhibits(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/cases/{CaseId}/exhibits/{number:int}/{file}", FileAsync)
            .RequireCase(CaseOperation.ReadFindings)
            .RequireRateLimiting(RateLimits.Export);
        return endpoints;
    }

    private static async Task<IResult> FileAsync(
        string caseId, int number, string file, HttpContext http, ExhibitRegister exhibits, ExhibitStore files, CaseMembers members,
        AuditedReads reads, CancellationToken cancellation)
    {
        if (!CaseId.TryParse(caseId, out var id)) return Results.NotFound();
        var seesAccounts = (await members.GrantsAsync(http.User.Actor(), id, cancellation)).Contains(CaseOperation.ReadTelemetry);
        if (!seesAccounts && !IsPicture(file)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await exhibits.FindAsync(http.User.Actor(), id, number, cancellation) is not { } exhibit) return Results.NotFound();
        try
        {
            var manifest = await files.ReadManifestAsync(exhibit.ContentHash, cancellation);
            var name = file == Picture
                ? manifest.Files.FirstOrDefault(f => f.Name.StartsWith("picture.", StringComparison.Ordinal))?.Name : file;
            var isHidden = ExhibitKind.Of(exhibit.View).DrawsAccounts && !seesAccounts;
            if (IsPicture(file) && (name is null || isHidden))
            {
                Protect(http.Response.Headers);
                return Results.Text(
                    isHidden ? Instead("shows what accounts share: not for your role")
                    : await DrawnAsync(exhibit, files, cancellation) ?? Instead("no picture was frozen"),
                    ContentTypes["picture.svg"]);
            }

            if (name is null || !ContentTypes.TryGetValue(name, out var contentType)) return Results.NotFound();
            var hash = name == ExhibitManifest.FileName ? exhibit.ContentHash : manifest.Files.FirstOrDefault(f => f.Name == name)?.Sha256;
            if (hash is null) return Results.NotFound();
            if (name == RowsFile) await reads.ExhibitRowsAsync(http.User.Actor(), id, number, hash, cancellation);
            Protect(http.Response.Headers);
            var content = await files.OpenFileAsync(exhibit.ContentHash, name, cancellation);
            return Results.File(content, contentType, DownloadNameOf(exhibit, name), entityTag: new EntityTagHeaderValue($"\"{hash}\""));
        }
        catch (CaseworkNotFoundException)
        {
            return Results.NotFound();
        }
        catch (ExhibitDamagedException damaged)
        {
            return Results.Problem(
                damaged.Message, statusCode: StatusCodes.Status410Gone, title: "The exhibit's file is not what was frozen.");
        }
    }

    private static bool IsPicture(string file) => file == Picture || file.StartsWith("picture.", StringComparison.Ordinal);

    // What was frozen without a browser has no picture of its panel, and rows that one is drawn from as in a packet.
    private static async Task<string?> DrawnAsync(Exhibit exhibit, ExhibitStore files, CancellationToken cancellation)
    {
        await using var stream = await files.OpenFileAsync(exhibit.ContentHash, RowsFile, cancellation);
        var rows = await CsvRows.ReadAsync(stream, ExhibitDrawing.MaxRows + 1, cancellation);
        return ExhibitDrawing.Of([[.. rows.Header], .. rows.Rows.Select(r => r.ToArray())]);
    }

    // What a gallery shows where there is no picture, or none for this reader.
    private static string Instead(string words) =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><text x="160" y="96" text-anchor="middle" font-family="sans-serif" font-size="13" fill="#687386">{words}</text></svg>""";

    // A picture is shown in a page; everything else is a file to keep. An SVG that is opened alone runs nothing.
    private static string? DownloadNameOf(Exhibit exhibit, string name) =>
        IsPicture(name) ? null : $"exhibit-{exhibit.Number}-{name}";

    private static void Protect(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        headers.CacheControl = "private, no-cache";
    }
}
