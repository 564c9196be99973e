using Dashboard.Charts;
using Dashboard.Graph;

namespace Dashboard.Tests.Graph;

public sealed class GraphDocumentsTests
{
    private readonly GraphDocument graph = Make(GraphOpening.All);

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
    public void Make_NoAnalysis_IsAGraphOfNothing() => Assert.Empty(GraphDocuments.Make(null, new Palette(Examples.Data), GraphOpening.All, GraphColor.Cluster).Accounts.Id);

    [Fact]
    public void Make_NothingOpened_DrawsClustersWithWhatTheirAccountsShare()
    {
        var overview = Make(GraphOpening.None);

        Assert.Empty(overview.Accounts.Id);
        Assert.Empty(overview.Edges.Account);
        Assert.Equal((4, 0, 1, 1), (overview.Summary.Accounts, overview.Summary.Drawn, overview.Summary.Clusters, overview.Summary.Outside));
        Assert.Equal((3, false, "software engineering"), (overview.Clusters[0].Accounts, overview.Clusters[0].IsOpen, overview.Clusters[0].Aims));
        Assert.Equal(graph.Edges.Attribute.Where((_, e) => graph.Accounts.Cluster[graph.Edges.Account[e]] == 0).CountBy(a => a).Where(a => a.Value > 1).Select(a => a.Value), overview.ClusterEdges.Accounts);
    }

    [Fact]
    public void Make_OneOpened_DrawsItsAccountsByTheirPlacesInTheRun()
    {
        var opened = Make(GraphOpening.None.Toggle("1"));

        Assert.Equal(["a", "b", "c"], opened.Accounts.Id);
        Assert.Equal([0, 1, 2], opened.Accounts.Place);
        Assert.True(opened.Clusters[0].IsOpen);
        Assert.Empty(opened.ClusterEdges.Cluster);
        Assert.Equal(GraphOpening.None, GraphOpening.None.Toggle("1").Toggle("1"));
    }

    [Fact]
    public void Make_ByDisposition_ColoursAccountsAndSaysWhatColoursMean()
    {
        var colored = GraphDocuments.Make(Examples.Analysis, new Palette(Examples.Data), GraphOpening.All, GraphColor.Disposition);

        Assert.All(colored.Accounts.Disposition.Zip(colored.Accounts.Color), a => Assert.Equal(colored.Summary.Legend.Single(l => l.Name == a.First).Color, colored.Colors[a.Second]));
    }

    [Fact]
    public void Members_SomeAccounts_SetTheirBits()
    {
        var members = GraphDocuments.Members(Examples.Analysis, ["b", "d", "not in the run"]);

        Assert.Equal(2, members.Selected);
        Assert.Equal([0b1010], members.Bits);
        Assert.Equal([1], members.Clusters);
    }

    [Theory]
    [InlineData("ip", "198.51.100.7", "ip 198.51.100.7")]
    [InlineData("system-prompt-hash", "0123456789abcdef0123456789abcdef", "system prompt hash 0123456789…")]
    public void Label_Attribute_IsShort(string kind, string value, string label) => Assert.Equal(label, AttributeWords.Label(kind, value));

    [Fact]
    public void Places_AttributesOfOneCluster_StandApartOnItsRim()
    {
        // The one cluster has its centre at 1, 0 and a radius of 2.
        var positions = Examples.Analysis.Positions with { AttributeX = [1, 1, 9], AttributeY = [0, 0, 9] };

        var (x, y) = GraphPlaces.OfAttributes(positions, [0, 1, 2], [0, 0, -1]);

        for (var i = 0; i < 2; i++) Assert.Equal(3.5, Math.Sqrt(((x[i] - 1) * (x[i] - 1)) + (y[i] * y[i])), 3);
        Assert.NotEqual(y[0], y[1]);
        Assert.Equal((9f, 9f), (x[2], y[2]));
    }

    private static GraphDocument Make(GraphOpening opening) => GraphDocuments.Make(Examples.Analysis, new Palette(Examples.Data), opening, GraphColor.Cluster);
}
