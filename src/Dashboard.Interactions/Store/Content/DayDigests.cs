using System.Security.Cryptography;

namespace Dashboard.Interactions.Store.Content;

/// <summary>SHA-256 over rows as they come, for each UTC day by itself.</summary>
internal sealed class DayDigests : IDisposable
{
    /// <summary>Stands for the day of rows that have none.</summary>
    public const int NoDay = int.MinValue;

    private readonly Dictionary<int, Day> days = [];
    private Day? last;

    /// <summary>Adds a row to a day, counted from 1970-01-01.</summary>
    public void Add(int day, ReadOnlySpan<byte> row)
    {
        if (last is null || last.Number != day)
        {
            if (!days.TryGetValue(day, out last)) days[day] = last = new Day(day);
        }

        last.Add(row);
    }

    /// <summary>The days in order.</summary>
    public IEnumerable<(DateOnly? Day, long Rows, string Digest)> Results() => days.Values.OrderBy(d => d.Number).Select(d => (
        d.Number == NoDay ? (DateOnly?)null : DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(d.Number), d.Rows, d.Finish()));

    public void Dispose()
    {
        foreach (var day in days.Values) day.Dispose();
    }

    private sealed class Day(int number) : IDisposable
    {
        private const int Most = 1 << 14;

        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private byte[] waiting = new byte[512];
        private int used;

        public int Number => number;

        public long Rows { get; private set; }

        public void Add(ReadOnlySpan<byte> row)
        {
            Rows++;
            if (waiting.Length - used < row.Length && !Grow(row.Length))
            {
                hash.AppendData(waiting, 0, used);
                used = 0;
                if (row.Length > waiting.Length)
                {
                    hash.AppendData(row);
                    return;
                }
            }

            row.CopyTo(waiting.AsSpan(used));
            used += row.Length;
        }

        public string Finish()
        {
            hash.AppendData(waiting, 0, used);
            used = 0;
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        public void Dispose() => hash.Dispose();

        // A log of very many days has few rows of each.
        private bool Grow(int more)
        {
            if (used + more > Most) return false;
            Array.Resize(ref waiting, Math.Min(Most, Math.Max(waiting.Length * 4, used + more)));
            return true;
        }
    }
}
