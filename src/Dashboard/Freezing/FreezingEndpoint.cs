using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Failures;
using Dashboard.Investigations.Exhibits;
using Dashboard.Limits;

namespace Dashboard.Freezing;

/// <summary><c>POST /api/cases/{caseId}/exhibits</c>: title, panel or table and its state as a form, the picture as its file.</summary>
public static class FreezingEndpoint
{
    private const long MaxPictureBytes = 12 * 1024 * 1024;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static void MapFreezing(this RouteGroupBuilder cases) => cases.MapPost("/exhibits", FreezeAsync)
        .RequireCase(CaseOperation.WriteFindings)
        .RequireRateLimiting(RateLimits.Export)
        .WithFormOptions(multipartBodyLengthLimit: MaxPictureBytes + (64 * 1024));

    private static async Task<IResult> FreezeAsync(HttpContext http, string caseId, ExhibitFreezer freezer)
    {
        if (!http.Request.HasFormContentType) return Refused("An exhibit is sent as a form.", StatusCodes.Status415UnsupportedMediaType);
        if (!CaseId.TryParse(caseId, out var id)) return Results.NotFound();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!EnumName.TryParse<ExhibitView>(form["view"], out var view)) return Refused("The form names no panel to freeze.");
        try
        {
            var frozen = FrozenView.Parse(view, form["state"]);
            var picture = await PictureAsync(form.Files.GetFile("picture"), http.RequestAborted);
            var exhibit = await freezer.FreezeAsync(http.User.Actor(), id, frozen, form["title"].ToString(), picture, http.RequestAborted);
            return Results.Ok(new { number = exhibit.Number, title = exhibit.Title });
        }
        catch (FormatException exception)
        {
            return Refused(exception.Message);
        }
        catch (InvalidDataException exception)
        {
            return Refused(exception.Message);
        }
        catch (CaseworkException exception)
        {
            return Refused(exception.Message, RequestFailures.Describe(exception).Status);
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> PictureAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null) return null;
        if (file.Length > MaxPictureBytes)
            throw new InvalidDataException(
                $"The picture is larger than {MaxPictureBytes / 1024 / 1024} MB. Nothing was frozen; make the window smaller and try again.");
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var picture = bytes.ToArray();
        return picture.AsSpan().StartsWith(PngSignature)
            ? picture : throw new InvalidDataException("The picture is not a PNG file. Nothing was frozen.");
    }

    private static IResult Refused(string sentence, int status = StatusCodes.Status400BadRequest) =>
        Results.Problem(sentence, statusCode: status, title: "Not frozen");
}
