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
    public static Method Method { get; } = new("seed-stability", 1);

    /// <summary>
    /// The stability of each community of a partition. O(seeds × m); seeds run at the same time, and the result does
    /// not depend on how many at once. No seeds give 1.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="partition">The communities.</param>
    /// <param name="seeds">How many further seeds.</param>
    /// <param name="counted">Only nodes below this number are counted: the accounts of a bipartite graph.</param>
    /// <param name="cancellation">Honoured between levels.</param>
    public static double[] Of(Graph graph, Partition partition, int seeds, int counted, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var largest = new double[seeds][];
        var options = new LeidenOptions { Function = partition.Function, Resolution = partition.Resolution, Runs = 1 };
        Parallel.For(0, seeds, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, s =>
        {
            var seed = SeededRandom.SeedOfStream(partition.Seed, 1_000_000 + (ulong)s);
            var other = Leiden.Find(graph, options with { Seed = seed }, cancellation);
            largest[s] = LargestJaccard(partition.Communities.AsSpan(0, counted), partition.Count, other.Communities.AsSpan(0, counted), other.Count);
        });

        var result = new double[partition.Count];
        for (var c = 0; c < result.Length; c++) result[c] = seeds == 0 ? 1 : largest.Average(run => run[c]);
        return result;
    }

    /// <summary>For each set of the first partition, its largest Jaccard index with a set of the second. O(n log n).</summary>
    internal static double[] LargestJaccard(ReadOnlySpan<int> first, int firstCount, ReadOnlySpan<int> second, int secondCount)
    {
        var firstSizes = new int[firstCount];
        var secondSizes = new int[secondCount];
        var cells = new long[first.Length];
        for (var i = 0; i < first.Length; i++)
        {
            firstSizes[first[i]]++;
            secondSizes[second[i]]++;
            cells[i] = ((long)first[i] << 32) | (uint)second[i];
        }

        Array.Sort(cells);
        var result = new double[firstCount];
        for (int i = 0, next; i < cells.Length; i = next)
        {
            for (next = i + 1; next < cells.Length && cells[next] == cells[i];) next++;
            var (a, b) = ((int)(cells[i] >> 32), (int)cells[i]);
            result[a] = Math.Max(result[a], (next - i) / (double)(firstSizes[a] + secondSizes[b] - (next - i)));
        }

        return result;
    }
}
