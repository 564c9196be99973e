using System.Text;
using Dashboard.Casework;

namespace Dashboard.Packets.Writing;

/// <summary>The files of a packet's payload, but for the report, which lists them.</summary>
internal static class Payload
{
    public const string PacketFile = "packet.json";
    public const string AllegationFile = "allegation.json";
    public const string SourcesFile = "sources.json";
    public const string ExhibitsFile = "exhibits.json";
    public const string ReportHtmlFile = "report.html";
    public const string ReportPdfFile = "report.pdf";

    /// <summary>What each file is, for the report's and the README's lists.</summary>
    public static string Describe(string path) => path switch
    {
        "README.txt" => "how to check this packet",
        PacketFile => "what this packet is, by whom and with what it was made",
        AllegationFile => "the allegation, its elements, their standing and grounds",
        SourcesFile => "the sources with their grades, and the figures they report",
        "timeline.json" => "the events of the case",
        "open-questions.json" => "what the case has not settled",
        "imports.json" => "the log files that the data came from",
        ExhibitsFile => "the exhibits and the hash of each",
        "methods.json" => "the methods, their versions and parameters",
        "custody.csv" => "the custody record",
        "limitations.md" => "what speaks against the allegation, what is open, what is not shown",
        _ when path.EndsWith("/" + ExhibitManifest.FileName, StringComparison.Ordinal) => "the exhibit: selection, method, figures, hashes of its files",
        _ when path.EndsWith("/" + ExhibitStore.RowsFileName, StringComparison.Ordinal) => "the rows that the view showed",
        _ when path.EndsWith("/" + ExhibitActivity.FileName, StringComparison.Ordinal) => "the data from which its figures are recounted",
        _ when path.Contains("/picture.", StringComparison.Ordinal) => "the view as it looked",
        _ => "",
    };

    /// <summary>Collects the files.</summary>
    /// <exception cref="PacketRefusedException">An exhibit's files are not what was frozen.</exception>
    public static async Task<List<PayloadFile>> CollectAsync(PacketContents contents, CancellationToken cancellation)
    {
        var files = new List<PayloadFile>
        {
            PayloadFile.Of(PacketFile, PacketJson.Write(Describe(contents))),
            PayloadFile.Of(AllegationFile, PacketJson.Write(AllegationDocument.Of(contents.Allegation))),
            PayloadFile.Of(SourcesFile, PacketJson.Write(new SourcesDocument([.. contents.Sources.Select(SourceDocument.Of)], [.. contents.ReportedFigures.Select(ReportedFigureDocument.Of)]))),
            PayloadFile.Of("timeline.json", PacketJson.Write(contents.Events.Select(EventDocument.Of))),
            PayloadFile.Of("open-questions.json", PacketJson.Write(contents.Questions.Select(QuestionDocument.Of))),
            PayloadFile.Of("imports.json", PacketJson.Write(contents.Imports)),
            PayloadFile.Of(ExhibitsFile, PacketJson.Write(contents.Exhibits.Select(ExhibitIndexDocument.Of))),
            PayloadFile.Of("methods.json", PacketJson.Write(Methods(contents))),
            PayloadFile.Of("custody.csv", CustodyRecord.ToCsv(CustodyRecord.Of(contents))),
            PayloadFile.Of("limitations.md", Limitations.ToMarkdown(contents)),
        };
        foreach (var exhibit in contents.Exhibits) files.AddRange(await ExhibitAsync(exhibit, cancellation));
        files.Add(PayloadFile.Of("README.txt", Encoding.UTF8.GetBytes(PacketReadme.Write(contents))));
        return [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    /// <summary>The methods that the exhibits were made with, each with its parameters.</summary>
    public static IReadOnlyList<MethodDocument> Methods(PacketContents contents) =>
    [
        .. contents.Exhibits
            .GroupBy(x => (x.Manifest.Method, Parameters: x.Manifest.Parameters.GetRawText()))
            .OrderBy(g => g.Key.Method.ToString(), StringComparer.Ordinal).ThenBy(g => g.Key.Parameters, StringComparer.Ordinal)
            .Select(g => new MethodDocument(g.Key.Method, [.. g.Select(x => x.Record.Number)], g.First().Manifest.Parameters)),
    ];

    private static PacketDocument Describe(PacketContents c) => new(
        PacketDocument.CurrentFormat, c.Identifier, c.Case.Id, c.Case.Name, c.Case.Kind, c.Case.IsSynthetic, c.Allegation.Number, c.Allegation.Version,
        PacketProfile.Full, c.Marking.Label(), c.Case.TimeZone, c.CreatedAt, c.CreatedBy, "Dashboard", c.ToolVersion, c.Audit);

    private static async Task<IReadOnlyList<PayloadFile>> ExhibitAsync(PacketExhibit exhibit, CancellationToken cancellation)
    {
        var files = new List<PayloadFile>();
        foreach (var (name, sha256) in exhibit.Manifest.Files.Select(f => (f.Name, f.Sha256)).Prepend((ExhibitManifest.FileName, exhibit.Record.ContentHash)))
        {
            var file = await PayloadFile.OfAsync($"{exhibit.Folder}/{name}", token => exhibit.OpenFileAsync(name, token), cancellation);
            if (file.Sha256 != sha256)
                throw new PacketRefusedException($"The file {name} of exhibit {exhibit.Record.Number} is not what was frozen. No packet was written; restore the workspace from a backup, or freeze the view again.");
            files.Add(file);
        }

        return files;
    }
}
