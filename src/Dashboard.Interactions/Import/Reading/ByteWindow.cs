namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// The part of a stream that a scanner looks at: from the start of its record as far as it has read. Positions are
/// counted from that start, so that they stay right when the window moves or grows.
/// </summary>
internal sealed class ByteWindow(Stream stream) : IDisposable
{
    private byte[] buffer = new byte[1 << 20];
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>Where the window starts in the stream.</summary>
    public long Offset { get; private set; }

    /// <summary>What is read of the stream from the window's start.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(start, end - start);

    /// <summary>Reads more; false when the stream has ended.</summary>
    public bool Extend()
    {
        if (isAtEnd) return false;
        if (end == buffer.Length)
        {
            if (start > 0)
            {
                Bytes.CopyTo(buffer);
                end -= start;
                start = 0;
            }
            else
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        isAtEnd = read == 0;
        return !isAtEnd;
    }

    /// <summary>Moves the window's start.</summary>
    public void Skip(int count)
    {
        start += count;
        Offset += count;
    }

    /// <summary>Moves the window's start past the next such byte, however far it is, without keeping what lies between.</summary>
    public void SkipPast(byte value)
    {
        while (true)
        {
            var found = Bytes.IndexOf(value);
            Skip(found >= 0 ? found + 1 : Bytes.Length);
            if (found >= 0 || !Extend()) return;
        }
    }

    public void Dispose() => stream.Dispose();
}
