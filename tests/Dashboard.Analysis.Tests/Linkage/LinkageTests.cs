using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Linkage;

public sealed class LinkageTests
{
    [Theory]
    [InlineData(1000, 10, 1, 4.605170186)]
    [InlineData(1000, 1000, 1, 0)]
    [InlineData(1000, 0, 1, 0)]
    [InlineData(1000, 500, 0.05, 0.0693147181)]
    public void RarityWeight_HandComputed_Agrees(int population, int accountCount, double hubShare, double expected) =>
        Assert.Equal(expected, RarityWeight.Of(population, accountCount, hubShare), 9);

    [Fact]
    public void Of_RepeatedLinksInAnyOrder_AreOneEach()
    {
        var graph = BipartiteGraph.Of(Input(4, [2, 0, 0, 1, 2], [1, 0, 0, 0, 1], [3, 2]), 1);

        Assert.Equal(3, graph.LinkCount);
        Assert.Equal([0, 1], graph.AccountsOf(0).ToArray());
        Assert.Equal([2], graph.AccountsOf(1).ToArray());
        Assert.Equal([1], graph.AttributesOf(2).ToArray());
        Assert.Empty(graph.AttributesOf(3).ToArray());
    }

    [Fact]
    public void ToGraph_HubOfThousands_HasOneEdgeForEachCarrier()
    {
        var graph = BipartiteGraph.Of(Input(5000, [.. Enumerable.Range(0, 4000)], new int[4000], [4000]), 0.05).ToGraph();

        Assert.Equal(5001, graph.NodeCount);
        Assert.Equal(4000, graph.EdgeCount);
        Assert.Equal(4000 * Math.Log(1.25) / 16, graph.TotalWeight, 6);
    }

    [Fact]
    public void AccountLinks_SharedRareAttributes_ComeFirstWithTheirReasons()
    {
        // Account 0 shares attributes 0 and 1 with account 1, and the common attribute 2 with half; others share 400 more.
        int[] pairs = [.. Enumerable.Range(0, 400)];
        var input = Input(
            100,
            [0, 1, 0, 1, .. Enumerable.Range(0, 50), .. pairs.Select(k => 2 + (k % 98)),
                .. pairs.Select(k => 2 + ((k + 1 + (k / 98)) % 98))],
            [0, 0, 1, 1, .. Enumerable.Repeat(2, 50), .. pairs.Select(k => 3 + k), .. pairs.Select(k => 3 + k)],
            [2, 2, 50, .. pairs.Select(_ => 2)]);
        var graph = BipartiteGraph.Of(input, 1);

        var links = AccountLinks.Of(graph, 0, (SharingNull.Of(SharingDegrees.Of(input, graph), input.Population, 1), input.Attributes));

        Assert.Equal(49, links.Length);
        Assert.Equal(1, links[0].Account);
        Assert.Equal([0, 1, 2], links[0].Attributes.ToArray());
        Assert.Equal((2 * Math.Log(50)) + Math.Log(2), links[0].Weight, 9);
        Assert.All(links, link => Assert.InRange(link.QValue, link.PValue, 1));

        // What half of all carry is no finding; two that only the two carry are one.
        Assert.True(links[0].QValue < 0.05, $"{links[0]}");
        Assert.All(links.Skip(1), link => Assert.True(link.QValue > 0.1, $"{link}"));
    }

    [Fact]
    public void AccountLinks_AttributeOfTooMany_MakesNoLinkAlone()
    {
        var input = Input(100, [0, 1, 0, 1, .. Enumerable.Range(0, 50)], [0, 0, 1, 1, .. Enumerable.Repeat(2, 50)], [2, 2, 50]);

        var link = Assert.Single(AccountLinks.Of(BipartiteGraph.Of(input, 1), 0, maxCarriers: 10));

        Assert.Equal([0, 1, 2], link.Attributes.ToArray());
    }

    [Fact]
    public void Validate_LinkToNoAccount_SaysWhich()
    {
        var error = Assert.Throws<ArgumentException>(() => Input(2, [0, 2], [0, 0], [2]).Validate());

        Assert.Contains("links' accounts", error.Message, StringComparison.Ordinal);
    }

    private static AnalysisInput Input(int accounts, int[] edgeAccounts, int[] edgeAttributes, int[] counts) => new()
    {
        Accounts = [.. Enumerable.Range(0, accounts).Select(a => $"account-{a}")],
        Attributes = [.. counts.Select((count, t) => new AnalysisAttribute(AttributeFamily.Network, "ip", $"{t}", count))],
        EdgeAccounts = edgeAccounts,
        EdgeAttributes = edgeAttributes,
        EdgeInteractions = [.. edgeAccounts.Select(_ => 1)],
        Capabilities = [],
        ActivityAccounts = [],
        ActivityDays = [],
        ActivityCapabilities = [],
        ActivityInteractions = [],
    };
}
