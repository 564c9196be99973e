using System.Globalization;
using System.Text;
using Dashboard.Packets.Containers;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;

namespace Dashboard.Packets.Verification;

/// <summary>
/// The text of a PDF, read back glyph by glyph in the order in which it is drawn, and compared with that of the HTML that it was printed
/// from. What a page has besides are its margins, the heads of tables that go on, the marks of lists and the texts of vector pictures;
/// anything else is named.
/// </summary>
internal static class PdfText
{
    private const int Around = 60;

    /// <summary>Compares the two.</summary>
    /// <returns>What was found, a sentence.</returns>
    /// <exception cref="PacketFormatException">The PDF cannot be read, or has text that the HTML has not, or lacks some that it
    /// has.</exception>
    public static string Compare(byte[] pdf, string html, int pages)
    {
        IReadOnlyList<string> found;
        try
        {
            found = Read(pdf);
        }
        catch (Exception e) when (e is PdfDocumentFormatException or InvalidOperationException or ArgumentException or FormatException
            or IOException or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or NotSupportedException
            or OverflowException or InvalidCastException)
        {
            throw new PacketFormatException($"report.pdf cannot be read as a PDF: {e.Message}", e);
        }

        if (found.Count != pages) throw new PacketFormatException($"report.pdf has {found.Count} pages, and the envelope says {pages}.");
        var expected = Ordered(ReportText.Folded(ReportText.OfHtml(html)));
        var (isEqual, at, drawn) = new Alignment(expected, Ordered(string.Concat(found)), Extras(html, pages)).Run();
        return isEqual
            ? string.Create(
                CultureInfo.InvariantCulture, $"The text of its {pages} pages, {expected.Length:N0} characters, is that of report.html.")
            : throw new PacketFormatException(
                $"report.pdf does not read as report.html does: '{Cut(drawn)}', where report.html has '{Cut(expected[at..])}'.");
    }

    // What runs from right to left is drawn in another order than it is written, and the marks of its direction are not drawn: neither is
    // compared.
    private static string Ordered(string text) => string.Concat(
        text.Where(c => c is not ((>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC')
        or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))));

    /// <summary>The text of each page, folded.</summary>
    public static IReadOnlyList<string> Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var pages = new List<string>();
        foreach (var page in document.GetPages())
        {
            var text = new StringBuilder();
            foreach (var letter in page.Letters) text.Append(letter.Value);
            pages.Add(ReportText.Folded(text.ToString()));
        }

        return pages;
    }

    // Every text that may stand on a page without being in the HTML's body.
    private static List<string> Extras(string html, int pages)
    {
        var extras = ReportText.Margins(html).Concat(ReportText.TableHeads(html)).Concat(ReportText.PictureTexts(html))
            .Select(ReportText.Folded).Where(t => t.Length > 0).ToList();
        extras.AddRange(Enumerable.Range(1, pages).SelectMany(p => (string[])[$"{p:00000}·page{p}of{pages}", $"page{p}of{pages}"]));
        extras.AddRange(Enumerable.Range(1, 99).Select(n => $"{n}."));
        extras.AddRange(["•", "◦", "▪", "⁃"]);
        return [.. extras.Distinct(StringComparer.Ordinal).OrderByDescending(e => e.Length)];
    }

    private static string Cut(string text) => text.Length > Around ? text[..Around] + "…" : text;

    /// <summary>Whether one text is another with extras put in between: tried depth first, each place once.</summary>
    private sealed class Alignment(string expected, string drawn, List<string> extras)
    {
        public (bool IsEqual, int Expected, string Drawn) Run()
        {
            var tried = new HashSet<(int, int)>();
            var open = new Stack<(int Expected, int Drawn)>([(0, 0)]);
            var (farthest, farthestDrawn) = (0, 0);
            while (open.TryPop(out var place))
            {
                var (e, d) = place;
                while (true)
                {
                    if (e > farthest || (e == farthest && d > farthestDrawn)) (farthest, farthestDrawn) = (e, d);
                    if (e == expected.Length && d == drawn.Length) return (true, e, "");
                    if (d == drawn.Length) break;
                    var isSame = e < expected.Length && expected[e] == drawn[d];
                    foreach (var extra in extras)
                    {
                        if (string.CompareOrdinal(drawn, d, extra, 0, extra.Length) == 0 && tried.Add((e, d + extra.Length)))
                            open.Push((e, d + extra.Length));
                    }

                    if (!isSame) break;
                    (e, d) = (e + 1, d + 1);
                }
            }

            return (false, farthest, drawn[farthestDrawn..]);
        }
    }
}
