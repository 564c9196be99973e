namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// One record an element of a JSON array. Elements are told apart by their brackets alone, so that a bad one is
/// rejected by itself; whether an element is JSON is seen when it is read.
/// </summary>
internal sealed class JsonArrayScanner : RecordScanner
{
    private static readonly System.Buffers.SearchValues<byte> Structure = System.Buffers.SearchValues.Create("\"[]{},"u8);
    private static readonly System.Buffers.SearchValues<byte> InText = System.Buffers.SearchValues.Create("\"\\"u8);

    private bool isInside;

    public JsonArrayScanner(Stream stream)
        : base(stream) => SkipByteOrderMark();

    protected override bool Find(out int length, out int consumed)
    {
        (length, consumed) = (0, 0);
        if (!SkipSpace()) return false;
        if (!isInside)
        {
            Window.Skip(1);
            isInside = true;
            if (!SkipSpace()) return false;
        }

        if (Window.Bytes[0] == ',')
        {
            Window.Skip(1);
            if (!SkipSpace()) return false;
        }

        if (Window.Bytes[0] == ']') return false;
        Line++;
        length = ElementLength();
        consumed = length;
        if (length > MaxRecordBytes)
        {
            Problem ??= $"the row is longer than {MaxRecordBytes >> 20} MiB, the most that is read of one";
            length = MaxRecordBytes;
        }

        while (length > 0 && IsSpace(Window.Bytes[length - 1])) length--;
        return true;
    }

    /// <summary>An element beyond <see cref="RecordScanner.MaxRecordBytes"/> is skipped up to this length; one beyond it ends the import.</summary>
    private const int MaxSkippedBytes = 256 << 20;

    private int ElementLength()
    {
        var depth = 0;
        for (var position = 0; ;)
        {
            var found = IndexOfAny(Structure, position);
            if (found < 0)
            {
                Problem = "the array ends inside this element";
                return Window.Bytes.Length;
            }

            position = found + 1;
            switch (Window.Bytes[found])
            {
                case (byte)'"':
                    position = EndOfText(position);
                    if (position < 0)
                    {
                        Problem = "a text in this element is not closed";
                        return Window.Bytes.Length;
                    }

                    break;
                case (byte)'[' or (byte)'{':
                    depth++;
                    break;
                case (byte)',' when depth == 0:
                case (byte)']' when depth == 0:
                    return found;
                case (byte)']' or (byte)'}':
                    depth--;
                    break;
            }
        }
    }

    private int EndOfText(int position)
    {
        while (true)
        {
            var found = IndexOfAny(InText, position);
            if (found < 0) return -1;
            if (Window.Bytes[found] == '"') return found + 1;
            position = found + 2;
            while (Window.Bytes.Length < position)
            {
                if (!Window.Extend()) return -1;
            }
        }
    }

    private int IndexOfAny(System.Buffers.SearchValues<byte> values, int from)
    {
        while (true)
        {
            var found = Window.Bytes[from..].IndexOfAny(values);
            if (found >= 0) return from + found;
            from = Window.Bytes.Length;
            if (from > MaxSkippedBytes) throw new ImportException($"Element {Line} of the JSON array is longer than {MaxSkippedBytes >> 20} MiB: this is not a log with one record an element. Nothing was imported. Check that it is the right file.");
            if (!Window.Extend()) return -1;
        }
    }

    private bool SkipSpace()
    {
        while (true)
        {
            while (Window.Bytes.Length > 0 && IsSpace(Window.Bytes[0])) Window.Skip(1);
            if (Window.Bytes.Length > 0) return true;
            if (!Window.Extend()) return false;
        }
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
