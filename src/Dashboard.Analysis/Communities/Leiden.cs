using Dashboard.Analysis.Randomness;
using Dashboard.Core;

namespace Dashboard.Analysis.Communities;

/// <summary>
/// The Leiden algorithm (Traag, Waltman &amp; van Eck, 2019, “From Louvain to Leiden: guaranteeing well-connected
/// communities”): fast local moving, refinement, aggregation, repeated until nothing improves. Every community is
/// connected. Deterministic: the same graph, options and seed give the same partition. About O(m) an iteration.
/// A graph without nodes has no communities; nodes without edges are communities of their own.
/// </summary>
public static class Leiden
{
    /// <summary>The method's name and version, for results.</summary>
    public static Method Method { get; } = new("leiden", 1);

    /// <summary>Finds communities.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="options">Quality function, resolution, seed; null for the defaults.</param>
    /// <param name="cancellation">Honoured between levels.</param>
    /// <exception cref="ArgumentException">The resolution is negative, infinite or NaN.</exception>
    public static Partition Find(Graph graph, LeidenOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new LeidenOptions();
        if (!(options.Resolution >= 0) || double.IsInfinity(options.Resolution))
            throw new ArgumentException($"A resolution is a finite number, 0 or more; {options.Resolution} is not.");
        var runs = options.Runs ?? Math.Clamp(100_000 / Math.Max(1, graph.NodeCount + graph.EdgeCount), 1, 50);
        int[]? best = null;
        var bestQuality = double.NegativeInfinity;
        for (var run = 0; run < runs; run++)
        {
            var random = new SeededRandom(SeededRandom.SeedOfStream(options.Seed, (ulong)run));
            var (communities, quality) = RunOnce(graph, options, random, cancellation);
            if (best is not null && quality <= bestQuality + Tolerance(bestQuality)) continue;
            (best, bestQuality) = (communities, quality);
        }

        var (numbered, count) = Partition.Renumber(best);
        return new Partition(
            numbered, count, QualityOf(graph, numbered, options), Method, options.Function, options.Resolution, options.Seed);
    }

    private static (int[] Communities, double Quality) RunOnce(
        Graph graph, LeidenOptions options, SeededRandom random, CancellationToken cancellation)
    {
        var level = LeidenLevel.Of(graph, options.Function);
        var resolution = options.Function == QualityFunction.Modularity && graph.TotalWeight > 0
            ? options.Resolution / (2 * graph.TotalWeight)
            : options.Resolution;
        var communities = new int[graph.NodeCount];
        for (var v = 0; v < communities.Length; v++) communities[v] = v;
        var quality = QualityOf(graph, communities, options);
        var least = options.LeastImprovement ?? (graph.NodeCount + graph.EdgeCount < 20_000 ? 0 : 3e-4);
        for (var iteration = 0; iteration < options.MaxIterations; iteration++)
        {
            var next = Iterate(graph, level, communities, resolution, options, random, cancellation);
            var nextQuality = QualityOf(graph, next, options);
            var improvement = nextQuality - quality;
            if (improvement <= Tolerance(quality)) break;
            (communities, quality) = (next, nextQuality);
            if (improvement <= least * Math.Abs(quality)) break;
        }

        return (communities, quality);
    }

    /// <summary>One iteration: levels of moving, refining and aggregating, until each community is one node.</summary>
    private static int[] Iterate(
        Graph graph, LeidenLevel level, int[] start, double resolution, LeidenOptions options, SeededRandom random,
        CancellationToken cancellation)
    {
        var meanWeight = graph.EdgeCount == 0 ? 1 : graph.TotalWeight / graph.EdgeCount;
        var (communities, _) = LeidenRefinement.Compact(start);
        var nodeOf = new int[graph.NodeCount];
        for (var v = 0; v < nodeOf.Length; v++) nodeOf[v] = v;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            LeidenLocalMoving.Run(level, communities, resolution, meanWeight * 1e-10, random);
            (communities, var communityCount) = LeidenRefinement.Compact(communities);
            if (communityCount == level.NodeCount) break;
            var (sets, setCount) = LeidenRefinement.Run(level, communities, resolution, options.Randomness * meanWeight, random);

            // A refinement that merges nothing would repeat this level for ever; the communities' connected parts
            // are then what is well connected.
            if (setCount == level.NodeCount) (sets, setCount) = ConnectedComponents.Within(level.Offsets, level.Neighbours, communities);
            var next = new int[setCount];
            for (var v = 0; v < sets.Length; v++) next[sets[v]] = communities[v];
            for (var v = 0; v < nodeOf.Length; v++) nodeOf[v] = sets[nodeOf[v]];
            if (setCount == level.NodeCount) break;
            level = level.Aggregate(sets, setCount);
            communities = next;
        }

        for (var v = 0; v < nodeOf.Length; v++) nodeOf[v] = communities[nodeOf[v]];
        return nodeOf;
    }

    private static double QualityOf(Graph graph, int[] communities, LeidenOptions options) => options.Function switch
    {
        QualityFunction.Modularity => Modularity.Of(graph, communities, options.Resolution),
        QualityFunction.ConstantPottsModel => ConstantPottsModel.Of(graph, communities, options.Resolution),
        _ => throw new ArgumentOutOfRangeException(nameof(options)),
    };

    private static double Tolerance(double quality) => 1e-10 * Math.Max(1, Math.Abs(quality));
}
