using System.Globalization;
using System.Text;

namespace Dashboard.Packets.Bags;

/// <summary>The files about a bag that have nothing to do with what is in this one (RFC 8493, 2.1.1 and 2.2.2).</summary>
internal static class BagInfo
{
    public const string DeclarationFile = "bagit.txt";
    public const string InfoFile = "bag-info.txt";
    public const string ManifestFile = "manifest-sha256.txt";
    public const string TagManifestFile = "tagmanifest-sha256.txt";
    public const string PayloadFolder = "data/";
    public const string PayloadOxum = "Payload-Oxum";

    public const string Declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    /// <summary>Bytes and files of the payload, <c>279164409832.1198</c>.</summary>
    public static string Oxum(long bytes, long files) => string.Create(CultureInfo.InvariantCulture, $"{bytes}.{files}");

    /// <summary>A line for each label. A value is one line: what people wrote cannot begin another label.</summary>
    public static string Format(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder();
        foreach (var (label, value) in fields) text.Append(label).Append(": ").Append(OneLine(value)).Append('\n');
        return text.ToString();
    }

    /// <summary>The values of a label, whatever its case; a line that begins with white space continues the one before.</summary>
    public static IReadOnlyList<string> Find(string text, string label)
    {
        var values = new List<string>();
        var isOfLabel = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                if (isOfLabel) values[^1] += " " + line.Trim();
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            isOfLabel = colon > 0 && line[..colon].Trim().Equals(label, StringComparison.OrdinalIgnoreCase);
            if (isOfLabel) values.Add(line[(colon + 1)..].Trim());
        }

        return values;
    }

    private static string OneLine(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
