using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Dashboard.Packets.Faces;

/// <summary>
/// The faces that a report is set in, within the report: a machine's own fonts differ, and some have no Chinese, Japanese, Korean or
/// Arabic. Each is cut into files by the letters they hold; a report has those alone whose letters stand in it.
/// </summary>
internal static partial class ReportFaces
{
    /// <summary>Where a document's style sheet takes its faces.</summary>
    public const string Place = "/* faces */";

    private const int LastLatin = 0xff;
    private const string Mono = "ibm-plex-mono-400";

    private static readonly string[] Sans = ["inter-400", "inter-700"];

    // One weight each, of which the browser makes its own bold. A letter that several have is drawn by the last: Han as the language writes
    // it that the report is in.
    private static readonly string[] World = [
        "noto-sans-symbols-2-400", "noto-sans-kr-400", "noto-sans-jp-400", "noto-sans-sc-400", "noto-sans-arabic-400"];

    private static readonly FrozenDictionary<string, IReadOnlyList<Face>> Families =
        Sans.Concat(World).Append(Mono)
        .ToFrozenDictionary(
            f => f, f => (IReadOnlyList<Face>)[.. Rule().Matches(ReportResources.Text($"faces/{f}.css")).Select(FaceOf)],
            StringComparer.Ordinal);

    /// <summary>A document with the faces that it needs.</summary>
    public static string Set(string html)
    {
        var letters = Letters(WebUtility.HtmlDecode(html)).Concat(Enumerable.Range(' ', '~' - ' ')).ToHashSet();
        var rules = Rules(letters);
        Append(rules, "Report Mono", Mono, letters);
        return html.Replace(Place, rules.ToString(), StringComparison.Ordinal);
    }

    /// <summary>
    /// A vector picture with the faces that its texts need, whatever it names: within a document it sees none of the document's. One that
    /// is not XML is left as it is.
    /// </summary>
    /// <param name="name">
    /// What the picture is called, in letters and digits. It stands in the addresses of its faces: where two of a document's had the same,
    /// it would be up to chance whether the browser takes them for one, and the same document would be printed in two ways.
    /// </param>
    public static byte[] SetPicture(byte[] svg, string name)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var picture = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            var texts = picture.Root!.Value;
            if (texts.Length == 0) return svg;
            picture.Root.AddFirst(
                new XElement(
                    picture.Root.Name.Namespace + "style",
                    Rules(Letters(texts), $"picture={name};") + "* { font-family: \"Report Sans\", \"Report World\" !important; }"));
            return Encoding.UTF8.GetBytes(picture.ToString(SaveOptions.DisableFormatting));
        }
        catch (XmlException)
        {
            return svg;
        }
    }

    private static HashSet<int> Letters(string text) => [.. text.EnumerateRunes().Select(r => r.Value)];

    private static StringBuilder Rules(HashSet<int> letters, string parameter = "")
    {
        var rules = new StringBuilder();
        foreach (var family in Sans) Append(rules, "Report Sans", family, letters, parameter);
        // Latin is in the first face, and is never drawn by the others, though they have it.
        var others = letters.Where(l => l > LastLatin).ToHashSet();
        foreach (var family in World.OrderBy(f => RankOf(f, letters))) Append(rules, "Report World", family, others, parameter);
        return rules;
    }

    private static int RankOf(string family, HashSet<int> letters) => family switch
    {
        "noto-sans-jp-400" when letters.Any(l => l is >= 0x3040 and <= 0x30ff) => 2,
        "noto-sans-kr-400" when letters.Any(l => l is >= 0xac00 and <= 0xd7a3) => 1,
        "noto-sans-sc-400" => 1,
        "noto-sans-symbols-2-400" => -1,
        _ => 0,
    };

    private static void Append(StringBuilder rules, string name, string family, HashSet<int> letters, string parameter = "")
    {
        foreach (var face in Families[family].Where(f => letters.Any(f.Has)))
        {
            var content = Convert.ToBase64String(ReportResources.Bytes($"faces/{face.File}"));
            rules.Append(
                CultureInfo.InvariantCulture,
                $"@font-face{{font-family:\"{name}\";font-weight:{face.Weight};src:url(data:font/woff2;{parameter}base64,{content});unicode-range:{face.Letters}}}\n");
        }
    }

    private static Face FaceOf(Match rule) => new(
        rule.Groups["file"].Value, rule.Groups["weight"].Value, rule.Groups["letters"].Value,
        [
            .. rule.Groups["letters"].Value.Split(',').Select(range => range.Trim()[2..].Split('-')).Select(ends => (
                int.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                int.Parse(ends[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
        ]);

    [GeneratedRegex(
        @"@font-face\s*\{[^}]*font-weight:\s*(?<weight>\d+);[^}]*?url\(\./files/(?<file>[^)]+\.woff2)\)[^}]*unicode-range:\s*(?<letters>[^;}]+);?\s*\}")]
    private static partial Regex Rule();

    private sealed record Face(string File, string Weight, string Letters, IReadOnlyList<(int First, int Last)> Ranges)
    {
        public bool Has(int letter) => Ranges.Any(r => letter >= r.First && letter <= r.Last);
    }
}
