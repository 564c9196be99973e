using System.Text;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>
/// Words by which a log says that there is no value, the same in every format and for every field. Whatever they stand
/// in for is left empty: they are never an account, and nothing that accounts share.
/// </summary>
/// <param name="further">Those of one kind of log or one mapping, told by every letter.</param>
internal sealed class NothingWords(IEnumerable<string> further)
{
    /// <summary>An id or address of so many zeros, and nothing else, is none.</summary>
    private const int FewestZeros = 4;

    /// <summary>Those of every log, told without regard to case.</summary>
    public static IReadOnlyList<string> Everywhere { get; } =
        ["-", "--", "\\N", "null", "(null)", "<null>", "none", "<none>", "nan", "nil", "n/a", "#n/a", "undefined", "(none)", "not set",
            "(not set)", "[]", "{}", "\"\"", "''"];

    /// <summary>What stands in the place of a text or name that was taken out; two of them are not the same text.</summary>
    public static IReadOnlyList<string> Withheld { get; } =
    [
        "redacted", "[redacted]", "<redacted>", "(redacted)", "{redacted}", "__redacted__", "***redacted***", "redacted-by-litellm",
        "[masked]", "<masked>", "[filtered]", "[hidden]",
        "***", "****", "*****", "********",
    ];

    /// <summary>Besides these, what is no name of anybody or anything that could be shared.</summary>
    public static IReadOnlyList<string> Nobody { get; } = ["unknown", "(unknown)", "<unknown>", "NA", "unset", "missing"];

    private static readonly byte[][][] EverywhereByLength = ByLength(Everywhere);
    private static readonly byte[][][] WithheldByLength = ByLength(Withheld);
    private static readonly byte[][][] NobodyByLength = ByLength(Nobody);

    private readonly byte[][] own = [.. further.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether a text without spaces around it stands for no value.</summary>
    public bool Is(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || IsIn(EverywhereByLength, text) || IsWithheld(text)) return true;
        foreach (var word in own)
        {
            if (text.SequenceEqual(word)) return true;
        }

        return false;
    }

    /// <summary>Whether it stands for a text that was taken out.</summary>
    public static bool IsWithheld(ReadOnlySpan<byte> text) => IsIn(WithheldByLength, text);

    /// <summary>Whether it stands for no value where a name is looked for: of an account, or of what accounts share.</summary>
    public bool IsNobody(ReadOnlySpan<byte> text) => Is(text) || IsIn(NobodyByLength, text) || IsZeros(text);

    // 0000-0000, 0.0.0.0, 0x0000, ::
    private static bool IsZeros(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("::"u8)) return true;
        if (text.StartsWith("0x"u8)) text = text[2..];
        return text.Length >= FewestZeros && text[^1] is (byte)'0' or (byte)':' && !text.ContainsAnyExcept("0-.:"u8);
    }

    private static bool IsIn(byte[][][] words, ReadOnlySpan<byte> text)
    {
        if (text.Length >= words.Length) return false;
        foreach (var word in words[text.Length])
        {
            if (Ascii.EqualsIgnoreCase(text, word)) return true;
        }

        return false;
    }

    private static byte[][][] ByLength(IReadOnlyList<string> words) =>
        [.. Enumerable.Range(0, words.Max(w => w.Length) + 1)
            .Select(length => words.Where(w => w.Length == length).Select(Encoding.ASCII.GetBytes).ToArray())];
}
