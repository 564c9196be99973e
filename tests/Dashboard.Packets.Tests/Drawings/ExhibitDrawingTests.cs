using System.Globalization;
using System.Xml.Linq;
using Dashboard.Packets.Drawings;

namespace Dashboard.Packets.Tests.Drawings;

public sealed class ExhibitDrawingTests
{
    [Fact]
    public void Draw_Timeline_StacksTheSeriesOfABinToItsSum()
    {
        var svg = Draw(
            "bin_start_utc,resolution,capability,interactions", "2026-05-01T00:00:00Z,day,a,30", "2026-05-01T00:00:00Z,day,b,10",
            "2026-05-02T00:00:00Z,day,a,5", "2026-05-02T00:00:00Z,day,b,<5");

        var bars = Boxes(svg).Where(b => b.Height != 8).ToList();
        Assert.Equal(3, bars.Count);
        Assert.Equal(bars[0].Height, 3 * bars[1].Height, 1);
        Assert.Equal(bars[0].Y, bars[1].Y + bars[1].Height, 1);
        Assert.Equal(bars[0].Height, 6 * bars[2].Height, 1);
    }

    [Fact]
    public void Draw_TimelineOverMonths_NamesTheirBeginnings()
    {
        var days = Enumerable.Range(0, 92).Select(d => $"{new DateOnly(2026, 3, 1).AddDays(d):yyyy-MM-dd}T00:00:00Z,day,a,1");

        var svg = Draw([.. days.Prepend("bin_start_utc,resolution,capability,interactions")]);

        Assert.Superset(
            new HashSet<string> { "2026-03-01", "2026-04-01", "2026-05-31" }, Elements(svg, "text").Select(t => t.Value).ToHashSet());
    }

    [Fact]
    public void Draw_Heatmap_HasABoxForEachCellThatHasInteractions()
    {
        var svg = Draw("capability,week,interactions,accounts", "a,2026-05-04,9,1", "a,2026-05-11,0,0", "b,2026-05-11,3,1");

        Assert.Equal(2, Boxes(svg).Count(b => b.Width > 10));
    }

    [Fact]
    public void Draw_Targeting_PutsWhatIsAskedForMoreOnTheRight()
    {
        var svg = Draw(
            "cluster,label,by,slice,capability,interactions,expected,log_odds,low,high,q,too_few",
            "1,c,week,all,x,9,5,0.5,0.4,0.6,0.1,false", "1,c,week,all,y,9,5,-0.5,-0.6,-0.4,0.1,false",
            "1,c,week,2026-05-04,x,1,1,2,1,3,0.1,false");

        var dots = Elements(svg, "circle").Select(c => Number(c, "cx")).ToList();
        Assert.Equal(2, dots.Count);
        Assert.True(dots[0] > dots[1]);
    }

    [Fact]
    public void Draw_Clusters_HasABarForEach() =>
        Assert.Equal(
            [100.0, 25.0],
            Boxes(Draw("cluster,label,disposition,accounts,judged", "1,Cluster 1,pool,40,40", "2,Cluster 2,lookalike,10,10"))
            .Select(b => Math.Round(b.Width / 3.4)));

    [Theory]
    [InlineData("account,interactions", "a,1")]
    [InlineData("bin_start_utc,resolution,capability,interactions", "2026-05-01T00:00:00Z,day,a,30")]
    [InlineData("capability,week,interactions,accounts", "a,2026-05-04,<5,1")]
    [InlineData("capability,week,interactions,accounts", "a")]
    [InlineData("rows")]
    public void Draw_OtherRows_DrawsNothing(params string[] lines) => Assert.Null(ExhibitDrawing.Of([.. lines.Select(l => l.Split(','))]));

    [Fact]
    public void Draw_TextLikeMarkup_IsText() =>
        Assert.Contains(
            Elements(Draw("cluster,label,disposition,accounts", "1,</text><script>,pool,4"), "text"),
            t => t.Value == "</text><script>, pool");

    private static string Draw(params string[] lines) => ExhibitDrawing.Of([.. lines.Select(l => l.Split(','))])!;

    private static IEnumerable<XElement> Elements(string svg, string name) =>
        XElement.Parse(svg).Descendants().Where(e => e.Name.LocalName == name);

    private static List<(double Y, double Width, double Height)> Boxes(string svg) =>
        [.. Elements(svg, "rect").Select(r => (Number(r, "y"), Number(r, "width"), Number(r, "height")))];

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
