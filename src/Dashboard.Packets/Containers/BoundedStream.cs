namespace Dashboard.Packets.Containers;

/// <summary>
/// A part of a file, read as if it were a file of its own. The last byte comes alone: what unpacks from here and is
/// done before its data are leaves that byte unread, and so is found out.
/// </summary>
internal sealed class BoundedStream(FileStream file, long offset, long length) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => position = value >= 0 && value <= length ? value : throw new IOException("The position lies outside of the part.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var wanted = Wanted(buffer.Length);
        if (wanted == 0) return 0;
        var read = RandomAccess.Read(file.SafeFileHandle, buffer[..wanted], offset + position);
        position += read;
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = Wanted(buffer.Length);
        if (wanted == 0) return 0;
        var read = await RandomAccess.ReadAsync(file.SafeFileHandle, buffer[..wanted], offset + position, cancellationToken);
        position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        SeekOrigin.End => length + offset,
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    public override void Flush()
    {
    }

    private int Wanted(int room) => (int)Math.Min(room, Math.Max(length - position - 1, Math.Min(1, length - position)));

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
