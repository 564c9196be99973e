using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Graph;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

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
    public void Make_Cluster_IsNamedWithItsSizeAndAim() =>
        Assert.Equal("Cluster 1 · 3 · software engineering", Assert.Single(graph.Clusters).Label);

    [Fact]
    public void Make_NoAnalysis_IsAGraphOfNothing() =>
        Assert.Empty(GraphDocuments.Make(null, new CaseColors(Examples.Data), new(), [], Nothing).Accounts.Id);

    [Fact]
    public void Make_NothingOpened_DrawsClustersWithWhatTheirAccountsShare()
    {
        var overview = Make(GraphOpening.None);

        Assert.Empty(overview.Accounts.Id);
        Assert.Empty(overview.Edges.Account);
        Assert.Equal(
            (4, 0, 1, 1), (overview.Summary.Accounts, overview.Summary.Drawn, overview.Summary.Clusters, overview.Summary.Outside));
        Assert.Equal(
            (3, false, "software engineering"), (overview.Clusters[0].Accounts, !overview.Clusters[0].IsDisc, overview.Clusters[0].Aims));
        Assert.Equal(
            graph.Edges.Attribute.Where((_, e) => graph.Accounts.Cluster[graph.Edges.Account[e]] == 0).CountBy(a => a)
            .Where(a => a.Value > 1).Select(a => a.Value), overview.ClusterEdges.Accounts);
    }

    [Fact]
    public void Make_OneOpened_DrawsItsAccountsByTheirPlacesInTheRun()
    {
        var opened = Make(GraphOpening.None.Toggle("1"));

        Assert.Equal(["a", "b", "c"], opened.Accounts.Id);
        Assert.Equal([0, 1, 2], opened.Accounts.Place);
        Assert.False(opened.Clusters[0].IsDisc);
        Assert.Empty(opened.ClusterEdges.Cluster);
        Assert.Equal(GraphOpening.None, GraphOpening.None.Toggle("1").Toggle("1"));
    }

    [Fact]
    public void Make_ByDisposition_ColoursAccountsAndSaysWhatColoursMean()
    {
        var colored = Make(new GraphView { Open = GraphOpening.All, Color = GraphColor.Disposition });

        Assert.All(
            colored.Accounts.Disposition.Zip(colored.Accounts.Color),
            a => Assert.Equal(colored.Summary.Legend.Single(l => l.Name == a.First).Color, colored.Colors[a.Second]));
    }

    [Fact]
    public void Members_SomeAccounts_SetTheirBits()
    {
        var members = GraphDocuments.Members(Examples.Analysis, new(), [], ["b", "d", "not in the run"]);

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

        var (x, y) = GraphPlaces.OfAttributes(positions, [0, 1, 2], [0, 0, -1], positions.Clusters);

        for (var i = 0; i < 2; i++) Assert.Equal(3.5, Math.Sqrt(((x[i] - 1) * (x[i] - 1)) + (y[i] * y[i])), 3);
        Assert.NotEqual(y[0], y[1]);
        Assert.Equal((9f, 9f), (x[2], y[2]));
    }

    [Fact]
    public void Make_LinksOfOneFamily_DrawsNoOthers()
    {
        var narrowed = Make(new GraphView { Open = GraphOpening.All, Families = [AttributeFamily.Payment] });

        Assert.Equal(["payment:card-1"], narrowed.Attributes.Id);
        Assert.Equal(graph.Accounts.Id, narrowed.Accounts.Id);
    }

    [Fact]
    public void Make_StrongLinksOnly_LeavesOutWhatMoreAccountsShare()
    {
        var most = graph.Attributes.Df.Min();

        var narrowed = Make(new GraphView { Open = GraphOpening.All, SharedBy = most });

        Assert.All(narrowed.Attributes.Df, df => Assert.InRange(df, 2, most));
        Assert.Equal(graph.Attributes.Df.Count(df => df <= most), narrowed.Attributes.Df.Length);
    }

    [Fact]
    public void Make_Hidden_IsNotDrawn()
    {
        var hidden = Make(new GraphView
        {
            Open = GraphOpening.All,
            Hidden = [new(GraphNodeKind.Account, "b"), new(GraphNodeKind.Attribute, "ip:198.51.100.7")],
        });

        Assert.Equal(["a", "c", "d"], hidden.Accounts.Id);
        Assert.Equal(["payment:card-1"], hidden.Attributes.Id);
        Assert.Equal(0, Make(new GraphView { Hidden = [new(GraphNodeKind.Cluster, "1")] }).Summary.Clusters);
    }

    [Fact]
    public void Make_Moved_StandsWhereItWasPut()
    {
        var moved = Make(new GraphView { Open = GraphOpening.All }.Pin(new(GraphNodeKind.Account, "c"), 12.34f, -5));

        Assert.Equal((12.3f, -5f), (moved.Accounts.X[2], moved.Accounts.Y[2]));
        Assert.Equal((graph.Accounts.X[0], graph.Accounts.Y[0]), (moved.Accounts.X[0], moved.Accounts.Y[0]));
    }

    [Fact]
    public void Make_Group_TakesItsAccountsOutOfTheirCluster()
    {
        var view = new GraphView { Groups = ["hash"] };

        var grouped = GraphDocuments.Make(Examples.Analysis, new CaseColors(Examples.Data), view, [["c", "d"]], Nothing);

        Assert.Equal([("1", 2, false), ("hash", 2, true)], grouped.Clusters.Select(c => (c.Id, c.Accounts, c.IsGroup)));
        Assert.Equal(2, grouped.Summary.Clusters);
        Assert.Equal([1, 2], GraphDocuments.Members(Examples.Analysis, view, [["c", "d"]], ["a", "c", "d"]).Clusters);
    }

    [Fact]
    public void Make_AroundAnAccount_DrawsWhatItIsLinkedWithAlone()
    {
        var around = Make(new GraphView { Around = new(GraphNodeKind.Account, "d") });

        var shared = Assert.Single(around.Attributes.Id);
        var carriers = graph.Edges.Account.Where((_, e) => graph.Attributes.Id[graph.Edges.Attribute[e]] == shared)
            .Select(a => graph.Accounts.Id[a]);
        Assert.Equal(carriers.Order(), around.Accounts.Id.Order());
        Assert.Equal((0f, 0f), (around.Accounts.X[0], around.Accounts.Y[0]));
        Assert.Equal("d", around.Accounts.Id[0]);
        Assert.DoesNotContain(around.Clusters, c => c.IsDisc || c.Label is not null);
    }

    [Fact]
    public void Make_AroundAnAttribute_PutsItInTheMiddle()
    {
        var around = Make(new GraphView { Around = new(GraphNodeKind.Attribute, "payment:card-1") });

        Assert.Equal("payment:card-1", around.Attributes.Id[0]);
        Assert.Equal((0f, 0f), (around.Attributes.X[0], around.Attributes.Y[0]));
        Assert.All(around.Accounts.X.Zip(around.Accounts.Y), p => Assert.True((p.First * p.First) + (p.Second * p.Second) > 1));
    }

    [Fact]
    public void Make_AroundWhatIsNotThere_SaysSo() =>
        Assert.Contains(
            "account:nobody",
            Assert.Throws<FormatException>(() => Make(new GraphView { Around = new(GraphNodeKind.Account, "nobody") })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Make_ByCreation_ColoursFromEarlyToLateAndSaysWhatIsUnknown()
    {
        var made = new Dictionary<string, DateTime> { ["a"] = new(2026, 1, 1), ["b"] = new(2026, 2, 1), ["c"] = new(2026, 3, 1) };
        var view = new GraphView { Open = GraphOpening.All, Color = GraphColor.Creation };

        var colored = GraphDocuments.Make(Examples.Analysis, new CaseColors(Examples.Data), view, [], made);

        var tokens = colored.Accounts.Color.Select(c => colored.Colors[c]).ToArray();
        Assert.Equal(4, tokens.Distinct().Count());
        Assert.Equal(tokens[..3], tokens[..3].Order());
        Assert.Contains("1 Jan 2026", colored.Summary.Legend[0].Name, StringComparison.Ordinal);
        Assert.Contains("no account says", Make(view).Summary.Legend.Single().Name, StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, DateTime> Nothing = [];

    private static GraphDocument Make(GraphOpening opening) => Make(new GraphView { Open = opening });

    private static GraphDocument Make(GraphView view) =>
        GraphDocuments.Make(Examples.Analysis, new CaseColors(Examples.Data), view, [], Nothing);
}
