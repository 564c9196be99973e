using Dashboard.Charts;
using Dashboard.Graph;

namespace Dashboard.Tests.Graph;

public sealed class GraphDocumentsTests
{
    private readonly GraphDocument graph = GraphDocuments.Make(Examples.Analysis, new Palette(Examples.Data));

    [Fact]
    public void Make_Columns_HaveOneValueForEachNode()
    {
        Assert.Equal(["a", "b", "c", "d"], graph.Accounts.Id);
        Assert.Equal([0, 0, 0, -1], graph.Accounts.Cluster);
        Assert.Equal(["payment:card-1", "ip:198.51.100.7"], graph.Attributes.Id);
        Assert.Equal((4, 2, 2), (graph.Summary.Accounts, graph.Summary.Attributes, graph.Summary.AllAttributes));
        Assert.Equal(5, graph.Edges.Account.Length);
        Assert.All(graph.Accounts.Weight, w => Assert.InRange(w, 0, 1));
    }

    [Fact]
    public void Make_Attribute_BelongsToTheClusterOfMostOfItsAccounts() => Assert.Equal([0, -1], graph.Attributes.Cluster);

    [Fact]
    public void Make_Cluster_IsNamedWithItsSizeAndAim() => Assert.Equal("Cluster 1 · 3 · software engineering", Assert.Single(graph.Clusters).Label);

    [Fact]
    public void Make_NoAnalysis_IsAGraphOfNothing() => Assert.Empty(GraphDocuments.Make(null, new Palette(Examples.Data)).Accounts.Id);

    [Fact]
    public void Members_SomeAccounts_SetTheirBits()
    {
        var members = GraphDocuments.Members(Examples.Analysis, ["b", "d", "not in the run"]);

        Assert.Equal(2, members.Selected);
        Assert.Equal([0b1010], members.Bits);
    }

    [Theory]
    [InlineData("ip", "198.51.100.7", "ip 198.51.100.7")]
    [InlineData("system-prompt-hash", "0123456789abcdef0123456789abcdef", "system prompt hash 0123456789…")]
    public void Label_Attribute_IsShort(string kind, string value, string label) => Assert.Equal(label, AttributeWords.Label(kind, value));

    [Fact]
    public void Places_AccountOfNoCluster_StandsOutsideTheClustersInItsDirection()
    {
        var (x, y) = GraphPlaces.OfAccounts(Examples.Analysis.Positions, [0, 0, 0, -1]);

        // The one cluster has its centre at 1, 0 and a radius of 2; the account lies at 45 degrees.
        Assert.Equal([0f, 1, 2], x[..3]);
        Assert.Equal(x[3] - 1, y[3], 4);
        Assert.Equal(4.5, Math.Sqrt(((x[3] - 1) * (x[3] - 1)) + (y[3] * y[3])), 3);
    }
}
