using System.Text.RegularExpressions;

namespace Dashboard.Editing;

/// <summary>A run of a text that is, or is not, in the other one too.</summary>
public readonly record struct TextRun(string Text, bool IsDifferent);

/// <summary>Two texts, each cut into what they share and what they do not.</summary>
/// <param name="First">The whole of the first text, in order.</param>
/// <param name="Second">The whole of the second text, in order.</param>
public sealed partial record TextDifference(IReadOnlyList<TextRun> First, IReadOnlyList<TextRun> Second)
{
    // Beyond this the table of the comparison would take more memory than a mark is worth.
    private const int MaxCells = 4_000_000;

    /// <summary>
    /// Compares word by word, white space included: the longest common subsequence of words is shared, the rest differs.
    /// Takes time and memory of the product of the two lengths; where the differing middles are longer than some 2,000
    /// words each, they are marked whole.
    /// </summary>
    public static TextDifference Of(string first, string second)
    {
        var (a, b) = (WordsOf(first), WordsOf(second));
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;

        var (differsA, differsB) = (new bool[a.Length], new bool[b.Length]);
        Array.Fill(differsA, true, start, a.Length - start - end);
        Array.Fill(differsB, true, start, b.Length - start - end);
        Share(a.AsSpan(start..^end), b.AsSpan(start..^end), differsA.AsSpan(start..^end), differsB.AsSpan(start..^end));
        return new(RunsOf(a, differsA), RunsOf(b, differsB));
    }

    private static void Share(ReadOnlySpan<string> a, ReadOnlySpan<string> b, Span<bool> differsA, Span<bool> differsB)
    {
        if ((long)a.Length * b.Length is 0 or > MaxCells) return;
        var width = b.Length + 1;
        var longest = new int[(a.Length + 1) * width];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                longest[i * width + j] = a[i] == b[j]
                    ? longest[(i + 1) * width + j + 1] + 1
                    : Math.Max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
            }
        }

        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j]) differsA[i++] = differsB[j++] = false;
            else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) i++;
            else j++;
        }
    }

    private static List<TextRun> RunsOf(string[] words, bool[] differs)
    {
        var runs = new List<TextRun>();
        for (int from = 0, to; from < words.Length; from = to)
        {
            to = from + 1;
            while (to < words.Length && differs[to] == differs[from]) to++;
            runs.Add(new(string.Concat(words[from..to]), differs[from]));
        }

        return runs;
    }

    private static string[] WordsOf(string text) => [.. Words().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]")]
    private static partial Regex Words();
}
