using Dashboard.Analysis.Randomness;
using Dashboard.Core;

namespace Dashboard.Analysis.Communities;

/// <summary>
/// How well communities come back when the seed changes: the mean over further seeds of the largest Jaccard index
/// that a community has with any community of that run (Hennig, 2007, with seeds for samples). 1 for a community that
/// always comes back whole.
/// </summary>
public static class CommunityStability
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("seed-stability", 2);

    /// <summary>
    /// The stability of each community of a graph's partition. O(seeds × m). No seeds give 1.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="partition">The communities.</param>
    /// <param name="seeds">How many further seeds.</param>
    /// <param name="cancellation">Honoured between levels.</param>
    public static double[] Of(Graph graph, Partition partition, int seeds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var options = new LeidenOptions { Function = partition.Function, Resolution = partition.Resolution, Runs = 1 };
        return Of(partition.Communities, partition.Count, seeds, partition.Seed, Again, null, cancellation);

        (int[] Communities, int Count) Again(ulong seed)
        {
            var other = Leiden.Find(graph, options with { Seed = seed }, cancellation);
            return (other.Communities, other.Count);
        }
    }

    /// <summary>
    /// The stability of each group that a seeded method finds; −1 stands for items in no group. Seeds run at the same
    /// time, and the result does not depend on how many at once.
    /// </summary>
    /// <param name="groups">The group of each item.</param>
    /// <param name="count">How many groups there are.</param>
    /// <param name="seeds">How many further seeds.</param>
    /// <param name="seed">The seed that the further ones are drawn from.</param>
    /// <param name="again">The method, run with another seed; called by several threads at once.</param>
    /// <param name="report">Told the share of the seeds that is done.</param>
    /// <param name="cancellation">Honoured between seeds.</param>
    internal static double[] Of(
        int[] groups, int count, int seeds, ulong seed, Func<ulong, (int[] Groups, int Count)> again, Action<double>? report, CancellationToken cancellation)
    {
        var largest = new double[seeds][];
        var done = 0;
        Parallel.For(0, seeds, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, s =>
        {
            var (others, otherCount) = again(SeededRandom.SeedOfStream(seed, 1_000_000 + (ulong)s));
            largest[s] = LargestJaccard(groups, count, others, otherCount);
            report?.Invoke(Interlocked.Increment(ref done) / (double)seeds);
        });

        var result = new double[count];
        for (var c = 0; c < count; c++) result[c] = seeds == 0 ? 1 : largest.Average(run => run[c]);
        return result;
    }

    /// <summary>
    /// For each set of the first partition, its largest Jaccard index with a set of the second; −1 stands for items in
    /// no set. O(n log n).
    /// </summary>
    internal static double[] LargestJaccard(ReadOnlySpan<int> first, int firstCount, ReadOnlySpan<int> second, int secondCount)
    {
        var firstSizes = new int[firstCount];
        var secondSizes = new int[secondCount];
        var cells = new List<long>(first.Length);
        for (var i = 0; i < first.Length; i++)
        {
            if (first[i] >= 0) firstSizes[first[i]]++;
            if (second[i] >= 0) secondSizes[second[i]]++;
            if (first[i] >= 0 && second[i] >= 0) cells.Add(((long)first[i] << 32) | (uint)second[i]);
        }

        cells.Sort();
        var result = new double[firstCount];
        for (int i = 0, next; i < cells.Count; i = next)
        {
            for (next = i + 1; next < cells.Count && cells[next] == cells[i];) next++;
            var (a, b) = ((int)(cells[i] >> 32), (int)cells[i]);
            result[a] = Math.Max(result[a], (next - i) / (double)(firstSizes[a] + secondSizes[b] - (next - i)));
        }

        return result;
    }
}
