using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Bags;

/// <summary>
/// A BagIt manifest (RFC 8493, 2.1.3): a line for each file, hash, two spaces, path, sorted by path. The form that
/// <c>sha256sum -c</c> reads. In a path, CR, LF and % are percent-encoded. What others wrote is read as the standard allows:
/// any white space between the two, hashes in either case, a star of <c>md5sum</c>, a path with dots that stays where it is.
/// </summary>
internal static partial class BagManifest
{
    public static string Format(IEnumerable<KeyValuePair<string, string>> hashByPath)
    {
        var text = new StringBuilder();
        foreach (var (path, sha256) in hashByPath.OrderBy(p => p.Key, StringComparer.Ordinal))
            text.Append(sha256).Append("  ").Append(Encode(path)).Append('\n');
        return text.ToString();
    }

    /// <summary>The algorithm of a manifest or tag manifest by its file name; null where it is none.</summary>
    public static string? AlgorithmOf(string path) => ManifestName().Match(path) is { Success: true } match
        ? match.Groups["algorithm"].Value : null;

    public static bool IsTagManifest(string path) =>
        path.StartsWith("tagmanifest-", StringComparison.Ordinal) && AlgorithmOf(path) is not null;

    public static bool IsPayloadManifest(string path) =>
        path.StartsWith("manifest-", StringComparison.Ordinal) && AlgorithmOf(path) is not null;

    /// <summary>Path → hash in lower case.</summary>
    /// <exception cref="PacketFormatException">A line is not a hash and a path, or a path is there twice.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text, string name)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Lines(text, name))
        {
            if (!hashes.TryAdd(line.Path, line.Hash)) throw new PacketFormatException($"{name} lists '{line.Path}' twice.");
        }

        return hashes;
    }

    /// <summary>The lines, in order.</summary>
    /// <exception cref="PacketFormatException">A line is not a hash and a path that stays in the bag.</exception>
    public static IEnumerable<BagManifestLine> Lines(string text, string name)
    {
        var digits = BagHash.HexDigitsOf(AlgorithmOf(name)!);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0 && i == lines.Length - 1) break;
            if (Line().Match(line) is not { Success: true } match || match.Groups["hash"].Length != digits)
                throw new PacketFormatException($"Line {i + 1} of {name} is not a hash of {AlgorithmOf(name)}, white space and a path.");
            var written = match.Groups["path"].Value;
            yield return new BagManifestLine(
                PathOf(written, name), written, match.Groups["hash"].Value.ToLowerInvariant(), match.Groups["star"].Length > 0);
        }
    }

    /// <summary>The path that is meant by one as written, without its dots.</summary>
    /// <exception cref="PacketFormatException">It leads out of the bag.</exception>
    public static string PathOf(string written, string name)
    {
        var path = Decode(written);
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part != ".") parts.Add(part);
        }

        return FaultOf(path, parts) is { } fault
            ? throw new PacketFormatException($"{name} lists '{path}', which {fault}.") : string.Join('/', parts);
    }

    public static string Encode(string path) => path.Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    public static string Decode(string path) => path
        .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase)
        .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase)
        .Replace("%25", "%", StringComparison.Ordinal);

    // Why a path leads out of the bag, a part of a sentence; null where it does not.
    private static string? FaultOf(string path, List<string> parts)
    {
        if (path.Length == 0) return "is empty";
        if (path[0] is '/' or '\\' or '~') return "leads out of the bag";
        if (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0])) return "names a drive";
        return parts.Count == 0 || parts.Any(part => part.Split('\\').Contains("..")) ? "leads out of the bag" : null;
    }

    [GeneratedRegex(@"^(?:tag)?manifest-(?<algorithm>[a-z0-9-]+)\.txt$")]
    private static partial Regex ManifestName();

    [GeneratedRegex(@"^(?<hash>[0-9a-fA-F]+)[ \t]+(?<star>\*?)(?<path>\S.*)$")]
    private static partial Regex Line();
}

/// <summary>A line of a manifest.</summary>
/// <param name="Path">The path that is meant.</param>
/// <param name="Written">The path as it is written.</param>
/// <param name="Hash">In lower-case hex.</param>
/// <param name="HasStar">Whether <c>md5sum</c>'s mark of a binary file is before the path.</param>
internal readonly record struct BagManifestLine(string Path, string Written, string Hash, bool HasStar);
