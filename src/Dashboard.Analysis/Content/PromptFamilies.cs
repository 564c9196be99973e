using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Templates;
using Dashboard.Core;

namespace Dashboard.Analysis.Content;

/// <summary>
/// Families of prompts that have most of their words in common, in whatever order: slots filled in, clauses turned round,
/// small rewordings. MinHash (Broder, 1997) over the set of words, candidates by bands of three places, a prompt joining
/// the family whose first prompt it resembles most, from a Jaccard index of one half on. One pass; only signatures of
/// first prompts are kept, never a text.
/// </summary>
public sealed class PromptFamilies
{
    private const int Places = 63;
    private const int Rows = 3;
    private const int Bands = Places / Rows;

    /// <summary>The least Jaccard index of a prompt's words with those of its family's first prompt.</summary>
    public const double LeastSimilarity = 0.5;

    /// <summary>First prompts beyond this many in one band are not compared with: their words are everybody's.</summary>
    private const int MostCompared = 32;

    private static readonly (ulong Multiplier, ulong Addend)[] Hashes = MakeHashes();

    private readonly Dictionary<ulong, int> exact = [];
    private readonly Dictionary<ulong, List<int>>[] bands = [.. Enumerable.Range(0, Bands).Select(_ => new Dictionary<ulong, List<int>>())];
    private readonly List<uint[]> firsts = [];

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("prompt-families", 1);

    /// <summary>How many families there are, those of one prompt included.</summary>
    public int Count => firsts.Count;

    /// <summary>The family of a prompt, a new one where it resembles none. O(words × places).</summary>
    /// <param name="words">The prompt's words; none makes no family, −1.</param>
    public int Add(List<ulong> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Count == 0) return -1;
        var set = new HashSet<ulong>(words);
        var sum = 0UL;
        foreach (var word in set) sum += SeededRandom.SeedOfStream(word, 17);
        if (exact.TryGetValue(sum, out var known)) return known;
        var signature = new uint[Places];
        Array.Fill(signature, uint.MaxValue);
        foreach (var word in set)
        {
            for (var p = 0; p < Places; p++)
            {
                var (multiplier, addend) = Hashes[p];
                signature[p] = Math.Min(signature[p], (uint)(((word * multiplier) + addend) >> 32));
            }
        }

        Span<ulong> keys = stackalloc ulong[Bands];
        var (best, most) = (-1, 0);
        var seen = new HashSet<int>();
        for (var band = 0; band < Bands; band++)
        {
            var key = 14695981039346656037UL;
            for (var r = 0; r < Rows; r++) key = (key ^ signature[(band * Rows) + r]) * 1099511628211UL;
            keys[band] = key;
            if (!bands[band].TryGetValue(key, out var met)) continue;
            foreach (var first in met)
            {
                if (!seen.Add(first)) continue;
                var equal = 0;
                for (var p = 0; p < Places; p++) equal += firsts[first][p] == signature[p] ? 1 : 0;
                if (equal > most) (best, most) = (first, equal);
            }
        }

        if (most < LeastSimilarity * Places)
        {
            best = firsts.Count;
            firsts.Add(signature);
            for (var band = 0; band < Bands; band++)
            {
                if (!bands[band].TryGetValue(keys[band], out var met)) bands[band][keys[band]] = met = new List<int>(1);
                if (met.Count < MostCompared) met.Add(best);
            }
        }

        exact[sum] = best;
        return best;
    }

    private static (ulong, ulong)[] MakeHashes()
    {
        var random = new SeededRandom(2000);
        return [.. Enumerable.Range(0, Places).Select(_ => (random.NextBits() | 1, random.NextBits()))];
    }
}
