using System.Text.RegularExpressions;

namespace Dashboard.Casework.Linting;

/// <summary>A word, a number, a mark, a citation, or an expression of several words that the lexicon knows as one.</summary>
/// <param name="Start">Where it begins in its sentence, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Text">What it says, in lower case, words joined by one space.</param>
/// <param name="Class">What it can be.</param>
/// <param name="IsName">Whether it is written as a name is.</param>
/// <param name="IsQuoted">Whether it stands in quotation marks.</param>
internal sealed partial record Token(int Start, int Length, string Text, WordClass Class, bool IsName, bool IsQuoted)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;

    public bool Is(WordClass any) => (Class & any) != 0;

    public bool IsMark => Length == 1 && !char.IsLetterOrDigit(Text[0]) && Text[0] != '[';

    /// <summary>The tokens of a sentence in order.</summary>
    public static IReadOnlyList<Token> Of(string sentence)
    {
        var matches = Parts().Matches(sentence);
        List<string> words = [.. matches.Select(m => m.Value.ToLowerInvariant())];
        var patterned = Lexicon.Patterned(words);
        var tokens = new List<Token>(words.Count);
        var isQuoted = false;
        for (var i = 0; i < words.Count;)
        {
            if (words[i] == "\"") isQuoted = !isQuoted;
            var (count, known) = patterned.TryGetValue(i, out var expression) ? expression : Lexicon.At(words, i);
            var (first, last) = (matches[i], matches[i + count - 1]);
            var text = string.Join(' ', words.Skip(i).Take(count));
            var kind = words[i][0] == '[' ? WordClass.Citation : known;
            // “Its own body”, “false accounts”: neither owns nor denies.
            if (text == "own" && tokens is [.., { Text: "its" or "their" or "'s" or "his" or "her" or "our"
                or "my" }]) kind = WordClass.None;
            if (text is "false" or "wrong" or "incredible" && i + 1 < words.Count
                && IsHead(Lexicon.Of(words[i + 1]))) kind = WordClass.None;
            tokens.Add(new Token(first.Index, last.Index + last.Length - first.Index, text, kind, char.IsUpper(first.Value[0]), isQuoted
                && words[i] != "\""));
            i += count;
        }

        return tokens;
    }

    private static bool IsHead(WordClass next) =>
        (next & (WordClass.Operator | WordClass.Campaign | WordClass.Traffic | WordClass.People)) != 0
            && (next & (WordClass.Narrative | WordClass.Speech)) == 0;

    // Citations, numbers, the parts of “didn't” and “lab's”, words, marks.
    [GeneratedRegex(@"\[[^\]]*\]|\d[\d.,:]*\d|\d|\p{L}+(?=n't\b)|n't\b|'s?\b|\p{L}[\p{L}\p{M}]*(?:-[\p{L}\d]+)*(?<!n(?='t))|[^\s]")]
    private static partial Regex Parts();
}
