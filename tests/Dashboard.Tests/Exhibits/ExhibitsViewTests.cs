using Bunit;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Exhibits;
using Dashboard.Figures;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using MudBlazor;

namespace Dashboard.Tests.Exhibits;

public sealed class ExhibitsViewTests
{
    private static readonly Exhibit[] Exhibits =
    [
        Make(1, "b volume", ExhibitView.Timeline, RecountOutcome.Holds, 5),
        Make(2, "a table", ExhibitView.Accounts, RecountOutcome.Drifted, 9), Make(3, "c graph", ExhibitView.Graph, null, 7),
    ];

    [Theory]
    [InlineData("", "", "", "", new[] { 3, 2, 1 })]
    [InlineData("", "", "", "oldest", new[] { 1, 2, 3 })]
    [InlineData("", "", "", "title", new[] { 2, 1, 3 })]
    [InlineData("", "", "", "interactions", new[] { 2, 3, 1 })]
    [InlineData("accounts", "", "", "", new[] { 2 })]
    [InlineData("", "drifted", "", "", new[] { 2 })]
    [InlineData("", "not-recounted", "", "", new[] { 3 })]
    [InlineData("", "", "VOL", "", new[] { 1 })]
    [InlineData("colour", "", "", "", new[] { 3, 2, 1 })]
    public void Apply_View_FiltersAndOrders(string view, string state, string text, string order, int[] numbers) =>
        Assert.Equal(numbers, ExhibitsView.Of(view, state, "", text, order).Apply(Exhibits).Select(x => x.Number));

    [Fact]
    public void ToString_View_IsReadBack()
    {
        var view =
            new ExhibitsView { View = ExhibitView.CoAction, State = ExhibitState.NotRecounted, By = "Ada L", Text = "x",
                Order = ExhibitOrder.Title };

        Assert.Equal("view=co-action&state=not-recounted&by=Ada%20L&text=x&order=title", view.ToString());
        Assert.Equal(view, ExhibitsView.Of("co-action", "not-recounted", "Ada L", "x", "title"));
    }

    [Fact]
    public void Apply_TextOfTheOtherSide_FindsTheComparison()
    {
        var comparison = Make(4, "d", ExhibitView.Comparison, null, 1, Given.Counted(Measure.Interactions, 2, "account=zed"));

        Assert.Equal("everything in the case against account zed", ExhibitWords.Selected(comparison));
        Assert.Equal([4], ExhibitsView.Of("comparison", "", "", "zed", "").Apply([.. Exhibits, comparison]).Select(x => x.Number));
    }

    [Fact]
    public void Of_FigureOfAComparison_NamesItsSide()
    {
        var comparison = Make(4, "d", ExhibitView.Comparison, null, 1, Given.Counted(Measure.Interactions, 2, "account=zed"));

        Assert.Equal(
            ["A, everything in the case", "B, account zed"], comparison.Figures.Select(f => ExhibitWords.Of(comparison, f.Selection)));
        Assert.Equal("the exhibit's own", ExhibitWords.Of(Exhibits[0], Selection.Everything));
    }

    [Fact]
    public async Task Filter_ByView_OffersEveryViewThatThereIs()
    {
        await using var context = new ComponentContext();
        var every = Enum.GetValues<ExhibitView>();
        Exhibit[] exhibits = [.. every.Select((view, i) => Make(i + 1, "x", view, null, 1))];

        var options = context.Render<ExhibitFilterBar>(
            p => p.Add(x => x.Case, Given.Case).Add(x => x.View, new ExhibitsView()).Add(x => x.Exhibits, exhibits))
            .FindComponents<MudSelectItem<ExhibitView?>>();

        Assert.Equal([null, .. every], options.Select(o => o.Instance.Value).Distinct());
        foreach (var view in every)
            Assert.Equal([(int)view + 1], ExhibitsView.Of(Slug.Of(view), "", "", "", "").Apply(exhibits).Select(x => x.Number));
    }

    [Fact]
    public void Thumbnail_OfEachView_IsThePictureOfWhatIsDrawnAndTheWordOfATable()
    {
        using var context = new BunitContext();
        foreach (var view in Enum.GetValues<ExhibitView>())
        {
            var thumbnail = context.Render<ExhibitThumbnail>(p => p.Add(x => x.Exhibit, Make(1, "x", view, null, 1))).Find(".thumbnail");

            if (view is ExhibitView.Graph or ExhibitView.Timeline or ExhibitView.Heatmap or ExhibitView.Clusters or ExhibitView.Targeting)
                Assert.Equal("/api/cases/harbour/exhibits/1/picture", thumbnail.GetAttribute("src"));
            else Assert.Equal(view.Word(), thumbnail.TextContent);
        }
    }

    [Theory]
    [InlineData(5, 5, "–")]
    [InlineData(200, 212, "+12 (+6.0 %)")]
    [InlineData(2_000, 0, "−2,000 (−100.0 %)")]
    [InlineData(0, 3, "+3")]
    public void Difference_OfTwoCounts_IsANumberAndAShare(long frozen, long now, string words) =>
        Assert.Equal(words, ExhibitWords.Difference(frozen, now));

    private static Exhibit Make(
        int number, string title, ExhibitView view, RecountOutcome? outcome, long interactions, params Figure.Observed[] others) => new()
    {
        CaseId = Given.Case, Number = number, ContentHash = new string('b', 64), Title = title, View = view,
        Selection = Selection.Everything, Method = new Method("count", 1),
        Fingerprint = Given.Fingerprint, TimeZone = "UTC", FrozenAt = Given.Now, FrozenBy = "ada",
        Figures = [Given.Counted(Measure.Interactions, interactions), .. others], RowCount = 1,
        IsSynthetic = true, RecountOutcome = outcome,
    };
}
