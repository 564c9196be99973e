using System.Text;

namespace Dashboard.Interactions.Tests.Fuzzing;

/// <summary>Makes bad logs of good ones, by what logs are made of; the same random numbers make the same log.</summary>
internal sealed class LogMutator(Random random)
{
    private const int MaxBytes = 1 << 20;

    /// <summary>What breaks readers, or has.</summary>
    private static readonly byte[][] Pieces =
    [
        .. ((string[])
        [
            "\\ud83d", "\\ude00", "\\ud83d\\u0041", "\\uD83D\\", "\\u00", "\\u0000", "\\", "\\\\", "\"", "\"\"", "'", "\n", "\r\n", "\r",
            ",", ";", "\t", "{", "}", "[", "]", "{}", "[]", "[[", "]]", ":", "null", "true", "\\N", "NaN",
            "-", "-1", "0", "1e999", "1.2e3", "1,234", "12.5", "99999999999999999999", "1776852000", "1776852000123456789", "-62135596800",
            "1970-01-01T00:00:00Z", "0000-00-00 00:00:00", "2026-02-30", "03/04/2026", "[1776852000,1]",
            "{\"a\":1}", "{\"key\":\"k\",\"value\":{\"stringValue\":\"v\"}}", "{\"arrayValue\":{\"values\":[{\"intValue\":\"1\"}]}}",
            "{\"kvlistValue\":{\"values\":[{\"key\":\"\\ud800\",\"value\":{}}]}}", "\"{\\\"a\\\":\\\"\\\\ud83d\\\"}\"",
            "{\"records\":[{}]}", "{\"resourceSpans\":[]}", "{\"data\":{\"items\":[1]}}", "\"message\":\"{\\\"a\\\":1}\"", "\uFEFF",
            "sep=;\n", "# x\n", "=1+1", "\u202e", "\u200b", "😀", "INSERT INTO t VALUES (1,'", "');", "/*!", "\\.\n",
        ]).Select(Encoding.UTF8.GetBytes),
        [0], [0xff], [0xfe, 0xff], [0xc3], [0xed, 0xa0, 0xbd], [0x1f, 0x8b], [0x28, 0xb5, 0x2f, 0xfd], "PAR1"u8.ToArray(),
        [0x50, 0x4b, 0x05, 0x06], [0xff, 0xff, 0xff, 0x7f], [0x80, 0x80, 0x80, 0x80, 0x08],
    ];

    /// <summary>A log made of one of the seeds.</summary>
    public byte[] Next(IReadOnlyList<(string Name, byte[] Bytes)> seeds)
    {
        var bytes = new List<byte>(seeds[random.Next(seeds.Count)].Bytes);
        for (var round = 1 + random.Next(4); round > 0; round--) Mutate(bytes, seeds);
        if (random.Next(4) == 0) bytes = [.. Repack([.. bytes])];
        if (random.Next(8) == 0) Mutate(bytes, seeds);
        return [.. bytes.Take(MaxBytes)];
    }

    private void Mutate(List<byte> bytes, IReadOnlyList<(string Name, byte[] Bytes)> seeds)
    {
        var at = Place(bytes);
        switch (random.Next(12))
        {
            case 0 when bytes.Count > 0:
                bytes[Math.Min(at, bytes.Count - 1)] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when bytes.Count > 0:
                bytes[Math.Min(at, bytes.Count - 1)] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(200), bytes.Count - at)));
                break;
            case 5:
                bytes.InsertRange(
                    at,
                    Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], random.Next(8) == 0 ? random.Next(2_000) : 1).SelectMany(p => p));
                break;
            case 6:
                ReplaceValue(bytes, at);
                break;
            case 7:
                var other = seeds[random.Next(seeds.Count)].Bytes;
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(400), other.Length - from)).ToArray());
                break;
            case 8:
                bytes.InsertRange(at, Encoding.ASCII.GetBytes(Nested()));
                break;
            case 9:
                bytes.InsertRange(at, Enumerable.Repeat((byte)'x', random.Next(5) == 0 ? 20_000 : 300));
                break;
            default:
                bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                break;
        }
    }

    // Anywhere, but often near the end, where Parquet and zip have their directories, or near the beginning.
    private int Place(List<byte> bytes) => random.Next(4) switch
    {
        0 => Math.Max(0, bytes.Count - random.Next(200)),
        1 => Math.Min(bytes.Count, random.Next(64)),
        _ => random.Next(bytes.Count + 1),
    };

    // What stands between two marks becomes something else.
    private void ReplaceValue(List<byte> bytes, int at)
    {
        var start = at;
        while (start > 0 && !IsMark(bytes[start - 1])) start--;
        while (at < bytes.Count && !IsMark(bytes[at])) at++;
        bytes.RemoveRange(start, at - start);
        bytes.InsertRange(start, Pieces[random.Next(Pieces.Length)]);
    }

    private static bool IsMark(byte value) =>
        value is (byte)',' or (byte)'"' or (byte)':' or (byte)'\n' or (byte)'\t' or (byte)';' or (byte)'{' or (byte)'}' or (byte)'['
        or (byte)']' or (byte)'(' or (byte)')';

    private string Nested()
    {
        var depth = random.Next(2) == 0 ? 70 : random.Next(3_000);
        var (open, close) = random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        return string.Concat(Enumerable.Repeat(open, depth)) + "1"
            + (random.Next(3) == 0 ? "" : string.Concat(Enumerable.Repeat(close, depth)));
    }

    private byte[] Repack(byte[] bytes) => random.Next(5) switch
    {
        0 => SeedLogs.Gzip(bytes),
        1 => SeedLogs.Zstandard(bytes),
        2 => SeedLogs.Zip(("log", bytes)),
        3 => [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))],
        _ => SeedLogs.Zip(("a.csv", bytes), ("deep/b.json", bytes)),
    };
}
