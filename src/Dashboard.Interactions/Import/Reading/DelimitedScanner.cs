using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Delimited text after RFC 4180: a quote at the start of a field opens it, a doubled quote stands for one, and a
/// quoted field may hold line ends. A quote inside an unquoted field is text. The first record is the header; blank
/// lines are no records. A record whose quotes do not fit is rejected with its first line, and reading goes on with
/// the next line.
/// </summary>
internal sealed class DelimitedScanner : RecordScanner
{
    private const byte Quote = (byte)'"';

    private readonly byte delimiter;
    private readonly List<(int Start, int Length)> fields = [];
    private byte[] unescaped = [];
    private long nextLine = 1;

    public DelimitedScanner(Stream stream)
        : base(stream)
    {
        SkipByteOrderMark();
        var preamble = Preamble.Of(Begin(), DetectDelimiter);
        delimiter = preamble.Delimiter;
        Skipped = preamble.Lines;
        nextLine += preamble.Lines.Count;
        Window.Skip(preamble.Length);
        if (!Read()) return;
        if (Problem is not null)
            throw new ImportException(
                $"The header, line {Line}, cannot be read: {Problem}. Nothing was imported. Correct the file's first line and import it again.");
        HeaderText = Encoding.UTF8.GetString(Raw);
        Header = [.. Enumerable.Range(0, fields.Count).Select(i => Encoding.UTF8.GetString(Field(i)).Trim())];
    }

    /// <summary>The header's fields; empty when the file is.</summary>
    public IReadOnlyList<string> Header { get; } = [];

    /// <summary>The header as it stands, without its line end; null when the file is empty.</summary>
    public string? HeaderText { get; }

    /// <summary>The lines before the header: comments, titles, blank ones.</summary>
    public IReadOnlyList<string> Skipped { get; }

    /// <summary>How many fields the record has.</summary>
    public int FieldCount => fields.Count;

    /// <summary>A field without its quotes; valid until the next call.</summary>
    public ReadOnlySpan<byte> Field(int index)
    {
        var (start, length) = CollectionsMarshal.AsSpan(fields)[index];
        var field = Raw.Slice(start, length);
        if (field.Length < 2 || field[0] != Quote) return field;
        field = field[1..^1];
        return field.Contains(Quote) ? Unescape(field) : field;
    }

    protected override bool Find(out int length, out int consumed)
    {
        while (true)
        {
            fields.Clear();
            Line = nextLine;
            if (!FindPlain(out length, out consumed) && !FindRecord(out length, out consumed))
            {
                fields.Clear();
                (length, consumed) = LineAt();
                nextLine = Line + 1;
                return true;
            }

            if (consumed == 0) return false;
            if (fields.Count > 1 || !Window.Bytes[..length].Trim(" \t"u8).IsEmpty) break;
            Window.Skip(consumed);
        }

        if (Header.Count > 0 && fields.Count != Header.Count)
            Problem = string.Create(CultureInfo.InvariantCulture, $"the row has {fields.Count} fields and the header {Header.Count}");
        return true;
    }

    /// <summary>
    /// Finds a record without quoted fields that lies in the window whole, 32 bytes at a time; false, with nothing
    /// found, for any other.
    /// </summary>
    private bool FindPlain(out int length, out int consumed)
    {
        (length, consumed) = (0, 0);
        var bytes = Window.Bytes;
        var (delimiters, quotes, ends) = (Vector256.Create(delimiter), Vector256.Create(Quote), Vector256.Create((byte)'\n'));
        ref var first = ref MemoryMarshal.GetReference(bytes);
        var start = 0;
        for (var block = 0; block + Vector256<byte>.Count <= bytes.Length; block += Vector256<byte>.Count)
        {
            var vector = Vector256.LoadUnsafe(ref first, (nuint)block);
            var found = (Vector256.Equals(vector, delimiters) | Vector256.Equals(vector, quotes) | Vector256.Equals(vector, ends))
                .ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                var position = block + BitOperations.TrailingZeroCount(found);
                var value = bytes[position];
                if (value == Quote)
                {
                    if (position > start) continue;
                    fields.Clear();
                    return false;
                }

                var end = position;
                if (value == '\n' && end > start && bytes[end - 1] == '\r') end--;
                fields.Add((start, end - start));
                start = position + 1;
                if (value != '\n') continue;
                (length, consumed) = (end, start);
                nextLine++;
                return true;
            }
        }

        fields.Clear();
        return false;
    }

    /// <summary>False when the quotes do not fit, or the record is too long.</summary>
    private bool FindRecord(out int length, out int consumed)
    {
        (length, consumed) = (0, 0);
        var position = 0;
        while (true)
        {
            var start = position;
            if (!Has(position))
            {
                // The file ends without a line end, or after a delimiter: an empty last field.
                if (position > 0) fields.Add((start, 0));
                (length, consumed) = (position, position);
                nextLine++;
                return true;
            }

            if (Window.Bytes[position] == Quote)
            {
                position = EndOfQuoted(position);
                if (position < 0) return false;
            }

            position = EndOfField(position);
            if (position < 0) return false;
            var isLast = position == Window.Bytes.Length || Window.Bytes[position] == '\n';
            var end = isLast && position > start && Window.Bytes[position - 1] == '\r' ? position - 1 : position;
            fields.Add((start, end - start));
            if (isLast)
            {
                length = end;
                consumed = Math.Min(position + 1, Window.Bytes.Length);
                nextLine++;
                return true;
            }

            position++;
        }
    }

    /// <summary>The position after the closing quote; -1 when there is none where one should be.</summary>
    private int EndOfQuoted(int opening)
    {
        var position = opening + 1;
        while (true)
        {
            var closing = Find(Quote, position);
            if (closing < 0)
            {
                Problem = "a quote opened here is not closed";
                return -1;
            }

            if (Has(closing + 1) && Window.Bytes[closing + 1] == Quote)
            {
                position = closing + 2;
                continue;
            }

            var after = closing + 1;
            if (Has(after) && Window.Bytes[after] == '\r') after++;
            if (Has(after) && Window.Bytes[after] != '\n' && (after > closing + 1 || Window.Bytes[after] != delimiter))
            {
                Problem = "text follows a closing quote";
                return -1;
            }

            nextLine += Window.Bytes[opening..closing].Count((byte)'\n');
            return closing + 1;
        }
    }

    /// <summary>
    /// The position of the delimiter or line end from a position on, or the end of the file; -1 when the record is too long.
    /// </summary>
    private int EndOfField(int position)
    {
        while (true)
        {
            var found = Window.Bytes[position..].IndexOfAny(delimiter, (byte)'\n');
            if (found >= 0) return position + found;
            position = Window.Bytes.Length;
            if (position > MaxRecordBytes) return -1;
            if (!Window.Extend()) return position;
        }
    }

    private bool Has(int position)
    {
        while (Window.Bytes.Length <= position)
        {
            if (!Window.Extend()) return false;
        }

        return true;
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> field)
    {
        if (unescaped.Length < field.Length) unescaped = new byte[field.Length * 2];
        var length = 0;
        for (var i = 0; i < field.Length; i++)
        {
            unescaped[length++] = field[i];
            if (field[i] == Quote) i++;
        }

        return unescaped.AsSpan(0, length);
    }

    // As much of the file's beginning as tells which line is the header.
    private ReadOnlySpan<byte> Begin()
    {
        while (Window.Bytes.Length < Preamble.MaxBytes && Window.Extend())
        {
        }

        return Window.Bytes[..Math.Min(Window.Bytes.Length, Preamble.MaxBytes)];
    }

    /// <summary>
    /// Of comma, semicolon, tab and bar the one that occurs most often in a line outside quotes; where none does, the
    /// most frequent other mark or control character; a comma where there is none either.
    /// </summary>
    private static byte DetectDelimiter(ReadOnlySpan<byte> line)
    {
        Span<int> counts = stackalloc int[128];
        counts.Clear();
        var isQuoted = false;
        foreach (var value in line)
        {
            if (value == Quote) isQuoted = !isQuoted;
            else if (!isQuoted && value < counts.Length && !char.IsAsciiLetterOrDigit((char)value)
                && !" _-.'()[]{}/$@\0\r"u8.Contains(value)) counts[value]++;
        }

        var best = (byte)',';
        foreach (var usual in ",;\t|"u8)
        {
            if (counts[usual] > counts[best]) best = usual;
        }

        if (counts[best] > 0) return best;
        for (var other = 0; other < counts.Length; other++)
        {
            if (counts[other] > counts[best]) best = (byte)other;
        }

        return best;
    }
}
