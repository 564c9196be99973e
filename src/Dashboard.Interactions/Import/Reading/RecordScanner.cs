using System.Buffers;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Cuts a text file into records, one at a time, without copying. A record that cannot be read is still a record:
/// it carries its problem and ends with its line, so that it never costs its neighbours.
/// </summary>
internal abstract class RecordScanner(Stream stream) : IDisposable
{
    /// <summary>The longest record, in bytes: a longer one is rejected, and so is a quote that is not closed within this.</summary>
    public const int MaxRecordBytes = 16 << 20;

    /// <summary>Says that a record is longer than that.</summary>
    public const string TooLong = "the row is longer than 16 MiB, the most that is read of one";

    private int recordLength;
    private bool isCut;

    /// <summary>How far the next record is from this one's start.</summary>
    protected int Consumed { get; private set; }

    protected ByteWindow Window { get; } = new(stream);

    /// <summary>
    /// Where people find the record, counted from 1: for lines of text the line it begins on, the header included,
    /// as an editor shows it; for a JSON array its place in the array.
    /// </summary>
    public long Line { get; protected set; }

    /// <summary>Where the record starts in the unpacked file, in bytes.</summary>
    public long Offset => Window.Offset;

    /// <summary>The record as it stands in the file, without its line end; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Raw => Window.Bytes[..recordLength];

    /// <summary>Why the record cannot be read, in words; null when it can.</summary>
    public string? Problem { get; protected set; }

    /// <summary>The next record; false at the end.</summary>
    public bool Read()
    {
        if (isCut) Window.SkipPast((byte)'\n');
        else Window.Skip(Consumed);
        (recordLength, Consumed, isCut, Problem) = (0, 0, false, null);
        if (!Find(out recordLength, out var consumed)) return false;
        Consumed = consumed;
        Check();
        return true;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Window.Dispose();
    }

    /// <summary>Finds the record at the window's start: its length and how far the next one is.</summary>
    protected abstract bool Find(out int length, out int consumed);

    /// <summary>Gives the record another end.</summary>
    protected void Take(int length, int consumed)
    {
        (recordLength, Consumed) = (length, consumed);
        Check();
    }

    /// <summary>Skips a byte order mark.</summary>
    protected void SkipByteOrderMark()
    {
        while (Window.Bytes.Length < 3 && Window.Extend())
        {
        }

        if (Window.Bytes.StartsWith("\uFEFF"u8)) Window.Skip(3);
    }

    /// <summary>
    /// The position of a byte from a position on, reading as far as needed; -1 when the stream ends before it or the
    /// record would become too long.
    /// </summary>
    protected int Find(byte value, int from)
    {
        while (true)
        {
            var found = Window.Bytes[from..].IndexOf(value);
            if (found >= 0) return from + found;
            from = Window.Bytes.Length;
            if (from > MaxRecordBytes || !Window.Extend()) return -1;
        }
    }

    /// <summary>The position of any of some bytes from a position on, likewise.</summary>
    protected int IndexOfAny(SearchValues<byte> values, int from)
    {
        while (true)
        {
            var found = Window.Bytes[from..].IndexOfAny(values);
            if (found >= 0) return from + found;
            from = Window.Bytes.Length;
            if (from > MaxRecordBytes || !Window.Extend()) return -1;
        }
    }

    /// <summary>
    /// The line at the window's start: its length without its line end, and with it. A line that is too long gets
    /// its problem here; its beginning stands for it, and the next record starts behind its end.
    /// </summary>
    protected (int Length, int Consumed) LineAt()
    {
        var end = Find((byte)'\n', 0);
        if (end > MaxRecordBytes || (end < 0 && Window.Bytes.Length > MaxRecordBytes))
        {
            Problem = TooLong;
            isCut = end < 0;
            return (MaxRecordBytes, isCut ? MaxRecordBytes : end + 1);
        }

        if (end < 0) return (Window.Bytes.Length - (Window.Bytes.EndsWith("\r"u8) ? 1 : 0), Window.Bytes.Length);
        return (end > 0 && Window.Bytes[end - 1] == '\r' ? end - 1 : end, end + 1);
    }

    private void Check()
    {
        if (Problem is not null) return;
        if (!System.Text.Unicode.Utf8.IsValid(Raw)) Problem = "the text is not valid UTF-8";
        else if (Raw.Contains((byte)0)) Problem = "the row holds a NUL byte, which no text does";
    }
}
