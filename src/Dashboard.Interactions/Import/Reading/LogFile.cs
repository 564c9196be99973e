using System.IO.Compression;
using System.Security.Cryptography;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>How a log is written; told from its first bytes, never from its name.</summary>
internal enum LogFormat
{
    Delimited,
    JsonLines,
    JsonArray,
    Parquet,
}

/// <summary>A file to import: what it is and how to open it.</summary>
internal sealed record LogFile(string Path, string DisplayName, long Bytes, string Sha256, LogFormat Format, bool IsGzip)
{
    private const int StreamBuffer = 1 << 18;

    /// <summary>Reads the whole file once for its hash, and its first bytes for its format.</summary>
    /// <exception cref="ImportException">There is no such file, or its text is not UTF-8.</exception>
    public static async Task<LogFile> InspectAsync(string path, string displayName, CancellationToken cancellation)
    {
        try
        {
            string hash;
            long bytes;
            await using (var stream = OpenFile(path))
            {
                bytes = stream.Length;
                hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false));
            }

            var isGzip = Head(path, false).StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]);
            var head = Head(path, isGzip);
            if (head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || head.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
                throw new ImportException($"{displayName} is UTF-16 text, and logs are read as UTF-8. Nothing was imported. Save it as UTF-8 and import it again.");
            return new LogFile(path, displayName, bytes, hash, FormatOf(head), isGzip);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{displayName} could not be read: {e.Message} Nothing was imported.", e);
        }
        catch (InvalidDataException e)
        {
            throw new ImportException($"{displayName} is named or marked as gzip and could not be unpacked: {e.Message} Nothing was imported.", e);
        }
    }

    /// <summary>The file, whose position tells how far it is read, and its content, unpacked.</summary>
    public (FileStream File, Stream Content) Open()
    {
        var file = OpenFile(Path);
        return (file, IsGzip ? new GzipContent(file) : file);
    }

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, StreamBuffer, FileOptions.SequentialScan | FileOptions.Asynchronous);

    private static ReadOnlySpan<byte> Head(string path, bool isGzip)
    {
        using var file = OpenFile(path);
        using var content = isGzip ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        var head = new byte[4096];
        return head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }

    private static LogFormat FormatOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PAR1"u8)) return LogFormat.Parquet;
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        return head switch
        {
            [(byte)'[', ..] => LogFormat.JsonArray,
            [(byte)'{', ..] => LogFormat.JsonLines,
            _ => LogFormat.Delimited,
        };
    }
}
