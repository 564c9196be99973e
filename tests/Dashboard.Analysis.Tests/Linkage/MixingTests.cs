using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Randomness;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Linkage;

public sealed class MixingTests
{
    [Fact]
    public void Of_PairsAcrossEqualGroups_ExpectsHalf()
    {
        // Four accounts in two groups; two attributes within each, one across: π = ½, so that each pair crosses with ½.
        var graph = Graph(4, [[0, 1], [0, 1], [2, 3], [2, 3], [1, 2], [0, 3]]);

        var pair = Assert.Single(MixingTest.Of(graph, [0, 0, 1, 1], 2, _ => true));

        Assert.Equal(2, pair.Crossing);
        Assert.Equal(3, pair.Expected, 1e-12);
        Assert.Equal(2 / 3.0, pair.Share, 1e-12);
    }

    [Fact]
    public void Of_WhatMostCarriersHaveElsewhere_DoesNotCount()
    {
        var graph = Graph(8, [[0, 1], [2, 3], [0, 2, 4, 5, 6]]);

        Assert.Empty(MixingTest.Of(graph, [0, 0, 1, 1, -1, -1, -1, -1], 2, _ => true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_AQueueCutAtRandom_IsOneGroup_AndTwoQueuesStayTwo(ulong seed)
    {
        var random = new SeededRandom(seed);
        var attributes = new List<int[]>();
        for (var t = 0; t < 600; t++)
        {
            var queue = t % 2 * 100;
            attributes.Add([.. Enumerable.Range(0, 3).Select(_ => queue + random.NextBelow(100)).Distinct()]);
        }

        var cut = Enumerable.Range(0, 200).Select(a => a / 25).ToArray();
        var (groups, count) = GroupMerging.Run(Graph(200, attributes), cut, 8, _ => true, 0.25, 0.05);

        Assert.Equal(2, count);
        Assert.All(Enumerable.Range(0, 200), a => Assert.Equal(a / 100, groups[a]));
    }

    private static BipartiteGraph Graph(int accounts, IReadOnlyList<int[]> attributes) => BipartiteGraph.Of(
        new AnalysisInput
        {
            Accounts = [.. Enumerable.Range(0, accounts).Select(a => $"{a}")],
            Attributes = [.. attributes.Select((t, i) => new AnalysisAttribute(AttributeFamily.Content, "prompt", $"{i}", t.Length))],
            EdgeAccounts = [.. attributes.SelectMany(t => t)],
            EdgeAttributes = [.. attributes.SelectMany((t, i) => t.Select(_ => i))],
            EdgeInteractions = [.. attributes.SelectMany(t => t.Select(_ => 1))],
            Capabilities = [],
            ActivityAccounts = [],
            ActivityDays = [],
            ActivityCapabilities = [],
            ActivityInteractions = [],
        },
        1);
}
