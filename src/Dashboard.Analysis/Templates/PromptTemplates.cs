using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Core;

namespace Dashboard.Analysis.Templates;

/// <summary>A text that accounts send with small changes.</summary>
/// <param name="Example">The prompt most like the others, the first of equals.</param>
/// <param name="Prompts">The prompts, as indices, ascending.</param>
/// <param name="Accounts">The distinct accounts that sent them, ascending.</param>
/// <param name="Similarity">The mean estimated Jaccard index of the prompts with the example.</param>
/// <param name="IsHub">
/// Whether so many of all accounts send it that it says little: a default system prompt, a public benchmark. It is kept
/// and shown; it links nobody by itself.
/// </param>
public sealed record PromptTemplate(int Example, ImmutableArray<int> Prompts, ImmutableArray<int> Accounts, double Similarity, bool IsHub);

/// <summary>
/// Near-duplicate prompts as templates: masked (<see cref="PromptMask"/>), cut into runs of words, signed
/// (<see cref="MinHash"/>); prompts whose estimated Jaccard index with a template's first prompt reaches the threshold
/// are of the template. Comparing with the first and not with the last keeps a chain of small changes from joining texts
/// that have nothing in common.
/// </summary>
public static class PromptTemplates
{
    /// <summary>Words in a run.</summary>
    public const int ShingleWords = 5;

    /// <summary>The least Jaccard index.</summary>
    public const double LeastSimilarity = 0.8;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("prompt-templates", 1);

    /// <summary>
    /// The templates that at least two accounts send, the most accounts first, ties by the first prompt. O(words +
    /// candidates). Prompts of fewer than five words after masking are templates only where they are equal. Empty
    /// prompts are left out.
    /// </summary>
    /// <param name="accounts">The account of each prompt.</param>
    /// <param name="texts">The prompts.</param>
    /// <param name="hubAccounts">A template of more accounts is a hub.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static ImmutableArray<PromptTemplate> Find(IReadOnlyList<int> accounts, IReadOnlyList<string> texts, int hubAccounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(texts);
        if (accounts.Count != texts.Count) throw new ArgumentException($"There are {accounts.Count} accounts and {texts.Count} prompts.");
        var (signatures, members) = (new List<uint[]>(), new List<List<int>>());
        var exact = new Dictionary<string, int>(StringComparer.Ordinal);
        var bands = new Dictionary<(int, ulong), List<int>>();
        for (var i = 0; i < texts.Count; i++)
        {
            var words = PromptMask.Words(texts[i]);
            if (words.Length == 0) continue;
            var masked = string.Join(' ', words);
            if (!exact.TryGetValue(masked, out var template))
            {
                var signature = MinHash.Signature(MinHash.Shingles(words, ShingleWords));
                template = words.Length < ShingleWords ? -1 : Nearest(signatures, bands, signature);
                if (template < 0)
                {
                    template = signatures.Count;
                    signatures.Add(signature);
                    members.Add([]);
                    for (var band = 0; words.Length >= ShingleWords && band < MinHash.Bands; band++)
                    {
                        var key = MinHash.BandKey(signature, band);
                        if (!bands.TryGetValue(key, out var met)) bands[key] = met = [];
                        met.Add(template);
                    }
                }

                exact[masked] = template;
            }

            members[template].Add(i);
        }

        return [.. members.Where(m => m.Any(p => accounts[p] != accounts[m[0]])).Select(m => Template(m, accounts, texts, hubAccounts))
            .OrderByDescending(t => t.Accounts.Length).ThenBy(t => t.Prompts[0])];
    }

    /// <summary>A name for the template that a prompt is the example of: 12 hexadecimal digits of its masked words' hash.</summary>
    public static string NameOf(string example) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', PromptMask.Words(example)))))[..12];

    private static int Nearest(List<uint[]> signatures, Dictionary<(int, ulong), List<int>> bands, uint[] signature)
    {
        var candidates = new SortedSet<int>();
        for (var band = 0; band < MinHash.Bands; band++)
        {
            if (bands.TryGetValue(MinHash.BandKey(signature, band), out var met)) candidates.UnionWith(met);
        }

        var (best, largest) = (-1, 0.0);
        foreach (var candidate in candidates)
        {
            var similarity = MinHash.Similarity(signatures[candidate], signature);
            if (similarity >= LeastSimilarity && similarity > largest) (best, largest) = (candidate, similarity);
        }

        return best;
    }

    private static PromptTemplate Template(List<int> prompts, IReadOnlyList<int> accounts, IReadOnlyList<string> texts, int hubAccounts)
    {
        // Of many prompts a hundred, evenly chosen, tell which one is typical.
        const int MostCompared = 100;
        var compared = prompts.Where((_, k) => prompts.Count <= MostCompared || k % ((prompts.Count / MostCompared) + 1) == 0).ToArray();
        var signatures = compared.Select(p => MinHash.Signature(MinHash.Shingles(PromptMask.Words(texts[p]), ShingleWords))).ToArray();
        var means = signatures.Select(s => signatures.Average(other => MinHash.Similarity(s, other))).ToArray();
        var example = Array.IndexOf(means, means.Max());
        var distinct = prompts.Select(p => accounts[p]).Distinct().Order().ToImmutableArray();
        return new PromptTemplate(compared[example], [.. prompts], distinct, means[example], distinct.Length > hubAccounts);
    }
}
