using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Packets.Reports.Printing;

/// <summary>A printed document.</summary>
public sealed record PrintedPdf(byte[] Content, int Pages);

/// <summary>No PDF could be made. The message is a sentence that says why and what to do.</summary>
public sealed class PdfUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What is done to a browser's PDF so that the same report gives the same bytes.</summary>
internal static partial class PdfNormalization
{
    /// <summary>
    /// Sets the dates of making and changing to a given one, and numbers the tags' nodes from 1, as the browser does
    /// not always begin at the same number. In place and of the same length: a PDF finds its parts by their offsets.
    /// </summary>
    public static void Normalize(byte[] pdf, DateTime utc)
    {
        var date = "D:" + utc.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        // Latin-1 maps bytes to characters one to one, so that an index in the text is an index in the bytes.
        var text = Encoding.Latin1.GetString(pdf);
        foreach (Match match in Date().Matches(text)) Encoding.Latin1.GetBytes(date, pdf.AsSpan(match.Groups["date"].Index));

        // By rank, so that lists which are sorted by node stay sorted.
        var nodes = Node().Matches(text);
        var numbers = nodes.Select(m => m.Groups["number"].Value).Distinct().Order(StringComparer.Ordinal).Index()
            .ToDictionary(n => n.Item, n => n.Index + 1);
        foreach (Match match in nodes)
        {
            var number = numbers[match.Groups["number"].Value].ToString("D8", CultureInfo.InvariantCulture);
            Encoding.Latin1.GetBytes(number, pdf.AsSpan(match.Groups["number"].Index));
        }
    }

    /// <summary>How many pages a PDF of Chromium has: its page objects lie open, one each.</summary>
    public static int CountPages(byte[] pdf) => Page().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/(?:CreationDate|ModDate)\s*\((?<date>D:\d{14})")]
    private static partial Regex Date();

    [GeneratedRegex(@"\(node(?<number>\d{8})\)")]
    private static partial Regex Node();

    [GeneratedRegex(@"/Type\s*/Page(?![A-Za-z])")]
    private static partial Regex Page();
}
