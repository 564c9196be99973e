using System.Globalization;
using System.Text;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Packets.Contents;

/// <summary>One step of an item's custody: what, by whom, with what, from where to where.</summary>
internal sealed record CustodyRecord(
    string Item,
    string Description,
    string SourceSystem,
    string Query,
    string Who,
    string Tool,
    DateTime At,
    long Bytes,
    string Sha256,
    string From,
    string To,
    string Purpose,
    string DerivedFrom)
{
    private static readonly string[] Header =
        ["item", "description", "source_system", "query", "who", "tool", "time_utc", "bytes", "sha256", "from", "to", "purpose",
            "derived_from"];

    /// <summary>The name of the file that it is of.</summary>
    public string FileName => Item.StartsWith("exhibit ", StringComparison.Ordinal) ? Item.Split(' ', 3)[^1] : From;

    /// <summary>The steps that the packet's items took: logs imported, exhibits frozen.</summary>
    public static IReadOnlyList<CustodyRecord> Of(PacketContents contents)
    {
        var workspace = $"case {contents.Case.Id}";
        var records = new List<CustodyRecord>();
        foreach (var file in contents.Imports)
        {
            records.Add(new CustodyRecord(
                $"import {file.Number}",
                $"log file {file.File}: {Number(file.RowsRead)} rows read, {Number(file.Accepted)} accepted, {Number(file.Duplicates)} duplicates, {Number(file.Rejected)} rejected{(file.SetAside > 0 ? $", {Number(file.SetAside)} set aside" : "")}",
                $"log, preset {file.Preset}", "", file.ImportedBy, "Dashboard", file.ImportedAt, file.Bytes, file.Sha256, file.File,
                workspace, "investigation", ""));
        }

        foreach (var exhibit in contents.Exhibits)
        {
            var (record, manifest) = (exhibit.Record, exhibit.Manifest);
            foreach (var file in manifest.Files)
            {
                records.Add(new CustodyRecord(
                    $"exhibit {record.Number} {file.Name}", $"{manifest.Title} ({manifest.View.Word()})", $"interactions of {workspace}",
                    manifest.Selection.IsEverything ? "everything" : manifest.Selection.ToString(), manifest.FrozenBy,
                    $"Dashboard, method {manifest.Method}", manifest.FrozenAt,
                    file.Bytes, file.Sha256, $"interactions of {workspace}", "exhibit store", "frozen as an exhibit",
                    $"data set {manifest.Fingerprint}"));
            }
        }

        return records;
    }

    /// <summary>The last step, which belongs to the envelope: the exhibits put into the packet.</summary>
    public static IReadOnlyList<CustodyRecord> OfSealing(PacketContents contents, PacketEnvelope envelope, string identifier) =>
    [
        .. contents.Exhibits.Select(exhibit => new CustodyRecord(
            $"exhibit {exhibit.Record.Number}", "all of its files, named by the SHA-256 of exhibit.json", "exhibit store", "",
            envelope.SealedBy, $"Dashboard {contents.ToolVersion}",
            envelope.SealedAt, exhibit.Manifest.Files.Sum(f => f.Bytes), exhibit.Record.ContentHash, "exhibit store", identifier,
            $"cited by allegation {contents.Allegation.Number}", $"exhibit {exhibit.Record.Number}")),
    ];

    /// <summary>The steps as RFC 4180 CSV, as <see cref="CsvText"/> writes texts.</summary>
    public static byte[] ToCsv(IEnumerable<CustodyRecord> records)
    {
        var text = new StringBuilder();
        AppendLine(text, Header);
        foreach (var r in records)
        {
            AppendLine(text, [
                r.Item, r.Description, r.SourceSystem, r.Query, r.Who, r.Tool, Instant.Format(r.At),
                r.Bytes.ToString(CultureInfo.InvariantCulture),
                r.Sha256, r.From, r.To, r.Purpose, r.DerivedFrom,
            ]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(CsvText.Cell)).Append("\r\n");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
