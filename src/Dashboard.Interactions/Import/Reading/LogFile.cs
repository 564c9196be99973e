using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>How a log is written; told from its first bytes, never from its name.</summary>
internal enum LogFormat
{
    Delimited,
    JsonLines,
    JsonArray,
    Parquet,
    SqlDump,

    /// <summary>Server-sent events whose data are JSON.</summary>
    EventStream,
}

/// <summary>How a log is packed; told from its first bytes.</summary>
internal enum LogPacking
{
    None,
    Gzip,
    Zstandard,
    Zip,
}

/// <summary>A file to import: what it is and how to open it.</summary>
internal sealed record LogFile(
    string Path, string DisplayName, long Bytes, string Sha256, LogFormat Format, LogPacking Packing, TextCode Code)
{
    private const int StreamBuffer = 1 << 18;

    // What the dumps of MySQL, MariaDB, PostgreSQL and SQLite begin with.
    private static readonly string[] SqlStatements =
    [
        "-- MySQL dump", "-- MariaDB dump", "/*M!", "/*!", "--\n", "--\r\n", "-- PostgreSQL database dump", "PRAGMA ", "BEGIN TRANSACTION",
        "INSERT INTO ", "INSERT IGNORE INTO ", "REPLACE INTO ",
        "CREATE TABLE ", "DROP TABLE ", "LOCK TABLES ", "SET NAMES ", "SET SQL_MODE", "SET FOREIGN_KEY", "COPY ",
    ];

    /// <summary>Reads the whole file once for its hash, and its first bytes for its format.</summary>
    /// <param name="path">The file on this machine.</param>
    /// <param name="displayName">The name people know it by.</param>
    /// <param name="encoding">How its text is encoded; null lets its first bytes tell.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ImportException">There is no such file, or it cannot be read.</exception>
    public static async Task<LogFile> InspectAsync(string path, string displayName, LogEncoding? encoding, CancellationToken cancellation)
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

            return Recognise(path, encoding) with { DisplayName = displayName, Bytes = bytes, Sha256 = hash };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{displayName} could not be read: {e.Message} Nothing was imported.", e);
        }
        catch (Exception e) when (e is InvalidDataException or ZstdSharp.ZstdException)
        {
            throw new ImportException($"{displayName} is packed and could not be unpacked: {e.Message} Nothing was imported.", e);
        }
        catch (Exception e) when (ImportFailure.IsUnforeseen(e))
        {
            throw ImportFailure.Of(displayName, e);
        }
    }

    /// <summary>Reads a file's first bytes for its format, and nothing else of it: neither size nor hash is known.</summary>
    public static LogFile Recognise(string path, LogEncoding? encoding)
    {
        var packing = PackingOf(Head(path, LogPacking.None));
        var head = Head(path, packing);
        var code = TextCode.Of(head, encoding);
        return new LogFile(path, path, 0, "", FormatOf(head, code), packing, code);
    }

    /// <summary>The file's content, unpacked and in UTF-8.</summary>
    public LogContent Open()
    {
        var file = OpenFile(Path);
        var text = Code.Decode(Unpack(file, Packing));
        return new LogContent(file, Format == LogFormat.EventStream ? new EventStream(text) : text);
    }

    /// <summary>How it is written, for people.</summary>
    public string Describe()
    {
        var format = Format switch
        {
            LogFormat.Delimited => "delimited text",
            LogFormat.JsonLines => "NDJSON",
            LogFormat.JsonArray => "JSON array",
            LogFormat.Parquet => "Parquet",
            LogFormat.SqlDump => "a database's dump",
            LogFormat.EventStream => "server-sent events",
            _ => throw new ArgumentOutOfRangeException(nameof(Format)),
        };
        var packing =
            Packing switch { LogPacking.Gzip => ", gzipped", LogPacking.Zstandard => ", packed with zstd", LogPacking.Zip =>
                ", zipped", _ => "" };
        return format + (Format == LogFormat.Parquet || Code.IsUtf8 ? "" : $", {Code.Title}") + packing;
    }

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, StreamBuffer, FileOptions.SequentialScan | FileOptions.Asynchronous);

    private static Stream Unpack(FileStream file, LogPacking packing) => packing switch
    {
        LogPacking.Gzip => new GzipContent(file),
        LogPacking.Zstandard => new ZstandardContent(file),
        LogPacking.Zip => new ZipContent(file),
        _ => file,
    };

    private static byte[] Head(string path, LogPacking packing)
    {
        using var file = OpenFile(path);
        using Stream content = packing switch
        {
            // Without the check of its end, which is far away.
            LogPacking.Gzip => new GZipStream(file, CompressionMode.Decompress),
            LogPacking.Zstandard => new ZstandardContent(file),
            LogPacking.Zip => new ZipContent(file),
            _ => file,
        };
        var head = new byte[4096];
        return head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static LogPacking PackingOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])) return LogPacking.Gzip;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4b, 0x03, 0x04]) || head.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4b, 0x05, 0x06]))
            return LogPacking.Zip;

        // A frame of either kind: one that is skipped may come first.
        if (head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd])) return LogPacking.Zstandard;
        return head is [>= 0x50 and <= 0x5f, 0x2a, 0x4d, 0x18, ..] ? LogPacking.Zstandard : LogPacking.None;
    }

    private static LogFormat FormatOf(byte[] head, TextCode code)
    {
        if (head.AsSpan().StartsWith("PAR1"u8)) return LogFormat.Parquet;
        using var decoded = code.Decode(new MemoryStream(head));
        var text = new byte[head.Length * 3];
        var start = text.AsSpan(0, decoded.ReadAtLeast(text, text.Length, throwOnEndOfStream: false));
        if (start.StartsWith("\uFEFF"u8)) start = start[3..];
        start = start.TrimStart(" \t\r\n\u001e"u8);
        foreach (var statement in SqlStatements)
        {
            if (start.Length >= statement.Length && Ascii.EqualsIgnoreCase(start[..statement.Length], statement)) return LogFormat.SqlDump;
        }

        if (EventStream.Is(start)) return LogFormat.EventStream;
        return start switch
        {
            [(byte)'[', .. var inside] when !IsMark(inside) => LogFormat.JsonArray,
            [(byte)'{', ..] => LogFormat.JsonLines,
            _ => LogFormat.Delimited,
        };
    }

    // What a server's lines of text begin with in brackets, as “[GIN] ” and “[2026-04-22 10:00:00] ”, is no list.
    private static bool IsMark(ReadOnlySpan<byte> inside)
    {
        const int LongestMark = 40;
        var end = inside[..Math.Min(inside.Length, LongestMark)].IndexOf((byte)']');
        if (end < 1 || inside[end..] is not [_, (byte)' ', ..]) return false;
        foreach (var character in inside[..end])
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && !" :.-_/+"u8.Contains(character)) return false;
        }

        return char.IsAsciiLetter((char)inside[0]) || inside[..end].Contains((byte)'-');
    }
}

/// <summary>An open log.</summary>
/// <param name="File">The file, whose position tells how far it is read.</param>
/// <param name="Stream">Its content, unpacked and in UTF-8; closing it closes the file.</param>
internal sealed record LogContent(FileStream File, Stream Stream)
{
    /// <summary>Share of the file read, 0 to 1.</summary>
    public double Fraction => File.Length == 0 ? 1 : (double)File.Position / File.Length;
}
