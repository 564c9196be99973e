namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// The content of a file packed with Zstandard, which throws where the file is cut off, or where more comes out than of any log.
/// </summary>
internal sealed class ZstandardContent(FileStream file) : ReadOnlyStream
{
    private readonly ZstdSharp.DecompressionStream content = new(file, leaveOpen: false);
    private long length;

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = content.Read(buffer);
        }
        catch (Exception e) when (e is not (IOException or InvalidDataException) || e is EndOfStreamException)
        {
            throw new InvalidDataException("The packed file is cut off or damaged: it does not end as a zstd file does.", e);
        }

        length += read;
        UnpackLimits.Check(length, file.Length);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }
}
