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
    /// <summary>Sets the dates of making and changing to a given one, in place: a PDF finds its parts by their offsets.</summary>
    public static void SetDates(byte[] pdf, DateTime utc)
    {
        var date = "D:" + utc.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        // Latin-1 maps bytes to characters one to one, so that an index in the text is an index in the bytes.
        foreach (Match match in Date().Matches(Encoding.Latin1.GetString(pdf)))
        {
            Encoding.Latin1.GetBytes(date, pdf.AsSpan(match.Groups["date"].Index));
        }
    }

    /// <summary>How many pages a PDF of Chromium has: its page objects lie open, one each.</summary>
    public static int CountPages(byte[] pdf) => Page().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/(?:CreationDate|ModDate)\s*\((?<date>D:\d{14})")]
    private static partial Regex Date();

    [GeneratedRegex(@"/Type\s*/Page(?![A-Za-z])")]
    private static partial Regex Page();
}
