using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Packets.Bags;

namespace Dashboard.Packets.Verification;

/// <summary>What makes a valid bag break on another machine, or prove less than it seems to (RFC 8493, 5 and 6).</summary>
internal static partial class BagAdvice
{
    public static IEnumerable<string> On(IReadOnlyList<string> payload, IReadOnlyList<string> manifests)
    {
        foreach (var alike in payload.GroupBy(p => p.Normalize(NormalizationForm.FormC), StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1))
            yield return $"{string.Join(" and ", alike.Select(p => $"'{p}'"))} differ in case or in the form of their characters only: some file systems keep one of them.";
        if (payload.Where(p => OfASystem().IsMatch(p)).ToList() is { Count: > 0 } systems)
            yield return $"{string.Join(", ", systems.Take(5))}{(systems.Count > 5 ? $" and {systems.Count - 5} more" : "")}: written by an operating system for itself, or impossible to unpack on Windows.";
        var algorithms = manifests.Select(m => BagManifest.AlgorithmOf(m)!).ToList();
        if (algorithms.Count > 0 && algorithms.All(BagHash.IsForgeable))
            yield return $"The only hashes are {string.Join(" and ", algorithms)}: another file with the same hash can be made on purpose.";
    }

    // Files that Finder, Explorer and the like leave behind, and names that Windows reserves or cannot hold.
    [GeneratedRegex(
        @"(^|/)(\.DS_Store|\.AppleDouble|\.Spotlight-V100|\.Trashes|\.fseventsd|__MACOSX|\._[^/]*|Icon\r|Thumbs\.db|desktop\.ini|\$RECYCLE\.BIN|System Volume Information|(CON|PRN|AUX|NUL|COM[1-9]|LPT[1-9])(\.[^/]*)?|[^/]*[. ]|[^/]*[<>:""|?*\\\x00-\x1f][^/]*)(/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfASystem();
}
