namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Server-sent events as the JSON lines that they carry: what stands before the data of a line becomes blanks, as do the
/// lines without data and <c>[DONE]</c>, so that every line stays where it was. Source: the HTML standard, server-sent events.
/// </summary>
internal sealed class EventStream(Stream content) : ReadOnlyStream
{
    private static readonly byte[] Data = "data:"u8.ToArray();

    private readonly byte[] start = new byte[Data.Length];
    private int length;
    private bool isData;
    private bool isBlank;

    /// <summary>Whether a text begins as such a stream.</summary>
    public static bool Is(ReadOnlySpan<byte> head)
    {
        var hasField = false;
        while (!head.IsEmpty)
        {
            var end = head.IndexOf((byte)'\n');
            var line = (end < 0 ? head : head[..end]).Trim(" \r"u8);
            if (line.StartsWith(Data)) return line[Data.Length..].TrimStart((byte)' ') is [(byte)'{', ..] or [];
            if (!line.IsEmpty && !line.StartsWith("event:"u8) && !line.StartsWith("id:"u8) && !line.StartsWith("retry:"u8)
                && !(hasField && line[0] == ':')) return false;
            hasField |= !line.IsEmpty;
            head = end < 0 ? default : head[(end + 1)..];
        }

        return false;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = content.Read(buffer);
        for (var i = 0; i < read; i++)
        {
            if (buffer[i] == '\n')
            {
                (length, isData, isBlank) = (0, false, false);
                continue;
            }

            if (length < Data.Length)
            {
                // The first bytes of a line tell what it is; they are none of its data.
                start[length++] = buffer[i];
                isData = length == Data.Length && start.AsSpan().SequenceEqual(Data);
                isBlank = length == Data.Length && !isData;
                buffer[i] = (byte)' ';
            }
            else if (isBlank || (isData && length == Data.Length && buffer[i] == '['))
            {
                isBlank = true;
                buffer[i] = (byte)' ';
            }
            else if (buffer[i] is not ((byte)' ' or (byte)'\r'))
            {
                length = Data.Length + 1;
            }
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }
}
