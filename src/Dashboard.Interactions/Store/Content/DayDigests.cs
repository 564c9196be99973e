using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Dashboard.Interactions.Store.Content;

/// <summary>SHA-256 over rows as they come, for each UTC day by itself; hashed on a thread beside the one that adds them.</summary>
internal sealed class DayDigests : IDisposable
{
    /// <summary>Stands for the day of rows that have none.</summary>
    public const int NoDay = int.MinValue;

    private const int BlockBytes = 1 << 15;
    private const int MostWaiting = 32;

    private readonly Dictionary<int, Day> days = [];
    private readonly BlockingCollection<Block> waiting = new(MostWaiting);
    private readonly Task hashing;
    private Day? last;

    public DayDigests() => hashing = Task.Run(Hash);

    /// <summary>Adds a row to a day, counted from 1970-01-01.</summary>
    public void Add(int day, ReadOnlySpan<byte> row)
    {
        if (last is null || last.Number != day)
        {
            if (!days.TryGetValue(day, out last)) days[day] = last = new Day(day);
        }

        if (last.Block.Length - last.Used < row.Length) MakeRoom(last, row.Length);
        row.CopyTo(last.Block.AsSpan(last.Used));
        last.Used += row.Length;
        last.Rows++;
    }

    /// <summary>The days in order; no more rows can be added.</summary>
    public IReadOnlyList<(DateOnly? Day, long Rows, string Digest)> Results()
    {
        waiting.CompleteAdding();
        hashing.GetAwaiter().GetResult();
        return
        [
            .. days.Values.OrderBy(d => d.Number).Select(d => (
                d.Number == NoDay ? (DateOnly?)null : DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(d.Number), d.Rows, d.Finish())),
        ];
    }

    public void Dispose()
    {
        waiting.CompleteAdding();
        hashing.GetAwaiter().GetResult();
        foreach (var day in days.Values) day.Dispose();
        waiting.Dispose();
    }

    // A log of very many days has few rows of each: blocks grow before they are handed on.
    private void MakeRoom(Day day, int length)
    {
        if (day.Used + length <= BlockBytes)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(day.Block.Length * 4, day.Used + length));
            day.Block.AsSpan(0, day.Used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(day.Block);
            day.Block = larger;
            return;
        }

        waiting.Add(new Block(day, day.Block, day.Used));
        (day.Block, day.Used) = (ArrayPool<byte>.Shared.Rent(Math.Max(BlockBytes, length)), 0);
    }

    private void Hash()
    {
        foreach (var (day, bytes, length) in waiting.GetConsumingEnumerable())
        {
            day.Append(bytes.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private readonly record struct Block(Day Day, byte[] Bytes, int Length);

    private sealed class Day(int number) : IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public int Number => number;

        public byte[] Block { get; set; } = ArrayPool<byte>.Shared.Rent(512);

        public int Used { get; set; }

        public long Rows { get; set; }

        public void Append(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

        public string Finish()
        {
            Append(Block.AsSpan(0, Used));
            Used = 0;
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        public void Dispose()
        {
            hash.Dispose();
            ArrayPool<byte>.Shared.Return(Block);
        }
    }
}
