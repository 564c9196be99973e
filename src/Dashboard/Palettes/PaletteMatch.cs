using System.Globalization;

namespace Dashboard.Palettes;

/// <summary>How well an entry answers what was typed: every word of it has to be found, in whatever order.</summary>
public static class PaletteMatch
{
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>The entries that answer, the best first; those that answer alike stay in their order.</summary>
    public static IEnumerable<PaletteEntry> Among(IEnumerable<PaletteEntry> entries, string text) => entries
        .Select(entry => (Entry: entry, Distance: DistanceOf(entry, text)))
        .Where(match => match.Distance is not null)
        .OrderBy(match => match.Distance)
        .Select(match => match.Entry);

    /// <summary>How far an entry is from what was typed: 0 for the very words, null for no answer.</summary>
    public static int? DistanceOf(PaletteEntry entry, string text)
    {
        var sum = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (DistanceOfWord(entry, word) is not { } distance) return null;
            sum += distance;
        }

        return sum;
    }

    private static int? DistanceOfWord(PaletteEntry entry, string word)
    {
        var words = entry.Name.Split([' ', '-', '_', '·', ',', '('], StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(w => Compare.Compare(w, word, Loosely) == 0)) return 0;
        if (words.Any(w => Compare.IsPrefix(w, word, Loosely))) return 1;
        if (Has(entry.Name, word)) return 3;
        if (Has(entry.Group, word)) return 4;
        if (Has(entry.Detail, word)) return 5;
        return HasLetters(entry.Name, word) ? 8 : null;
    }

    private static bool Has(string text, string word) => Compare.IndexOf(text, word, Loosely) >= 0;

    // The letters in their order with others between, “wkb” in “workbench”; the first has to begin it, or nearly everything has them.
    private static bool HasLetters(string text, string word)
    {
        if (word.Length < 2 || text.Length == 0 || char.ToLowerInvariant(text[0]) != char.ToLowerInvariant(word[0])) return false;
        var at = 0;
        foreach (var letter in text)
        {
            if (at < word.Length && char.ToLowerInvariant(letter) == char.ToLowerInvariant(word[at])) at++;
        }

        return at == word.Length;
    }
}
