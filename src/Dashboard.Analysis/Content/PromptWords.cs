using System.Text;

namespace Dashboard.Analysis.Content;

/// <summary>
/// The words of a prompt as hashes: runs of letters and digits in lower case; of scripts that do not part words, pairs of
/// neighbouring characters. What a translation keeps (numbers, names, code, formulas) keeps its hash. No word is kept,
/// and none is looked up in a list: no language is told.
/// </summary>
public static class PromptWords
{
    /// <summary>A prompt's words beyond this many are not looked at.</summary>
    public const int Most = 400;

    private const ulong Start = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    /// <summary>The hashes in order, FNV-1a (Fowler, Noll &amp; Vo, 1991); an empty text has none. O(n).</summary>
    /// <param name="text">The prompt.</param>
    /// <param name="into">Where they go; emptied first.</param>
    public static void Read(string text, List<ulong> into)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(into);
        into.Clear();
        var (hash, length) = (Start, 0);
        var (previous, isDense) = (0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            var value = Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).Value : 0;
            var dense = value >= 0x2E80 && (value < 0xAC00 || value > 0xD7AF) || value is >= 0x0E00 and < 0x0F00;
            if (value == 0 || dense != isDense)
            {
                if (!isDense && length > 1) into.Add(hash);
                (hash, length, previous) = (Start, 0, 0);
            }

            if (into.Count >= Most) return;
            if (value == 0) continue;
            isDense = dense;
            if (!dense)
            {
                hash = (hash ^ (uint)value) * Prime;
                length++;
                continue;
            }

            if (previous != 0) into.Add((((Start ^ (uint)previous) * Prime) ^ (uint)value) * Prime);
            previous = value;
        }

        if (!isDense && length > 1 && into.Count < Most) into.Add(hash);
    }
}
