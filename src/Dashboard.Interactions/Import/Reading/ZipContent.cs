using System.IO.Compression;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// The content of the one file in a zip, which throws where it does not unpack to its stated length, or where more comes
/// out than of any log.
/// </summary>
internal sealed class ZipContent : ReadOnlyStream
{
    private readonly FileStream file;
    private readonly ZipArchive archive;
    private readonly ZipArchiveEntry entry;
    private readonly Stream content;
    private long length;

    /// <exception cref="InvalidDataException">It is no zip, or not of one file that can be read.</exception>
    public ZipContent(FileStream file)
    {
        this.file = file;
        archive = ZipEntries.Open(file);
        var logs = ZipEntries.Logs(archive);
        if (logs.Count != 1)
            throw new InvalidDataException(
                $"it holds {logs.Count:N0} files ({string.Join(", ", logs.Take(5).Select(e => e.FullName))}{(logs.Count > 5 ? " …" : "")}), and each is a log of its own. Unpack it, and give them one by one.");
        entry = logs[0];
        content = entry.Open();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = content.Read(buffer);
        length += read;
        UnpackLimits.Check(length, file.Length);
        if (length > entry.Length || (read == 0 && buffer.Length > 0 && length != entry.Length))
            throw new InvalidDataException("it does not unpack to its stated length: it is cut off or damaged.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            archive.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
