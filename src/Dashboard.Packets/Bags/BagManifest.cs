using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Packets.Bags;

/// <summary>
/// A BagIt manifest (RFC 8493, 2.1.3): a line for each file, hash, two spaces, path, sorted by path. The form that
/// <c>sha256sum -c</c> reads. In a path, CR, LF and % are percent-encoded. What others wrote is read as the standard allows:
/// any white space between the two, hashes in either case, a star of <c>md5sum</c>, a leading <c>./</c>.
/// </summary>
internal static partial class BagManifest
{
    public static string Format(IEnumerable<KeyValuePair<string, string>> hashByPath)
    {
        var text = new StringBuilder();
        foreach (var (path, sha256) in hashByPath.OrderBy(p => p.Key, StringComparer.Ordinal)) text.Append(sha256).Append("  ").Append(Encode(path)).Append('\n');
        return text.ToString();
    }

    /// <summary>The algorithm of a manifest or tag manifest by its file name; null where it is none.</summary>
    public static string? AlgorithmOf(string path) => ManifestName().Match(path) is { Success: true } match ? match.Groups["algorithm"].Value : null;

    public static bool IsTagManifest(string path) => path.StartsWith("tagmanifest-", StringComparison.Ordinal) && AlgorithmOf(path) is not null;

    public static bool IsPayloadManifest(string path) => path.StartsWith("manifest-", StringComparison.Ordinal) && AlgorithmOf(path) is not null;

    /// <summary>Path → hash in lower case.</summary>
    /// <exception cref="Containers.PacketFormatException">A line is not a hash and a path, or a path is there twice.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text, string name)
    {
        var algorithm = AlgorithmOf(name)!;
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0 && i == lines.Length - 1) break;
            if (Line().Match(line) is not { Success: true } match || match.Groups["hash"].Length != BagHash.HexDigitsOf(algorithm))
                throw new Containers.PacketFormatException($"Line {i + 1} of {name} is not a hash of {algorithm}, white space and a path.");
            var path = Decode(match.Groups["path"].Value);
            while (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
            if (FaultOf(path) is { } fault) throw new Containers.PacketFormatException($"{name} lists '{path}', which {fault}.");
            if (!hashes.TryAdd(path, match.Groups["hash"].Value.ToLowerInvariant())) throw new Containers.PacketFormatException($"{name} lists '{path}' twice.");
        }

        return hashes;
    }

    public static string Encode(string path) => path.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    public static string Decode(string path) => path
        .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase)
        .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase)
        .Replace("%25", "%", StringComparison.Ordinal);

    /// <summary>Why a path leads out of the bag, a part of a sentence; null where it does not.</summary>
    public static string? FaultOf(string path)
    {
        if (path.Length == 0) return "is empty";
        if (path[0] is '/' or '\\' or '~') return "leads out of the bag";
        if (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0])) return "names a drive";
        return path.Split('/', '\\').Any(part => part is ".." or ".") ? "leads out of the bag" : null;
    }

    [GeneratedRegex(@"^(?:tag)?manifest-(?<algorithm>[a-z0-9-]+)\.txt$")]
    private static partial Regex ManifestName();

    [GeneratedRegex(@"^(?<hash>[0-9a-fA-F]+)[ \t]+\*?(?<path>\S.*)$")]
    private static partial Regex Line();
}
