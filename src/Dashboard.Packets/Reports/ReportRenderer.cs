using System.Globalization;
using System.Text;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Shown;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Drawings;
using Dashboard.Packets.Faces;
using Dashboard.Packets.Payloads;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Packets.Reports;

/// <summary>Renders a packet's report: one HTML document that needs nothing else, made to be printed.</summary>
public sealed class ReportRenderer(ILoggerFactory loggers)
{
    private const int MaxRows = 8;
    private const int MaxColumns = 7;
    private const int MaxCellLength = 80;

    /// <summary>What is drawn on paper is no larger; a larger picture stays in its file.</summary>
    private const long MaxPictureBytes = 32 << 20;

    internal async Task<string> RenderAsync(
        PacketContents contents, PacketEnvelope envelope, PacketPayload payload, CancellationToken cancellation)
    {
        var exhibits = new List<ReportExhibit>();
        foreach (var exhibit in contents.Exhibits)
        {
            var records = await RecordsAsync(exhibit, cancellation);
            exhibits.Add(
                new ReportExhibit(
                    exhibit, await PictureAsync(exhibit, cancellation), ExhibitDrawing.Of(records), Preview(exhibit, records)));
        }

        var model = new ReportModel(contents, envelope, payload.ContentId, exhibits, payload.Files);
        return await RenderAsync<Report>(new() { [nameof(Report.Model)] = model });
    }

    /// <summary>A document with a page for each file that is produced as it is.</summary>
    internal Task<string> RenderSlipSheetsAsync(IReadOnlyList<SlipSheet> sheets, string marking, Paper paper, bool isSynthetic) =>
        RenderAsync<SlipSheets>(new()
    {
        [nameof(SlipSheets.Sheets)] = sheets, [nameof(SlipSheets.Marking)] = marking, [nameof(SlipSheets.Paper)] = paper,
        [nameof(SlipSheets.IsSynthetic)] = isSynthetic,
    });

    private async Task<string> RenderAsync<TDocument>(Dictionary<string, object?> parameters)
        where TDocument : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TDocument>(ParameterView.FromDictionary(parameters));
            // A report is read as a page is: what cannot be seen stands there as a mark.
            return ReportFaces.Set(Markup.Shown(root.ToHtmlString(), new ShownText(null)).ReplaceLineEndings("\n"));
        });
    }

    private static async Task<string?> PictureAsync(PacketExhibit exhibit, CancellationToken cancellation)
    {
        foreach (var (format, type) in ((PictureFormat, string)[])[(PictureFormat.Png, "image/png"), (PictureFormat.Svg, "image/svg+xml")])
        {
            var name = ExhibitStore.PictureFileName(format);
            if (exhibit.Manifest.Files.FirstOrDefault(f => f.Name == name) is not { Bytes: <= MaxPictureBytes }) continue;
            await using var stream = await exhibit.OpenFileAsync(name, cancellation);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellation);
            return $"data:{type};base64,{Convert.ToBase64String(format == PictureFormat.Svg ? ReportFaces.SetPicture(bytes.ToArray(), $"exhibit{exhibit.Record.Number}") : bytes.ToArray())}";
        }

        return null;
    }

    // One more than is drawn, so that what has more is not.
    private static async Task<List<string[]>> RecordsAsync(PacketExhibit exhibit, CancellationToken cancellation)
    {
        await using var stream = await exhibit.OpenFileAsync(ExhibitStore.RowsFileName, cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return CsvPreview.Read(reader, ExhibitDrawing.MaxRows + 2);
    }

    private static RowsPreview Preview(PacketExhibit exhibit, List<string[]> records) => records.Count == 0
        ? new RowsPreview([], [], 0, exhibit.Manifest.RowCount)
        : new RowsPreview(
            Shorten(records[0]), [.. records.Skip(1).Take(MaxRows).Select(Shorten)], records[0].Length, exhibit.Manifest.RowCount);

    private static string[] Shorten(string[] cells) =>
        [.. cells.Take(MaxColumns)
            .Select(
                c => IsLongNumber(c, out var number) ? number.ToString("G6", CultureInfo.InvariantCulture) : c.Length <= MaxCellLength
                ? c : c[..MaxCellLength] + "…")];

    // More digits than anybody reads on paper; the file has them.
    private static bool IsLongNumber(string cell, out double number)
    {
        const int MaxShown = 8;
        number = 0;
        return cell.Length > MaxShown && cell.Contains('.', StringComparison.Ordinal)
            && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
