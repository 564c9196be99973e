using System.Globalization;
using System.Text;
using Dashboard.Casework.Exhibits;
using Dashboard.Packets.Bags;
using Dashboard.Packets.CaseOntology;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Drawings;
using Dashboard.Packets.Faces;
using Dashboard.Packets.Stix;
using Dashboard.Packets.Tables;
using Dashboard.Packets.Tools;

namespace Dashboard.Packets.Payloads;

/// <summary>The files of a packet's payload, but for the report, which lists them.</summary>
internal static class Payload
{
    public const string PacketFile = "packet.json";
    public const string AllegationFile = "allegation.json";
    public const string StandingFile = "standing.json";
    public const string SourcesFile = "sources.json";
    public const string RemarksFile = "remarks.json";
    public const string QuotationsFile = "quotations.json";
    public const string EventsFile = "timeline.json";
    public const string QuestionsFile = "open-questions.json";
    public const string ImportsFile = "imports.json";
    public const string ExhibitsFile = "exhibits.json";
    public const string MethodsFile = "methods.json";
    public const string ErrorRatesFile = "error-rates.json";
    public const string FiguresFile = "figures.csv";
    public const string CustodyFile = "custody.csv";
    public const string LimitationsFile = "limitations.md";
    public const string RedactionsFile = "redactions.json";
    public const string InferenceFolder = "analysis/";
    public const string InferenceInputFile = InferenceFolder + "input.json";
    public const string InferenceResultFile = InferenceFolder + "result.json";
    public const string InferenceRunFile = InferenceFolder + "run.json";
    public const string TablesFolder = "tables/";
    public const string ReadmeFile = "README.txt";
    public const string ContentManifestFile = "content-sha256.txt";
    public const string ReportHtmlFile = "report.html";
    public const string ReportPdfFile = "report.pdf";

    /// <summary>What each file is, for the report's and the README's lists.</summary>
    public static string Describe(string path) => path switch
    {
        ReadmeFile => "how to check this packet",
        PacketFile => "what this packet is, and with what it was made",
        AllegationFile => "the allegation, its elements, their standing and grounds",
        StandingFile => "what the rule of standing says of them: headline, ceilings, remarks",
        SourcesFile => "the sources with their grades, and the figures they report",
        RemarksFile => "what was remarked on the allegation, dissent among it",
        QuotationsFile => "words of the sources, each with its place",
        EventsFile => "the events of the case",
        QuestionsFile => "what the case has not settled",
        ImportsFile => "the log files that the data came from",
        ExhibitsFile => "the exhibits and the hash of each",
        MethodsFile => "the methods, their versions and parameters",
        ErrorRatesFile => "how often the analysis was wrong where the truth was known",
        FiguresFile => "every figure: what of, on which selection, what kind, how to count it again",
        CustodyFile => "the custody record",
        RedactionsFile => "what was redacted, and how",
        CommitmentsDocument.FileName => "commitments to what was removed, so that it can be opened later and proved",
        InferenceInputFile => "what the analysis looked at: accounts, what they share, what they did",
        InferenceResultFile => "what it found, with its parameters and the versions of its methods",
        InferenceRunFile => "when it ran, and the fingerprint of the data that it ran on",
        StixBundle.FileName => "the contents as a STIX 2.1 bundle",
        CaseGraph.FileName => "the custody record as CASE and UCO 1.4, JSON-LD",
        LimitationsFile => "what speaks against the allegation, what is open, what is not shown",
        ContentManifestFile => "the hash of every file of the content; its own SHA-256 is the content id",
        _ when PacketTools.Describe(path) is { Length: > 0 } tool => tool,
        _ when path.EndsWith("/" + ExhibitManifest.FileName, StringComparison.Ordinal) =>
            "the exhibit: selection, method, figures, hashes of its files",
        _ when path.StartsWith(TablesFolder, StringComparison.Ordinal) && path.EndsWith(".svg", StringComparison.Ordinal) =>
            "the rows that the view showed, drawn",
        _ when path.StartsWith(TablesFolder, StringComparison.Ordinal) => "the rows that the view showed, as Parquet",
        _ when path.EndsWith("/" + ExhibitStore.RowsFileName, StringComparison.Ordinal) => "the rows that the view showed",
        _ when path.EndsWith("/" + ExhibitActivity.FileName, StringComparison.Ordinal) => "the data from which its figures are recounted",
        _ when path.Contains("/picture.", StringComparison.Ordinal) => "the view as it looked",
        _ => "",
    };

    /// <summary>Collects the files of the content, the content's own manifest last but in its place by name.</summary>
    /// <exception cref="PacketRefusedException">An exhibit's files are not what was frozen.</exception>
    public static async Task<PacketPayload> CollectAsync(PacketContents contents, CancellationToken cancellation)
    {
        var files = Derived(contents);
        foreach (var exhibit in contents.Exhibits)
        {
            files.AddRange(await ExhibitAsync(exhibit, cancellation));
            await using var rows = await exhibit.OpenFileAsync(ExhibitStore.RowsFileName, cancellation);
            var records = RowsTable.Records(rows);
            files.Add(PayloadFile.Of(TableOf(exhibit.Record.Number), await RowsTable.WriteAsync(records, cancellation)));
            if (Drawing(exhibit.Record.Number, records) is { } drawing) files.Add(drawing);
        }

        files.AddRange(contents.Inference);
        return WithManifest(files);
    }

    /// <summary>The Parquet file of an exhibit's rows.</summary>
    public static string TableOf(int exhibit) =>
        string.Create(CultureInfo.InvariantCulture, $"{TablesFolder}exhibit-{exhibit:0000}.parquet");

    /// <summary>The file of an exhibit's rows drawn.</summary>
    public static string DrawingOf(int exhibit) => Path.ChangeExtension(TableOf(exhibit), ".svg");

    /// <summary>An exhibit's rows drawn, in faces of its own; null where they are of a kind that is not drawn.</summary>
    public static PayloadFile? Drawing(int exhibit, IReadOnlyList<string[]> records) =>
        ExhibitDrawing.Of(records) is { } svg
        ? PayloadFile.Of(DrawingOf(exhibit), ReportFaces.SetPicture(Encoding.UTF8.GetBytes(svg), "drawing")) : null;

    /// <summary>The files with the manifest that lists them.</summary>
    public static PacketPayload WithManifest(IReadOnlyCollection<PayloadFile> files)
    {
        var manifest = PayloadFile.Of(
            ContentManifestFile, Encoding.UTF8.GetBytes(BagManifest.Format(files.Select(f => KeyValuePair.Create(f.Path, f.Sha256)))));
        return new PacketPayload([.. files.Append(manifest).OrderBy(f => f.Path, StringComparer.Ordinal)], manifest.Sha256);
    }

    /// <summary>All files but those of exhibits: each follows from the contents alone.</summary>
    public static List<PayloadFile> Derived(PacketContents contents) =>
    [
        PayloadFile.Of(PacketFile, PacketJson.Write(PacketDocument.Of(contents))),
        PayloadFile.Of(AllegationFile, PacketJson.Write(AllegationDocument.Of(contents.Allegation))),
        PayloadFile.Of(StandingFile, PacketJson.Write(PacketStanding.Of(contents))),
        PayloadFile.Of(
            SourcesFile,
            PacketJson.Write(
                new SourcesDocument(
                    [.. contents.Sources.Select(SourceDocument.Of)], [.. contents.ReportedFigures.Select(ReportedFigureDocument.Of)]))),
        PayloadFile.Of(RemarksFile, PacketJson.Write(contents.Remarks.Select(RemarkDocument.Of))),
        PayloadFile.Of(QuotationsFile, PacketJson.Write(contents.Quotations.Select(QuotationDocument.Of))),
        PayloadFile.Of(EventsFile, PacketJson.Write(contents.Events.Select(EventDocument.Of))),
        PayloadFile.Of(QuestionsFile, PacketJson.Write(contents.Questions.Select(QuestionDocument.Of))),
        PayloadFile.Of(ImportsFile, PacketJson.Write(contents.Imports)),
        PayloadFile.Of(ExhibitsFile, PacketJson.Write(contents.Exhibits.Select(ExhibitIndexDocument.Of))),
        PayloadFile.Of(MethodsFile, PacketJson.Write(Methods(contents))),
        PayloadFile.Of(ErrorRatesFile, PacketJson.Write(contents.ErrorRates)),
        PayloadFile.Of(FiguresFile, FigureTable.ToCsv(contents)),
        PayloadFile.Of(CustodyFile, CustodyRecord.ToCsv(CustodyRecord.Of(contents))),
        PayloadFile.Of(LimitationsFile, Limitations.ToMarkdown(contents)),
        PayloadFile.Of(StixBundle.FileName, StixBundle.Write(contents)),
        PayloadFile.Of(CaseGraph.FileName, CaseGraph.Write(contents)),
        PayloadFile.Of(ReadmeFile, Encoding.UTF8.GetBytes(PacketReadme.Write(contents))),
        .. contents.Redactions is { } log
            ? (PayloadFile[])[PayloadFile.Of(RedactionsFile, PacketJson.Write(log.Entries)),
                PayloadFile.Of(CommitmentsDocument.FileName, PacketJson.Write(CommitmentsDocument.Of(log)))] : [],
        .. PacketTools.Files(),
    ];

    /// <summary>The methods that the exhibits were made with, each with its parameters.</summary>
    public static IReadOnlyList<MethodDocument> Methods(PacketContents contents) =>
    [
        .. contents.Exhibits
            .GroupBy(x => (x.Manifest.Method, Parameters: x.Manifest.Parameters.GetRawText()))
            .OrderBy(g => g.Key.Method.ToString(), StringComparer.Ordinal).ThenBy(g => g.Key.Parameters, StringComparer.Ordinal)
            .Select(g => new MethodDocument(g.Key.Method, [.. g.Select(x => x.Record.Number)], g.First().Manifest.Parameters)),
    ];

    private static async Task<IReadOnlyList<PayloadFile>> ExhibitAsync(PacketExhibit exhibit, CancellationToken cancellation)
    {
        var files = new List<PayloadFile>();
        foreach (var (name, sha256) in exhibit.Manifest.Files.Select(f => (f.Name, f.Sha256))
            .Prepend((ExhibitManifest.FileName, exhibit.Record.ContentHash)))
        {
            var file = await PayloadFile.OfAsync($"{exhibit.Folder}/{name}", token => exhibit.OpenFileAsync(name, token), cancellation);
            if (file.Sha256 != sha256)
                throw new PacketRefusedException(
                    $"The file {name} of exhibit {exhibit.Record.Number} is not what was frozen. No packet was written; restore the workspace from a backup, or freeze the view again.");
            files.Add(file);
        }

        return files;
    }
}
