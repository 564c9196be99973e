using System.Text;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>Which mark parts the fields of a line.</summary>
internal delegate byte DelimiterOf(ReadOnlySpan<byte> line);

/// <summary>
/// What stands before the header of delimited text: comments, a title, blank lines, the <c>sep=</c> line of a
/// spreadsheet. The header is the first record that those after it agree with in their number of fields.
/// </summary>
/// <param name="Length">How long it is, in bytes.</param>
/// <param name="Delimiter">What parts the header's fields.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record Preamble(int Length, byte Delimiter, IReadOnlyList<string> Lines)
{
    /// <summary>How much of a file is looked at, in bytes.</summary>
    public const int MaxBytes = 256 << 10;

    private const int MaxLines = 100;

    /// <summary>Records that are held against a header.</summary>
    private const int RecordsToCompare = 12;

    private const int LongestShown = 60;

    private static ReadOnlySpan<byte> Usual => ",;\t|"u8;

    /// <summary>Finds it.</summary>
    /// <param name="head">The file's beginning.</param>
    /// <param name="detect">Which mark parts a line's fields.</param>
    public static Preamble Of(ReadOnlySpan<byte> head, DelimiterOf detect)
    {
        var (start, stated) = SkipMarked(head);
        var isWhole = head.Length < MaxBytes;
        var own = stated ?? detect(LineOf(head[start..]));
        var fields = CountFields(head[start..], own, out _);
        var found = (Start: start, Delimiter: own);
        // “Report: usage” over a table is a title, though a colon might part fields.
        var isUnusual = !Usual.Contains(own);
        if (fields == 1 || (fields > 1 && (isUnusual || !Agrees(head[start..], own, fields, isWhole))))
        {
            var at = start;
            for (var line = 0; line < MaxLines && at < head.Length; line++)
            {
                at += Math.Min(LineOf(head[at..]).Length + 1, head.Length - at);
                if (at >= head.Length) break;
                var delimiter = stated ?? detect(LineOf(head[at..]));
                if (isUnusual && !Usual.Contains(delimiter)) continue;
                var count = CountFields(head[at..], delimiter, out _);
                if (count < 2 || count <= fields || !HasNames(head[at..], delimiter) || !Agrees(head[at..], delimiter, count, isWhole))
                    continue;
                found = (at, delimiter);
                break;
            }
        }

        return new Preamble(found.Start, found.Delimiter, LinesOf(head[..found.Start]));
    }

    /// <summary>Says what was left out, in sentences.</summary>
    public static IEnumerable<string> Notes(IReadOnlyList<string> lines)
    {
        var shown = lines.Where(l => l.Length > 0).ToList();
        if (shown.Count == 0) yield break;
        var first = shown[0].Length > LongestShown ? shown[0][..LongestShown] + "…" : shown[0];
        yield return shown.Count == 1
            ? $"The line before the header was left out: “{first}”."
            : $"The {shown.Count} lines before the header were left out, the first of them “{first}”.";
    }

    // Blank lines, comments and the line of a spreadsheet that states the delimiter.
    private static (int Start, byte? Delimiter) SkipMarked(ReadOnlySpan<byte> head)
    {
        var (at, delimiter) = (0, (byte?)null);
        for (var lines = 0; lines < MaxLines && at < head.Length; lines++)
        {
            var line = LineOf(head[at..]).TrimEnd("\r"u8);
            var after = Math.Min(at + LineOf(head[at..]).Length + 1, head.Length);
            var text = line.Trim(" \t"u8);
            if (text.Length == 5 && text[0] is (byte)'s' or (byte)'S' && text[1..4].SequenceEqual("ep="u8)) delimiter = text[4];
            else if (text.SequenceEqual("sep="u8) && line.EndsWith("\t"u8)) delimiter = (byte)'\t';
            else if (!text.IsEmpty && !IsComment(text, head[after..])) break;
            at = after;
        }

        return at < head.Length ? (at, delimiter) : (0, null);
    }

    // A header may begin with # itself: the row after it then has as many fields.
    private static bool IsComment(ReadOnlySpan<byte> line, ReadOnlySpan<byte> rest)
    {
        if (line is not [(byte)'#', ..]) return false;
        foreach (var delimiter in Usual)
        {
            var fields = CountFields(line, delimiter, out _);
            if (fields > 1 && !rest.IsEmpty && rest[0] != '#' && CountFields(rest, delimiter, out _) == fields
                && Agrees(rest, delimiter, fields, true)) return HasNames(rest, delimiter);
        }

        return true;
    }

    // Names are not empty and begin with no digit, as times, numbers and addresses do.
    private static bool HasNames(ReadOnlySpan<byte> record, byte delimiter)
    {
        var line = LineOf(record);
        while (!line.IsEmpty)
        {
            var end = line.IndexOf(delimiter);
            var field = (end < 0 ? line : line[..end]).Trim(" \t\r\""u8);
            if (field.IsEmpty || field[0] is >= (byte)'0' and <= (byte)'9') return false;
            line = end < 0 ? default : line[(end + 1)..];
        }

        return true;
    }

    // Whether any of the records after a header has as many fields as it, or there are none.
    private static bool Agrees(ReadOnlySpan<byte> head, byte delimiter, int fields, bool isWhole)
    {
        CountFields(head, delimiter, out var length);
        var (at, compared) = (length, 0);
        while (at < head.Length && compared < RecordsToCompare)
        {
            var count = CountFields(head[at..], delimiter, out length);

            // The last record that is looked at may be cut off.
            if (at + length >= head.Length && !isWhole) break;
            if (count == fields && (count > 1 || !LineOf(head[at..]).Trim(" \t\r"u8).IsEmpty)) return true;
            if (!LineOf(head[at..]).Trim(" \t\r"u8).IsEmpty) compared++;
            at += length;
        }

        return compared == 0;
    }

    // -1 where its quotes do not fit.
    private static int CountFields(ReadOnlySpan<byte> text, byte delimiter, out int length)
    {
        var (fields, isQuoted, isStart, isBroken) = (1, false, true, false);

        // Behind a closing quote, and behind the return that follows one.
        var (isBehind, isEnding) = (false, false);
        for (length = 0; length < text.Length; length++)
        {
            var value = text[length];
            if (isQuoted)
            {
                (isQuoted, isBehind) = (value != '"', value == '"');
                continue;
            }

            if (value == '\n')
            {
                length++;
                return isBroken ? -1 : fields;
            }

            // A quote inside an unquoted field is text; one behind a closing quote stands for a quote.
            isQuoted = value == '"' && (isStart || isBehind);
            isBroken |= isEnding || (isBehind && !isQuoted && value != delimiter && value != '\r');
            (isStart, isBehind, isEnding) = (value == delimiter, false, isBehind && value == '\r');
            if (isStart) fields++;
        }

        return isBroken || isQuoted ? -1 : fields;
    }

    private static ReadOnlySpan<byte> LineOf(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }

    private static IReadOnlyList<string> LinesOf(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return [];
        var lines = Encoding.UTF8.GetString(text).Split('\n');
        return [.. lines.Take(lines.Length - 1).Select(l => l.Trim())];
    }
}
