using System.Buffers;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Cuts JSON into records: one a line, the elements of a list, objects one after another, pretty-printed or without
/// anything between them. Records are told apart by their brackets alone, so that a bad one is rejected by itself;
/// whether one is JSON is seen when it is read. One that is not closed ends where the next one begins on a line.
/// </summary>
internal sealed class JsonScanner : RecordScanner
{
    // RFC 7464 begins every record with it.
    private const byte RecordSeparator = 0x1e;

    private const int MaxIndentation = 256;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"[]{},\n"u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("\"\\\n"u8);

    private readonly Stack<Level> levels = new();
    private bool isByLines = true;
    private long line = 1;
    private long place;
    private int indentation;
    private bool isFresh = true;

    // What is left of a record that is too long.
    private OpenBrackets open;
    private bool isUnended;

    public JsonScanner(Stream stream)
        : base(stream) => SkipByteOrderMark();

    /// <summary>Whether the file begins as a list, whose elements are the records; null before the first.</summary>
    public bool? IsList { get; private set; }

    /// <summary>Members that every element of the list being read inherits, as the inside of an object; empty for none.</summary>
    public byte[] Around => levels.TryPeek(out var level) ? level.Inherited : [];

    /// <summary>The keys that lead to the list being read, where it stands inside an object; empty for none.</summary>
    public string Path => levels.TryPeek(out var level) ? level.Path : "";

    private bool IsInList => levels.Count > 0;

    /// <summary>Whether the record was taken to be its line, which <see cref="Rescan"/> may put right.</summary>
    public bool IsLine { get; private set; }

    /// <summary>Tells the record by its brackets where its line turned out to be no JSON; false when that is the same.</summary>
    public bool Rescan()
    {
        if (!IsLine) return false;
        IsLine = false;
        var end = EndOfValue();
        var isSame = Problem is not null || end == Raw.Length || end > MaxRecordBytes;
        Problem = null;
        if (isSame) return false;

        // Not one a line: from here on all are told by their brackets.
        isByLines = isFresh = false;
        line += Window.Bytes[..end].Count((byte)'\n') - Window.Bytes[..Consumed].Count((byte)'\n');
        Take(end, end);
        return true;
    }

    protected override bool Find(out int length, out int consumed)
    {
        (length, consumed, IsLine, indentation) = (0, 0, false, 0);
        if (!SkipOpen()) return false;
        while (true)
        {
            if (!SkipSpace()) return false;
            var first = Window.Bytes[0];
            if (first == ']' && IsInList)
            {
                Window.Skip(1);
                open = new OpenBrackets(levels.Pop().Closing);
                if (!SkipOpen()) return false;
                continue;
            }

            IsList ??= first == '[';
            if (first == '[' && !IsInList && IsList is true)
            {
                Window.Skip(1);
                (indentation, isFresh) = (0, false);
                levels.Push(new Level(0, [], ""));
                continue;
            }

            if (first is not ((byte)',' or RecordSeparator)) break;
            Window.Skip(1);
        }

        // Several records on one line are told apart by numbers of their own.
        var before = Line;
        Line = IsList is true || IsInList ? ++place : Math.Max(line, Line + 1);
        var isTaken = TakesLine(out length, out consumed);
        isFresh = isTaken;
        if (!isTaken && !TakesValue(out length, out consumed))
        {
            (place, Line) = (place - 1, before);
            return Find(out length, out consumed);
        }

        line += Window.Bytes[..consumed].Count((byte)'\n');
        while (length > 0 && IsSpace(Window.Bytes[length - 1])) length--;
        return true;
    }

    private bool TakesLine(out int length, out int consumed)
    {
        (length, consumed) = (0, 0);
        var isObject = Window.Bytes[0] == '{';
        if (IsInList || (!isByLines && (isObject || Window.Bytes[0] == '['))) return false;
        if (isObject && Find((byte)'\n', 0) is < 0 or > MaxRecordBytes && Window.Bytes.Length > MaxRecordBytes) return false;
        (length, consumed) = LineAt();
        IsLine = Problem is null && isObject && Window.Bytes[..length].TrimEnd(" \t"u8) is [.., (byte)'}'];
        return IsLine || !isObject;
    }

    /// <summary>False when the value is but the frame of a list, which was entered.</summary>
    private bool TakesValue(out int length, out int consumed)
    {
        isUnended = false;
        var end = EndOfValue();
        if (isByLines && Problem is null && Window.Bytes[..end].Contains((byte)'\n')) isByLines = false;
        (length, consumed) = (end, end);
        if (end <= MaxRecordBytes) return true;
        if (levels.Count < EnvelopeOpener.MaxDepth && EnteredList.Of(Window.Bytes) is { } entered)
        {
            // Too long to be read at once: the elements of its list are the records.
            Problem = null;
            levels.Push(
                new Level(entered.Depth, [.. Around, .. entered.Inherited], Path.Length > 0 ? $"{Path}.{entered.Path}" : entered.Path));
            Window.Skip(entered.Start);
            return false;
        }

        Problem = TooLong;
        length = MaxRecordBytes;
        if (!isUnended) return true;
        open = OpenBrackets.After(Window.Bytes[..MaxRecordBytes]);
        consumed = MaxRecordBytes;
        return true;
    }

    /// <summary>The position behind the value at the window's start; beyond the longest record where it is longer.</summary>
    private int EndOfValue()
    {
        var depth = 0;
        var isBegun = false;
        for (var position = 0; ;)
        {
            var found = IndexOfAny(Structure, position);
            if (found < 0) return Unended(depth, isText: false);
            position = found + 1;
            switch (Window.Bytes[found])
            {
                case (byte)'"':
                    position = EndOfText(position);
                    if (position < 0) return Unended(depth, isText: true);
                    break;
                case (byte)'\n' when depth > 0 && BeginsRecord(position):
                    Problem = "the record is not closed where the next one begins";
                    return found;
                case (byte)'[' or (byte)'{' when depth == 0 && isBegun:
                    return found;
                case (byte)'[' or (byte)'{':
                    depth++;
                    isBegun = true;
                    break;
                case (byte)',' or (byte)']' when depth == 0 && IsInList:
                    return found;
                case (byte)']' or (byte)'}':
                    depth--;
                    if (depth <= 0 && !IsInList) return position;
                    depth = Math.Max(depth, 0);
                    break;
            }
        }
    }

    private int Unended(int depth, bool isText)
    {
        if (Window.Bytes.Length > MaxRecordBytes)
        {
            isUnended = true;
            return Window.Bytes.Length;
        }

        if (depth > 0 || isText) Problem = isText ? "a text in this record is not closed" : "the file ends inside this record";
        return Window.Bytes.Length;
    }

    /// <summary>Skips what is left of a value that is not kept, without keeping it; false at the end of the file.</summary>
    private bool SkipOpen()
    {
        while (open.Depth > 0)
        {
            if (Window.Bytes.IsEmpty && !Window.Extend()) return false;
            var skipped = open.Skip(Window.Bytes, out var lines);
            line += lines;
            Window.Skip(skipped);
        }

        return true;
    }

    // A line that is indented as the record is and begins as one does.
    private bool BeginsRecord(int position)
    {
        while (Window.Bytes.Length <= position + indentation)
        {
            if (!Window.Extend()) return false;
        }

        var start = Window.Bytes.Slice(position, indentation + 1);
        return start[^1] is (byte)'{' or (byte)'[' && !start[..^1].ContainsAnyExcept(" \t"u8);
    }

    /// <summary>The position behind the closing quote, or at the line end before it; -1 where there is neither.</summary>
    private int EndOfText(int position)
    {
        while (true)
        {
            var found = IndexOfAny(InText, position);
            if (found < 0) return -1;
            if (Window.Bytes[found] == '"') return found + 1;

            // No text of JSON goes over a line's end.
            if (Window.Bytes[found] == '\n') return found;
            position = found + 2;
            while (Window.Bytes.Length < position)
            {
                if (!Window.Extend()) return -1;
            }
        }
    }

    private bool SkipSpace()
    {
        while (true)
        {
            while (Window.Bytes.Length > 0 && IsSpace(Window.Bytes[0]))
            {
                if (Window.Bytes[0] == '\n') (line, indentation, isFresh) = (line + 1, 0, true);
                else if (isFresh && indentation < MaxIndentation) indentation++;
                Window.Skip(1);
            }

            if (Window.Bytes.Length > 0) return true;
            if (!Window.Extend()) return false;
        }
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    /// <summary>A list that is being read.</summary>
    /// <param name="Closing">How many brackets close after its own, up to the list around it or the end.</param>
    private sealed record Level(int Closing, byte[] Inherited, string Path);
}
