using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using Dashboard.Core;

namespace Dashboard.Casework.Pseudonyms;

/// <summary>
/// A text as somebody reads it who looks for an id: letters and digits in one case and without accents (NFKD, which also
/// undoes compatibility forms), whatever is not seen left out, percent-encoding, character references and escapes decoded.
/// Each letter knows where it stands in which piece.
/// </summary>
internal sealed class FoldedText
{
    // Names that HTML 5 has added for what stands within ids.
    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["hyphen"] = "-", ["dash"] = "-", ["lowbar"] = "_", ["UnderBar"] = "_", ["period"] = ".", ["sol"] = "/", ["bsol"] = "\\",
        ["num"] = "#", ["commat"] = "@", ["colon"] = ":", ["comma"] = ",",
        ["lpar"] = "(", ["rpar"] = ")", ["lsqb"] = "[", ["lbrack"] = "[", ["rsqb"] = "]", ["rbrack"] = "]", ["ast"] = "*", ["plus"] = "+",
        ["equals"] = "=", ["percnt"] = "%", ["Tab"] = " ",
        ["NewLine"] = " ", ["ZeroWidthSpace"] = "\u200B", ["NoBreak"] = "\u2060",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Tags of emphasis and of breaks, which people type into texts; whatever else stands in angle brackets is read.
    private static readonly FrozenSet<string> Tags = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "b", "i", "u", "s", "q", "tt", "em", "br", "del", "ins", "kbd", "sub", "sup", "wbr", "code",
        "mark", "span", "small", "strong");

    private const int LongestTag = 9;

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
            case '%' when Percent(text, at) is { } percent:
                return percent;
            case '&':
                return Reference(text, at);
            case '\\' when at + 5 < text.Length && text[at + 1] is 'u' or 'U'
                && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                if (Rune.TryCreate((char)unit, out var escaped)) return (escaped, 6);
                break;
        }

        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        return (rune, length);
    }

    // Each byte may be encoded more than once: %2561 is %61 is a.
    private static (Rune Rune, int Length)? Percent(string text, int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        var end = at;
        for (var count = 0; count < bytes.Length && end < text.Length && text[end] == '%'; count++)
        {
            var digits = end + 1;
            while (IsHex(text, digits) && text[digits] == '2' && text[digits + 1] == '5' && IsHex(text, digits + 2)) digits += 2;
            if (!IsHex(text, digits)) return null;
            bytes[count] = byte.Parse(text.AsSpan(digits, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            end = digits + 2;
            if (Rune.DecodeFromUtf8(bytes[..(count + 1)], out var rune, out _) == System.Buffers.OperationStatus.Done)
                return (rune, end - at);
        }

        return null;
    }

    private static bool IsHex(string text, int at) =>
        at + 1 < text.Length && char.IsAsciiHexDigit(text[at]) && char.IsAsciiHexDigit(text[at + 1]);

    private static (Rune Rune, int Length) Reference(string text, int at)
    {
        var name = at + 1;
        while (string.CompareOrdinal(text, name, "amp;", 0, 4) == 0) name += 4;
        var end = text.IndexOf(';', name, Math.Min(32, text.Length - name));
        if (end <= name) return (new Rune('&'), name > at + 1 ? name - at : 1);
        var named = text[name..end];
        var decoded = Signs.GetValueOrDefault(named) ?? WebUtility.HtmlDecode($"&{named};");
        return Rune.DecodeFromUtf16(decoded, out var rune, out var used) == System.Buffers.OperationStatus.Done && used == decoded.Length
            ? (rune, end + 1 - at)
            : (new Rune('&'), name > at + 1 ? name - at : 1);
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

            if (c == '<' && TagAt(text, at) is > 0 and var tag)
            {
                at += tag;
                continue;
            }

            var (rune, length) = Decode(text, at);
            Fold(rune, piece, at, at + length);
            at += length;
        }
    }

    // How long the tag is that begins here; 0 where none does.
    private static int TagAt(string text, int at)
    {
        var end = text.IndexOf('>', at, Math.Min(LongestTag, text.Length - at));
        return end > 0 && Tags.Contains(text[(at + 1)..end].Trim('/', ' ')) ? end + 1 - at : 0;
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
            if (VisibleText.IsIgnorable(part)
                || Rune.GetUnicodeCategory(part) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
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
