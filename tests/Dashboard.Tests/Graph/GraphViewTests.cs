using Dashboard.Core;
using Dashboard.Graph;
using Dashboard.Investigations.Views;

namespace Dashboard.Tests.Graph;

public sealed class GraphViewTests
{
    [Fact]
    public void Address_OfEverything_ComesBackAsItWas()
    {
        var view = new GraphView
        {
            Open = GraphOpening.None.Toggle("3"),
            Color = GraphColor.Creation,
            Families = [AttributeFamily.Payment, AttributeFamily.Device],
            SharedBy = 30,
            Around = new(GraphNodeKind.Attribute, "ip:2001:db8::1&x=y"),
            Groups = ["abc"],
            Hidden = [new(GraphNodeKind.Account, "a/b c")],
        }.Pin(new(GraphNodeKind.Account, "a,b:c"), 1.25f, -40);

        var state = WorkbenchState.Parse(new WorkbenchState { Graph = view }.ToString());

        Assert.Equal(view, state.Graph);
        Assert.Equal(view.ToString(), state.Graph.ToString());
        Assert.True(new GraphView().IsPlain);
    }

    [Theory]
    [InlineData("color=rainbow")]
    [InlineData("family=horoscope")]
    [InlineData("shared-by=1")]
    [InlineData("around=cluster:3")]
    [InlineData("around=nothing")]
    [InlineData("hide=Account:a")]
    [InlineData("pin=1,NaN,account:a")]
    public void Address_OfWhatIsUnknown_IsRefusedInWords(string query) =>
        Assert.NotEmpty(Assert.Throws<FormatException>(() => WorkbenchState.Parse(query)).Message);

    [Fact]
    public void Find_PartOfAName_FindsAccountsAttributesAndClusters()
    {
        Assert.Equal(
            new GraphNode(GraphNodeKind.Attribute, "payment:card-1"), Assert.Single(GraphSearch.Find(Examples.Analysis, "card", 5)).Node);
        Assert.Equal(new GraphNode(GraphNodeKind.Cluster, "1"), GraphSearch.Find(Examples.Analysis, "cluster", 5)[0].Node);
        Assert.Equal(
            ("a", "1"), (GraphSearch.Find(Examples.Analysis, "A", 5)[0].Name, GraphSearch.Find(Examples.Analysis, "A", 5)[0].Cluster));
        Assert.Empty(GraphSearch.Find(Examples.Analysis, "  ", 5));
        Assert.Equal(2, GraphSearch.Find(Examples.Analysis, "c", 2).Count);
    }
}
