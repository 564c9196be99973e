using System.Collections.Immutable;
using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.CoAction;

/// <summary>
/// The window of co-action chosen from the data. For each window of a grid, how many pairs of events by different
/// accounts on one object lie within it is compared with how many do when each account's events are moved by a random
/// time of their own, round the span of the data (a circular shift, which keeps every account's rhythm and objects but
/// not their alignment with others; Besag &amp; Diggle, 1977). The window with the largest excess of observed over
/// expected pairs in units of its spread is taken, and said.
/// </summary>
/// <param name="Seconds">The window; 0 when no window has more pairs than chance.</param>
/// <param name="Candidates">Each window of the grid with what was observed and expected.</param>
public sealed record CoActionWindow(double Seconds, ImmutableArray<WindowCandidate> Candidates)
{
    private static readonly double[] Grid = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 21_600, 43_200, 86_400];

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("co-action-window", 1);

    /// <summary>
    /// Chooses the window. O(shifts × (n log n + pairs within a day)). Objects of more than so many events are hubs:
    /// they would decide alone, and are left out.
    /// </summary>
    /// <param name="events">The events.</param>
    /// <param name="seed">The seed of the shifts.</param>
    /// <param name="shifts">How many times everything is shifted.</param>
    /// <param name="maxObjectEvents">Objects with more events are left out.</param>
    public static CoActionWindow Choose(CoActionEvents events, ulong seed, int shifts = 20, int maxObjectEvents = 2000)
    {
        ArgumentNullException.ThrowIfNull(events);
        return Choose(events.Accounts, events.Objects, events.Times, seed, shifts, maxObjectEvents);
    }

    /// <inheritdoc cref="Choose(CoActionEvents, ulong, int, int)"/>
    /// <param name="ofAccounts">The account of each event.</param>
    /// <param name="ofObjects">The object of each event.</param>
    /// <param name="ofTimes">The time of each event, in seconds.</param>
    public static CoActionWindow Choose(
        int[] ofAccounts, int[] ofObjects, double[] ofTimes, ulong seed, int shifts = 20, int maxObjectEvents = 2000)
    {
        ArgumentNullException.ThrowIfNull(ofAccounts);
        ArgumentNullException.ThrowIfNull(ofObjects);
        ArgumentNullException.ThrowIfNull(ofTimes);
        ArgumentOutOfRangeException.ThrowIfLessThan(shifts, 2);
        var frequency = new Dictionary<int, int>();
        foreach (var o in ofObjects) frequency[o] = frequency.GetValueOrDefault(o) + 1;
        var kept = Enumerable.Range(0, ofAccounts.Length)
            .Where(i => frequency[ofObjects[i]] is > 1 && frequency[ofObjects[i]] <= maxObjectEvents).ToArray();
        if (kept.Length == 0) return new CoActionWindow(0, []);
        var accounts = kept.Select(i => ofAccounts[i]).ToArray();
        var objects = kept.Select(i => ofObjects[i]).ToArray();
        var times = kept.Select(i => ofTimes[i]).ToArray();
        var observed = PairsWithin(accounts, objects, times);
        var (first, span) = (times.Min(), Math.Max(1e-9, times.Max() - times.Min()));
        var (sums, squares) = (new double[Grid.Length], new double[Grid.Length]);
        for (var s = 0; s < shifts; s++)
        {
            var offsets = new Dictionary<int, double>();
            var random = new SeededRandom(SeededRandom.SeedOfStream(seed, (ulong)s));
            var shifted = new double[times.Length];
            for (var i = 0; i < times.Length; i++)
            {
                if (!offsets.TryGetValue(accounts[i], out var offset)) offsets[accounts[i]] = offset = random.NextDouble() * span;
                shifted[i] = first + ((times[i] - first + offset) % span);
            }

            var pairs = PairsWithin(accounts, objects, shifted);
            for (var w = 0; w < Grid.Length; w++)
            {
                sums[w] += pairs[w];
                squares[w] += (double)pairs[w] * pairs[w];
            }
        }

        var candidates = ImmutableArray.CreateBuilder<WindowCandidate>(Grid.Length);
        for (var w = 0; w < Grid.Length; w++)
        {
            var mean = sums[w] / shifts;
            var variance = Math.Max(mean + 1, (squares[w] - (sums[w] * mean)) / (shifts - 1));
            candidates.Add(new WindowCandidate(Grid[w], observed[w], mean, (observed[w] - mean) / Math.Sqrt(variance)));
        }

        var best = candidates.OrderByDescending(c => c.Excess).ThenBy(c => c.Seconds).First();
        return new CoActionWindow(best.Excess > 3 ? best.Seconds : 0, candidates.MoveToImmutable());
    }

    /// <summary>Pairs of events by different accounts on one object within each window of the grid.</summary>
    private static long[] PairsWithin(int[] accounts, int[] objects, double[] times)
    {
        var order = Enumerable.Range(0, times.Length).ToArray();
        Array.Sort(order, (a, b) => objects[a] != objects[b] ? objects[a].CompareTo(objects[b]) : times[a].CompareTo(times[b]));
        var counts = new long[Grid.Length];
        for (var i = 0; i < order.Length; i++)
        {
            for (var j = i - 1; j >= 0 && objects[order[j]] == objects[order[i]]; j--)
            {
                var gap = times[order[i]] - times[order[j]];
                if (gap > Grid[^1]) break;
                if (accounts[order[i]] == accounts[order[j]]) continue;
                var w = Array.BinarySearch(Grid, gap);
                counts[w >= 0 ? w : ~w]++;
            }
        }

        for (var w = 1; w < counts.Length; w++) counts[w] += counts[w - 1];
        return counts;
    }
}

/// <summary>A window that was considered.</summary>
/// <param name="Seconds">Its length.</param>
/// <param name="Observed">Pairs within it.</param>
/// <param name="Expected">Pairs within it after shifting, on average.</param>
/// <param name="Excess">Observed beyond expected, in standard deviations of what chance gives; never less than Poisson's.</param>
public readonly record struct WindowCandidate(double Seconds, long Observed, double Expected, double Excess);
