using System.Text;

namespace Dashboard.Packets.Bags;

/// <summary>
/// A BagIt manifest (RFC 8493, 2.1.3): a line for each file, hash, two spaces, path, sorted by path. The form that
/// <c>sha256sum -c</c> reads. In a path, CR, LF and % are percent-encoded.
/// </summary>
internal static class BagManifest
{
    public static string Format(IEnumerable<KeyValuePair<string, string>> hashByPath)
    {
        var text = new StringBuilder();
        foreach (var (path, sha256) in hashByPath.OrderBy(p => p.Key, StringComparer.Ordinal)) text.Append(sha256).Append("  ").Append(Encode(path)).Append('\n');
        return text.ToString();
    }

    /// <summary>Path → hash.</summary>
    /// <exception cref="Containers.PacketFormatException">A line is not as written by <see cref="Format"/>, or a path is there twice.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text, string name)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (text.Length > 0 && text[^1] != '\n') throw new Containers.PacketFormatException($"{name} does not end with a line's end.");
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            var line = lines[i];
            if (line.Length < 67 || line[64] != ' ' || line[65] != ' ' || !line[..64].All(char.IsAsciiHexDigitLower))
                throw new Containers.PacketFormatException($"Line {i + 1} of {name} is not a SHA-256, two spaces and a path.");
            if (!hashes.TryAdd(Decode(line[66..]), line[..64])) throw new Containers.PacketFormatException($"{name} lists '{line[66..]}' twice.");
        }

        return hashes;
    }

    public static string Encode(string path) => path.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    public static string Decode(string path) => path
        .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase)
        .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase)
        .Replace("%25", "%", StringComparison.Ordinal);
}
