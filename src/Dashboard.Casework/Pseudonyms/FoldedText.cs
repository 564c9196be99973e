using System.Globalization;
using System.Net;
using System.Text;
using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>
/// A text as somebody reads it who looks for an id: letters and digits in one case and without accents (NFKD, which also
/// undoes compatibility forms), whatever is not seen left out, percent-encoding, character references and escapes decoded.
/// Each letter knows where it stands in which piece.
/// </summary>
internal sealed class FoldedText
{
    private readonly List<Letter> letters = [];
    private readonly StringBuilder gap = new();

    /// <summary>Reads pieces that follow on each other without anything between.</summary>
    public FoldedText(ReadOnlySpan<string> pieces)
    {
        for (var piece = 0; piece < pieces.Length; piece++) Read(piece, pieces[piece]);
        After = gap.ToString();
    }

    /// <summary>The letters and digits in order.</summary>
    public IReadOnlyList<Letter> Letters => letters;

    /// <summary>What stands behind the last letter.</summary>
    public string After { get; }

    /// <summary>The letters of a text alone.</summary>
    public static string LettersOf(string text) => string.Concat(new FoldedText([text]).letters.Select(l => l.Value));

    // Signs that some notation has put there, one within the other: %2561, &amp;#97;, and the escapes of JSON.
    private static (Rune Rune, int Length) Decode(string text, int at)
    {
        switch (text[at])
        {
            case '%':
                var level = at + 1;
                while (level + 1 < text.Length && text[level] == '2' && text[level + 1] == '5') level += 2;
                if (Percent(text, level - 1) is { } percent) return (percent.Rune, level - 1 + percent.Length - at);
                break;
            case '&':
                var name = at + 1;
                while (string.CompareOrdinal(text, name, "amp;", 0, 4) == 0) name += 4;
                var end = text.IndexOf(';', name, Math.Min(32, text.Length - name));
                if (end > name && WebUtility.HtmlDecode($"&{text.AsSpan(name, end - name + 1)}") is { Length: > 0 and <= 2 } decoded
                    && Rune.DecodeFromUtf16(decoded, out var reference, out var used) == System.Buffers.OperationStatus.Done && used == decoded.Length)
                    return (reference, end + 1 - at);
                break;
            case '\\' when at + 5 < text.Length && text[at + 1] is 'u' or 'U' && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                if (Rune.TryCreate((char)unit, out var escaped)) return (escaped, 6);
                break;
        }

        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        return (rune, length);
    }

    private static (Rune Rune, int Length)? Percent(string text, int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var count = 0; count < bytes.Length && at + (3 * count) + 2 < text.Length && text[at + (3 * count)] == '%'; count++)
        {
            if (!byte.TryParse(text.AsSpan(at + (3 * count) + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count])) return null;
            if (Rune.DecodeFromUtf8(bytes[..(count + 1)], out var rune, out _) == System.Buffers.OperationStatus.Done) return (rune, 3 * (count + 1));
        }

        return null;
    }

    private void Read(int piece, string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsAsciiLetterOrDigit(c))
            {
                Add(char.ToLowerInvariant(c), piece, at, ++at);
                continue;
            }

            var (rune, length) = Decode(text, at);
            Fold(rune, piece, at, at + length);
            at += length;
        }
    }

    private void Fold(Rune rune, int piece, int start, int end)
    {
        if (VisibleText.IsIgnorable(rune)) return;
        if (rune.IsAscii)
        {
            if (Rune.IsLetterOrDigit(rune)) Add((char)Rune.ToLowerInvariant(rune).Value, piece, start, end);
            else gap.Append((char)rune.Value);
            return;
        }

        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            Add((char)('0' + (int)Rune.GetNumericValue(rune)), piece, start, end);
            return;
        }

        foreach (var part in Decomposed(rune))
        {
            if (VisibleText.IsIgnorable(part) || Rune.GetUnicodeCategory(part) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            var folded = Rune.ToLowerInvariant(Rune.ToUpperInvariant(part)).ToString();
            foreach (var c in folded)
            {
                if (Rune.IsLetterOrDigit(part)) Add(c is 'ς' ? 'σ' : c, piece, start, end);
                else gap.Append(c);
            }
        }
    }

    private static IEnumerable<Rune> Decomposed(Rune rune)
    {
        var text = rune.ToString();
        // Half a surrogate pair cannot be decomposed, and is decoded as U+FFFD before it comes here.
        return (rune.Value == 0xDF ? "ss" : text.Normalize(NormalizationForm.FormKD)).EnumerateRunes();
    }

    private void Add(char value, int piece, int start, int end)
    {
        letters.Add(new Letter(value, gap.Length == 0 ? "" : gap.ToString(), piece, start, end));
        gap.Clear();
    }

    /// <summary>A letter or digit.</summary>
    /// <param name="Value">As folded.</param>
    /// <param name="Before">What is seen between it and the letter before.</param>
    /// <param name="Piece">The piece in which it stands.</param>
    /// <param name="Start">Where in the piece it begins.</param>
    /// <param name="End">Where it ends.</param>
    internal readonly record struct Letter(char Value, string Before, int Piece, int Start, int End);
}
