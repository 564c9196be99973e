using System.Collections.Frozen;

namespace Dashboard.Casework.Pseudonyms;

/// <summary>A place in a text where an account is named.</summary>
/// <param name="First">The first letter of it.</param>
/// <param name="Count">How many letters.</param>
/// <param name="Account">The account's id.</param>
internal readonly record struct AccountNamed(int First, int Count, string Account);

/// <summary>
/// Finds the ids of a case's accounts in texts, all at once, however they are spelled: in whatever case and form of
/// letters, with signs of emphasis or invisible characters within, with other separators or none, glued to other words.
/// </summary>
/// <remarks>
/// The letters of all ids are kept sorted; from each letter of a text the range of ids that go on like the text is
/// narrowed, letter by letter, from a table of the first three. What stands between the letters decides afterwards.
/// O(letters of the text × (1 + length of what matches × log ids)); built once for a state of the data in O(ids log ids).
/// </remarks>
public sealed class AccountPatterns
{
    // Ids shorter than this are taken for ids only where something says so.
    private const int Short = 4;

    // From here on an id of letters and digits is one wherever it stands.
    private const int Distinctive = 8;

    private const int LongestGap = 4;

    private static readonly FrozenSet<string> Announcing = FrozenSet.Create(
        StringComparer.Ordinal, "account", "accounts", "acct", "acc", "user", "customer", "id");

    private readonly Pattern[] patterns;
    private readonly FrozenDictionary<(char, char, char), (int From, int To)> begins;
    private readonly FrozenSet<string> accounts;

    private AccountPatterns(Pattern[] patterns)
    {
        this.patterns = patterns;
        var ranges = new Dictionary<(char, char, char), (int, int)>();
        for (var from = 0; from < patterns.Length;)
        {
            var key = KeyOf(patterns[from].Letters);
            var to = from + 1;
            while (to < patterns.Length && KeyOf(patterns[to].Letters) == key) to++;
            ranges[key] = (from, to);
            from = to;
        }

        begins = ranges.ToFrozenDictionary();
        accounts = patterns.Select(p => p.Account).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether there is nothing to find.</summary>
    public bool IsEmpty => patterns.Length == 0;

    /// <summary>Makes the patterns of these ids. An id without a letter or digit names nobody in a text.</summary>
    public static AccountPatterns Of(IEnumerable<string> accounts)
    {
        var patterns = accounts.Distinct(StringComparer.Ordinal).Select(Pattern.Of).Where(p => p.Letters.Length > 0).ToArray();
        Array.Sort(
            patterns,
            (a, b) => string.CompareOrdinal(a.Letters, b.Letters) is not 0 and var order
            ? order : string.CompareOrdinal(a.Account, b.Account));
        return new AccountPatterns(patterns);
    }

    /// <summary>Whether this is the id of one of the accounts.</summary>
    internal bool Has(string account) => accounts.Contains(account);

    /// <summary>The text with another name for each of these that it names, however it is spelled.</summary>
    public string Renamed(string text, Func<string, string> name)
    {
        if (IsEmpty || text.Length == 0) return text;
        string[] one = [text];
        var folded = new FoldedText(one);
        var found = In(folded);
        for (var i = found.Count - 1; i >= 0; i--) AccountMask.Replace(one, folded, found[i].First, found[i].Count, name(found[i].Account));
        return one[0];
    }

    /// <summary>The accounts that a text names, in order, the longest where several begin at one letter.</summary>
    internal List<AccountNamed> In(FoldedText text)
    {
        var found = new List<AccountNamed>();
        var letters = text.Letters;
        for (var first = 0; first < letters.Count;)
        {
            var named = At(text, first);
            if (named is { } here) found.Add(here);
            first += named?.Count ?? 1;
        }

        return found;
    }

    private AccountNamed? At(FoldedText text, int first)
    {
        var letters = text.Letters;
        AccountNamed? best = null;
        for (var known = Math.Min(3, letters.Count - first); known > 0; known--)
        {
            // Ids of one or two letters have a range of their own.
            var key = (letters[first].Value, known > 1 ? letters[first + 1].Value : '\0', known > 2 ? letters[first + 2].Value : '\0');
            if (!begins.TryGetValue(key, out var range)) continue;
            best = Longest(text, first, known, range);
            if (best is not null) return best;
        }

        return best;
    }

    private AccountNamed? Longest(FoldedText text, int first, int depth, (int From, int To) range)
    {
        var letters = text.Letters;
        AccountNamed? best = null;
        var (from, to) = range;
        while (from < to)
        {
            // Those that end here stand first; of ids with the same letters the one with the same separators is meant.
            var end = from;
            while (end < to && patterns[end].Letters.Length == depth) end++;
            Pattern? fitting = null;
            for (var i = from; i < end; i++)
            {
                if (Fits(text, first, patterns[i], out var exactly) && (fitting is null || exactly)) fitting = patterns[i];
            }

            if (fitting is not null) best = new AccountNamed(first, depth, fitting.Account);
            if (depth < 3 || first + depth >= letters.Count) break;
            var next = letters[first + depth].Value;
            from = Bound(end, to, depth, next);
            to = Bound(from, to, depth, (char)(next + 1));
            depth++;
        }

        return best;
    }

    // The first pattern of the range whose letter at the depth is not below.
    private int Bound(int from, int to, int depth, char letter)
    {
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (patterns[middle].Letters[depth] < letter) from = middle + 1;
            else to = middle;
        }

        return from;
    }

    private static bool Fits(FoldedText text, int first, Pattern pattern, out bool exactly)
    {
        exactly = true;
        var letters = text.Letters;
        var (spread, spreads) = ("", true);
        for (var i = 1; i < pattern.Letters.Length; i++)
        {
            var (gap, own) = (letters[first + i].Before, pattern.Before[i]);
            if (gap == own) continue;
            exactly = false;
            if (AccountSigns.WithoutEmphasis(gap) == AccountSigns.WithoutEmphasis(own)) continue;
            if (own.Length > 0 && gap.Length <= own.Length + LongestGap
                && (!gap.Contains('\n') || gap.Contains(own, StringComparison.Ordinal))) continue;
            if (own.Length == 0 && gap.Length == 1 && IsOfThousands(pattern, i, gap[0])) continue;
            // Letters from digits: what somebody writes apart.
            if (gap.Length == 1 && AccountSigns.IsJoint(gap[0])
                && char.IsAsciiDigit(pattern.Letters[i - 1]) != char.IsAsciiDigit(pattern.Letters[i])) continue;
            spreads &= pattern.Letters.Length >= Short && gap.Length == 1 && (spread.Length == 0 || spread == gap);
            spread = gap;
            if (!spreads) return false;
        }

        // Spelled out, each letter for itself: a.c.c.t; but not a number with its thousands apart.
        if (spread.Length > 0 && Enumerable.Range(1, pattern.Letters.Length - 1)
            .Any(i => pattern.Before[i].Length == 0 && letters[first + i].Before != spread)) return false;
        return IsApart(text, first, pattern);
    }

    // The digits of an id that has letters, too, written as a number with its thousands apart.
    private static bool IsOfThousands(Pattern pattern, int at, char sign)
    {
        if (!pattern.IsMixed || sign is not (',' or '.' or ' ' or '\'' or '’') || !char.IsAsciiDigit(pattern.Letters[at - 1])) return false;
        var end = at;
        while (end < pattern.Letters.Length && char.IsAsciiDigit(pattern.Letters[end]) && (end == at || pattern.Before[end].Length == 0))
            end++;
        return end > at && (end - at) % 3 == 0;
    }

    // Whether what stands before and after leaves it an id.
    private static bool IsApart(FoldedText text, int first, Pattern pattern)
    {
        var letters = text.Letters;
        var (count, end) = (pattern.Letters.Length, first + pattern.Letters.Length);
        var before = first > 0 && letters[first].Before.Length == 0 ? letters[first - 1].Value : '\0';
        var after = end < letters.Count && letters[end].Before.Length == 0 ? letters[end].Value : '\0';
        if (pattern.IsNumber || count < Short || pattern.IsYear)
        {
            if (before != '\0' || after != '\0') return false;
            if (count < Short ? !pattern.IsMixed : pattern.IsYear) return IsAnnounced(letters, first);
            // The part of a number that a comma or a point cuts off.
            return !pattern.IsNumber || !(IsOfNumber(letters, first) || (end < letters.Count && IsOfNumber(letters, end)));
        }

        return IsFree(before, letters[first].Value, pattern) && IsFree(after, letters[end - 1].Value, pattern);
    }

    // Two digits that touch are one number, and letters one word, unless the id is long and of both kinds.
    private static bool IsFree(char neighbour, char own, Pattern pattern) =>
        neighbour == '\0'
        || (char.IsAsciiDigit(neighbour) && char.IsAsciiDigit(own) ? false
        : char.IsAsciiDigit(neighbour) != char.IsAsciiDigit(own) ? pattern.IsMixed && pattern.Letters.Length > Short
        : pattern.IsMixed && pattern.Letters.Length >= Distinctive);

    private static bool IsOfNumber(IReadOnlyList<FoldedText.Letter> letters, int at) =>
        at > 0 && letters[at].Before is "." or "," && char.IsAsciiDigit(letters[at - 1].Value) && char.IsAsciiDigit(letters[at].Value);

    private static bool IsAnnounced(IReadOnlyList<FoldedText.Letter> letters, int first)
    {
        if (letters[first].Before is [.., '#' or '@'] ) return true;
        if (first == 0 || letters[first].Before.Length is 0 or > LongestGap) return false;
        var from = first - 1;
        while (from > 0 && letters[from].Before.Length == 0) from--;
        return Announcing.Contains(string.Concat(letters.Skip(from).Take(first - from).Select(l => l.Value)));
    }

    private static (char, char, char) KeyOf(string letters) =>
        (letters[0], letters.Length > 1 ? letters[1] : '\0', letters.Length > 2 ? letters[2] : '\0');

    private sealed record Pattern(string Account, string Letters, string[] Before, bool IsMixed, bool IsNumber)
    {
        public bool IsYear =>
            IsNumber && Letters.Length == 4 && string.CompareOrdinal(Letters, "1900") >= 0 && string.CompareOrdinal(Letters, "2100") < 0;

        public static Pattern Of(string account)
        {
            var folded = new FoldedText([account]).Letters;
            var letters = string.Concat(folded.Select(l => l.Value));
            var digits = letters.Count(char.IsAsciiDigit);
            return new Pattern(
                account, letters, [.. folded.Select(l => string.Intern(l.Before))], digits > 0 && digits < letters.Length,
                digits == letters.Length);
        }
    }
}
