using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Randomness;

namespace Dashboard.Analysis.Tests.Communities;

public sealed class LeidenTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(2026)]
    public void Find_KarateClub_ReachesTheBestModularity(ulong seed)
    {
        var partition = Leiden.Find(KnownGraphs.KarateClub(), new LeidenOptions { Seed = seed });

        Assert.Equal(0.4198, partition.Quality, 4);
        Assert.Equal(4, partition.Count);
    }

    [Fact]
    public void Find_SameSeed_GivesTheSamePartition()
    {
        var graph = KnownGraphs.RandomGraph(300, 900, 5);

        var first = Leiden.Find(graph, new LeidenOptions { Seed = 9, Runs = 1 });
        var second = Leiden.Find(graph, new LeidenOptions { Seed = 9, Runs = 1 });

        Assert.Equal(first.Communities, second.Communities);
        Assert.Equal(first.Quality, second.Quality);
    }

    [Theory]
    [InlineData(QualityFunction.Modularity, 1.0)]
    [InlineData(QualityFunction.Modularity, 0.5)]
    [InlineData(QualityFunction.ConstantPottsModel, 0.3)]
    public void Find_TinyGraphs_ReachTheBruteForceOptimum(QualityFunction function, double resolution)
    {
        for (ulong seed = 1; seed <= 25; seed++)
        {
            var graph = KnownGraphs.RandomGraph(7, 10, seed);
            var best = double.NegativeInfinity;
            foreach (var communities in AllPartitions(7)) best = Math.Max(best, Quality(graph, communities, function, resolution));

            var found = Leiden.Find(graph, new LeidenOptions { Function = function, Resolution = resolution });

            Assert.Equal(best, found.Quality, 9);
        }
    }

    [Theory]
    [InlineData(QualityFunction.Modularity, 1.0)]
    [InlineData(QualityFunction.Modularity, 3.0)]
    [InlineData(QualityFunction.ConstantPottsModel, 0.05)]
    public void Find_RandomGraphs_CommunitiesAreConnected(QualityFunction function, double resolution)
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var graph = KnownGraphs.RandomGraph(400, 700, seed);

            var partition = Leiden.Find(graph, new LeidenOptions { Function = function, Resolution = resolution, Seed = seed, Runs = 1 });

            var (_, parts) = ConnectedComponents.Within(graph.OffsetArray, graph.NeighbourArray, partition.Communities);
            Assert.Equal(partition.Count, parts);
        }
    }

    [Fact]
    public void Find_RingOfCliquesUnderCpm_FindsTheCliques()
    {
        var graph = KnownGraphs.RingOfCliques(30, 5);

        var partition = Leiden.Find(graph, new LeidenOptions { Function = QualityFunction.ConstantPottsModel, Resolution = 0.5 });

        Assert.Equal(30, partition.Count);
        Assert.All(Enumerable.Range(0, 150), v => Assert.Equal(partition.Communities[v / 5 * 5], partition.Communities[v]));
        Assert.Equal((30 * 10) - (0.5 * 30 * 10), partition.Quality, 9);
    }

    [Fact]
    public void Find_PlantedPartition_RecoversTheGroups()
    {
        var graph = KnownGraphs.PlantedPartition(400, 4, 0.2, 0.02, 11);
        var truth = Enumerable.Range(0, 400).Select(v => v % 4).ToArray();

        var partition = Leiden.Find(graph, new LeidenOptions { Seed = 3 });

        Assert.True(AdjustedRandIndex.Of(truth, partition.Communities) > 0.99);
    }

    [Fact]
    public void Find_EmptyGraph_HasNoCommunities()
    {
        var partition = Leiden.Find(Graph.FromEdges(0, [], []));

        Assert.Equal(0, partition.Count);
        Assert.Equal(0, partition.Quality);
    }

    [Fact]
    public void Find_NodesWithoutEdges_AreCommunitiesOfTheirOwn()
    {
        var partition = Leiden.Find(Graph.FromEdges(4, [0], [1]));

        Assert.Equal([0, 0, 1, 2], partition.Communities);
        Assert.Equal(3, partition.Count);
    }

    [Fact]
    public void Find_WeightsScaled_GivesTheSamePartition()
    {
        var edges = Enumerable.Range(0, 300).ToArray();
        var random = new SeededRandom(4);
        var sources = edges.Select(_ => random.NextBelow(80)).ToArray();
        var targets = edges.Select(_ => random.NextBelow(80)).ToArray();
        var weights = edges.Select(_ => 1.0 + random.NextBelow(4)).ToArray();

        var plain = Leiden.Find(Graph.FromEdges(80, sources, targets, weights));
        var scaled = Leiden.Find(Graph.FromEdges(80, sources, targets, weights.Select(w => w * 1024).ToArray()));

        Assert.Equal(plain.Communities, scaled.Communities);
    }

    [Fact]
    public void Aggregate_AnyPartition_KeepsTheGainOfEveryMerge()
    {
        var graph = KnownGraphs.RandomGraph(40, 120, 8);
        var level = LeidenLevel.Of(graph, QualityFunction.Modularity);
        var sets = Enumerable.Range(0, 40).Select(v => v / 4).ToArray();

        var aggregated = level.Aggregate(sets, 10);

        // Merging sets a and b gains, seen from above, what the modularity of the graph itself gains.
        for (var a = 0; a < 10; a++)
        {
            for (var i = aggregated.Offsets[a]; i < aggregated.Offsets[a + 1]; i++)
            {
                var b = aggregated.Neighbours[i];
                var gain = aggregated.Weights[i] - (aggregated.NodeWeights[a] * aggregated.NodeWeights[b] / (2 * graph.TotalWeight));
                var merged = sets.Select(s => s == b ? a : s).ToArray();
                Assert.Equal(Modularity.Of(graph, merged) - Modularity.Of(graph, sets), gain / graph.TotalWeight, 12);
            }
        }
    }

    [Fact]
    public void FromEdges_ParallelAndReversedEdges_AreOneEdge()
    {
        var graph = Graph.FromEdges(3, [0, 1, 0, 2], [1, 0, 1, 2], [1, 2, 4, 3]);

        Assert.Equal(1, graph.EdgeCount);
        Assert.Equal([7.0, 7.0], graph.Weights.ToArray());
        Assert.Equal(3, graph.Loops[2]);
        Assert.Equal(10, graph.TotalWeight);
        Assert.Equal([7.0, 7.0, 6.0], graph.Strengths.ToArray());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void FromEdges_WeightThatIsNone_Throws(double weight) =>
        Assert.Throws<ArgumentException>(() => Graph.FromEdges(2, [0], [1], [weight]));

    private static double Quality(Graph graph, int[] communities, QualityFunction function, double resolution) =>
        function == QualityFunction.Modularity
            ? Modularity.Of(graph, communities, resolution)
            : ConstantPottsModel.Of(graph, communities, resolution);

    /// <summary>All partitions, as restricted growth strings.</summary>
    private static IEnumerable<int[]> AllPartitions(int nodes)
    {
        var communities = new int[nodes];
        return Extend(0, 0);

        IEnumerable<int[]> Extend(int node, int used)
        {
            if (node == nodes)
            {
                yield return communities;
                yield break;
            }

            for (var c = 0; c <= used && c < nodes; c++)
            {
                communities[node] = c;
                foreach (var partition in Extend(node + 1, Math.Max(used, c + 1))) yield return partition;
            }
        }
    }
}
