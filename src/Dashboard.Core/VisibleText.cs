using System.Globalization;
using System.Text;

namespace Dashboard.Core;

/// <summary>
/// Text as it may be shown beside other text: what cannot be seen stands there as a mark, and what runs from right to
/// left keeps to itself. A name that turns the rest of a line around, or that differs from another by a character of no
/// width, is seen to do so.
/// </summary>
/// <remarks>
/// Marked are control and format characters and the others that Unicode lets a reader ignore (UAX #44,
/// Default_Ignorable_Code_Point). Joiners stay where a script or an emoji needs them. Runs of right-to-left letters are put
/// into isolates (UAX #9: FSI, PDI).
/// </remarks>
public static class VisibleText
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>The text with marks and isolates; the same instance where it needs none. Apply it once, at the end.</summary>
    public static string Of(string text)
    {
        var at = 0;
        while (at < text.Length && IsPlain(text[at])) at++;
        if (at == text.Length) return text;
        var shown = new StringBuilder(text.Length + 16).Append(text, 0, at);
        while (at < text.Length)
        {
            var rune = RuneAt(text, at, out var length);
            if (IsRightToLeft(rune))
            {
                var end = EndOfRun(text, at);
                shown.Append(FirstStrongIsolate).Append(Marked(text.AsSpan(at, end - at))).Append(PopDirectionalIsolate);
                at = end;
                continue;
            }

            if (IsHidden(text, at, rune)) shown.Append(MarkOf(rune));
            else shown.Append(text, at, length);
            at += length;
        }

        return shown.ToString();
    }

    /// <summary>Whether a reader does not see the character, wherever it stands.</summary>
    public static bool IsIgnorable(Rune rune) => rune.Value switch
    {
        '\t' or '\n' or '\r' => false,
        0xAD or 0x34F or 0x61C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFEFF or 0xFFA0 or 0x2028 or 0x2029 => true,
        (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
            or (>= 0xFE00 and <= 0xFE0F) => true,
        (>= 0xFFF0 and <= 0xFFFB) or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF) => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format && !IsPrependedMark(rune),
    };

    private static bool IsPlain(char c) =>
        c is (>= ' ' and < '\u007F') or '\n' or '\r' or '\t' or (>= '\u00A0' and < '\u0300' and not '\u00AD');

    // Signs of Arabic and Kaithi that are drawn, before a number.
    private static bool IsPrependedMark(Rune rune) =>
        rune.Value is (>= 0x600 and <= 0x605) or 0x6DD or 0x70F or (>= 0x890 and <= 0x891) or 0x8E2 or 0x110BD or 0x110CD;

    private static bool IsHidden(string text, int at, Rune rune) => IsIgnorable(rune) && !IsNeeded(text, at, rune);

    // A joiner within a word of a script that is joined, or of an emoji; a choice of how a symbol is drawn.
    private static bool IsNeeded(string text, int at, Rune rune)
    {
        if (rune.Value is not (0x200C or 0x200D or 0xFE0E or 0xFE0F) || at == 0) return false;
        if (Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var before, out _) != System.Buffers.OperationStatus.Done) return false;
        if (rune.Value is 0xFE0E or 0xFE0F) return IsSymbol(before);
        if (at + 1 >= text.Length) return false;
        var after = RuneAt(text, at + 1, out _);
        return (IsJoined(before) && IsJoined(after))
            || (rune.Value == 0x200D && (IsSymbol(before) || before.Value == 0xFE0F) && IsSymbol(after));
    }

    private static bool IsSymbol(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol || rune.Value is 0x2640 or 0x2642;

    // Arabic, Syriac, N'Ko, the scripts of India, Tibetan, Myanmar, Khmer, Mongolian.
    private static bool IsJoined(Rune rune) =>
        rune.Value is (>= 0x600 and <= 0x8FF) or (>= 0x900 and <= 0x109F) or (>= 0x1780 and <= 0x18AF) or (>= 0xFB50 and <= 0xFEFC);

    private static bool IsRightToLeft(Rune rune) => rune.Value is
        (>= 0x590 and <= 0x5FF) or (>= 0x600 and <= 0x8FF and not 0x61C) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    // To the last such letter before something that runs the other way; blanks and signs between two words belong to both.
    private static int EndOfRun(string text, int start)
    {
        var end = start;
        for (var at = start; at < text.Length;)
        {
            var rune = RuneAt(text, at, out var length);
            if (IsRightToLeft(rune)) end = at + length;
            else if (rune.Value is '\n' or '\r' || Rune.IsLetterOrDigit(rune)) break;
            at += length;
        }

        return end;
    }

    private static string Marked(ReadOnlySpan<char> span)
    {
        var text = span.ToString();
        var shown = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var rune = RuneAt(text, at, out var length);
            if (IsHidden(text, at, rune)) shown.Append(MarkOf(rune));
            else shown.Append(text, at, length);
            at += length;
        }

        return shown.ToString();
    }

    private static string MarkOf(Rune rune) => $"⟨U+{rune.Value:X4}⟩";

    private static Rune RuneAt(string text, int at, out int length)
    {
        // Half a surrogate pair is shown as what a decoder makes of it.
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length);
        return rune;
    }
}
