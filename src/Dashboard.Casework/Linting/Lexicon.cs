using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Dashboard.Casework.Linting;

/// <summary>The words that the rules know, by class, read from <c>Lexicon.txt</c>, which also says how it is written.</summary>
internal static class Lexicon
{
    // Classes of function words and of words that mean something else in another form.
    private const WordClass Invariable = WordClass.Negation | WordClass.Modal | WordClass.Opener | WordClass.Condition
        | WordClass.Subordinator | WordClass.Everybody | WordClass.Documents;

    private const WordClass PluralOnly = WordClass.Nation | WordClass.Crowd;

    private static readonly List<(WordClass Class, Regex Pattern)> Patterns = [];

    private static readonly FrozenDictionary<string, WordClass> Words = Read();

    private static readonly int LongestExpression = Words.Keys.Max(k => k.Count(c => c == ' ')) + 1;

    private static readonly FrozenSet<string> Starts = Words.Keys.Where(k => k.Contains(' ', StringComparison.Ordinal))
        .Select(k => k[..k.IndexOf(' ', StringComparison.Ordinal)]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a word or an expression in lower case can be; of a compound not listed (“lab-run”), what its parts are.</summary>
    public static WordClass Of(string word)
    {
        if (Words.TryGetValue(word, out var known)) return known;
        return word.Contains('-', StringComparison.Ordinal)
            ? word.Split('-').Aggregate(WordClass.None, (sum, part) => sum | Words.GetValueOrDefault(part))
            : WordClass.None;
    }

    /// <summary>Where expressions with room in them begin among words, how many words they have, and what they are.</summary>
    public static IReadOnlyDictionary<int, (int Count, WordClass Class)> Patterned(IReadOnlyList<string> words)
    {
        var found = new Dictionary<int, (int Count, WordClass Class)>();
        var text = string.Join(' ', words);
        foreach (var (kind, pattern) in Patterns)
        {
            for (var match = pattern.Match(text); match.Success; match = match.NextMatch())
            {
                var index = text.AsSpan(0, match.Index).Count(' ');
                _ = found.TryAdd(index, (match.ValueSpan.Count(' ') + 1, kind | VerbOf(words[index])));
            }
        }

        return found;
    }

    /// <summary>How many words from a place on make one known expression, and what it is; one word where they make none.</summary>
    public static (int Count, WordClass Class) At(IReadOnlyList<string> words, int index)
    {
        for (var length = Starts.Contains(words[index]) ? Math.Min(LongestExpression, words.Count - index) : 1; length > 1; length--)
        {
            var expression = string.Join(' ', words.Skip(index).Take(length));
            if (Words.TryGetValue(expression, out var known)) return (length, known | VerbOf(words[index]));
        }

        return (1, Of(words[index]));
    }

    // An expression that begins with a verb can carry a clause.
    private static WordClass VerbOf(string first) =>
        (Of(first) & (WordClass.Verb | WordClass.Deed)) != 0 ? WordClass.Verb : WordClass.None;

    private static FrozenDictionary<string, WordClass> Read()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("Lexicon.txt")!;
        using var reader = new StreamReader(stream);
        var found = new Dictionary<string, WordClass>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            while (line.EndsWith('\\')) line = line[..^1].TrimEnd() + ' ' + reader.ReadLine()!.TrimStart();
            if (line.Split(" ~ ", 2) is [var of, var pattern])
            {
                // The room is for words that do not deny.
                var roomy = pattern.Replace(@"( \w+)", @"( (?!(?:not|never|no|nor|hardly|yet)\b)\w+)", StringComparison.Ordinal);
                Patterns.Add((Enum.Parse<WordClass>(of), new Regex($"(?<![^ ]){roomy}(?![^ ])", RegexOptions.CultureInvariant)));
                continue;
            }

            if (line.Split(": ", 2) is not [var name, var words] || name.StartsWith('#')) continue;
            var kind = Enum.Parse<WordClass>(name);
            foreach (var form in words.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Forms(word, kind)))
                found[form] = found.GetValueOrDefault(form) | kind;
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Forms(string word, WordClass kind) => word switch
    {
        _ when word.Length > 3 && (word.Contains('_', StringComparison.Ordinal) || word.EndsWith("'s", StringComparison.Ordinal)) =>
            Expanded(word),
        _ when (kind & Invariable) != 0 => [word],
        _ when (kind & PluralOnly) != 0 => word.EndsWith('s') ? [word] : [word, word + "s"],
        _ => Inflected(word),
    };

    private static IEnumerable<string> Expanded(string expression) =>
        expression.Replace("'s", "_'s", StringComparison.Ordinal).Split('_').Aggregate(
        (IEnumerable<string>)[""], (heads, part) => heads.SelectMany(head => part.Split('/').Select(word => head.Length == 0 ? word
            : head + " " + word)));

    // Regular forms; a form that does not exist does no harm.
    private static IEnumerable<string> Inflected(string word)
    {
        yield return word;
        if (word.Length < 3 || word.EndsWith('s')) yield break;
        var isY = word.EndsWith('y') && !IsVowel(word[^2]);
        var stem = word.EndsWith('e') || isY ? word[..^1] : word;
        var isSibilant = word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal)
            || word[^1] is 'x' or 'z';
        yield return isY ? stem + "ies" : isSibilant ? word + "es" : word + "s";
        yield return isY ? stem + "ied" : stem + "ed";
        yield return isY ? word + "ing" : stem + "ing";
        yield return stem + (isY ? "ier" : "er");
        yield return stem + (isY ? "iers" : "ers");
        // “rob”, “robbed”.
        if (word.Length > 6 || IsVowel(word[^1]) || word[^1] is 'w' or 'x' or 'y' || !IsVowel(word[^2]) || IsVowel(word[^3])) yield break;
        yield return word + word[^1] + "ed";
        yield return word + word[^1] + "ing";
    }

    private static bool IsVowel(char c) => "aeiou".Contains(c, StringComparison.Ordinal);
}
