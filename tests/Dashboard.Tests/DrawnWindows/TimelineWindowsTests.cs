using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Casework.Windows;
using Dashboard.Core;
using Dashboard.DrawnWindows;
using Dashboard.Interactions;
using Dashboard.Investigations.Views;
using Dashboard.Workbench;

namespace Dashboard.Tests.DrawnWindows;

public sealed class TimelineWindowsTests
{
    private static readonly CampaignWindow Computed = Examples.Analysis.Result.Windows[0];

    // Two weeks around the computed start, 22 April.
    private static readonly Timeline Fortnight = new(
        Resolution.Day, [.. Enumerable.Range(0, 14).Select(d => new DateTime(2026, 4, 15, 0, 0, 0, DateTimeKind.Utc).AddDays(d))],
        [new(Capabilities.General, [.. Enumerable.Repeat(10L, 14)])], Cut: 0);

    [Theory]
    [InlineData("2026-04-19", "2026-06-06", "starts 3 days earlier, ends 1 day later")]
    [InlineData("2026-04-23", "2026-06-05", "starts 1 day later")]
    [InlineData("2026-04-22", "2026-05-31", "ends 5 days earlier")]
    [InlineData("2026-04-22", "2026-06-05", "the days of the computed window")]
    public void Difference_Days_SaysWhichEndMovedWhichWay(string first, string last, string words) =>
        Assert.Equal(words, WindowWords.Difference(Day(first), Day(last), Computed));

    [Fact]
    public void Difference_NothingComputed_SaysSo() =>
        Assert.Equal("no window is computed here", WindowWords.Difference(new(2026, 4, 22), new(2026, 4, 23), null));

    [Fact]
    public void Timeline_DrawnWindow_StandsBesideTheComputedOneWithWhoDrewIt()
    {
        var plain = TimelineFigure.Make(Fortnight, new WorkbenchState(), Examples.View());
        var view = Examples.View() with { DrawnWindows = [Drawn(1, null, "<b>Ada</b>"), Drawn(2, null, "Brook")] };

        var figure = TimelineFigure.Make(Fortnight, new WorkbenchState(), view);

        var frames = figure.Layout.Shapes!.Where(s => s.Label is not null).ToList();
        Assert.Equal(["&lt;b&gt;Ada&lt;/b&gt;", "Brook"], frames.Select(f => f.Label!.Text));
        Assert.All(frames, f => Assert.Equal(("2026-04-19T00:00:00", "2026-04-29T00:00:00"), ((string)f.X0, (string)f.X1)));
        // Not by its colour alone, and not over each other.
        Assert.All(frames, f => Assert.DoesNotContain(plain.Layout.Shapes, s => s.Line?.Dash == f.Line.Dash));
        Assert.NotEqual(frames[0].Y1, frames[1].Y1);
        Assert.Equal(plain.Layout.Shapes!.Count + 2, figure.Layout.Shapes!.Count);
        Assert.Contains("window 22 Apr (21–23) – 5 Jun 2026 (5–6)", figure.Summary.Sentence, StringComparison.Ordinal);
        Assert.Contains("drawn beside it: 19 Apr – 6 Jun 2026 by <b>Ada</b>", figure.Summary.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Timeline_Windows_CanBeTakenHoldOfAtTheirEnds()
    {
        var view = Examples.View() with { DrawnWindows = [Drawn(7, null, "Ada")] };

        var windows = TimelineFigure.Make(Fortnight, new WorkbenchState(), view).Windows!;

        Assert.Equal(
            [("computed", "2026-04-22", "2026-06-05"), ("7", "2026-04-19", "2026-06-06")], windows.Select(w => (w.Key, w.First, w.Last)));
        Assert.Equal(2, windows.Select(w => w.Row).Distinct().Count());
    }

    [Fact]
    public void Of_ClusterSelected_ShowsItsWindowsAndThoseOfTheComputedOne()
    {
        var view = Examples.View() with { DrawnWindows = [Drawn(1, null, "Ada"), Drawn(2, "1", "Brook"), Drawn(3, "2", "Cleo")] };

        // Cluster 1 has no window of its own: the campaign's stands there.
        Assert.Equal([1, 2], TimelineWindows.Of(view, Selection.Everything.Only(Dimension.Cluster, "1")).Drawn.Select(w => w.Number));
        Assert.Equal([1], TimelineWindows.Of(view, Selection.Everything).Drawn.Select(w => w.Number));
    }

    [Fact]
    public void Stamp_WindowDrawnOrChanged_IsAnother()
    {
        var plain = Examples.View();
        var drawn = plain with { DrawnWindows = [Drawn(1, null, "Ada")] };
        var changed = plain with { DrawnWindows = [Drawn(1, null, "Ada", Examples.Noon.AddMinutes(1))] };

        Assert.Equal(3, new[] { plain.Stamp, drawn.Stamp, changed.Stamp }.Distinct().Count());
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DrawnWindow Drawn(int number, string? cluster, string by, DateTime? savedAt = null) => new()
    {
        CaseId = CaseId.Parse("example"), Number = number, Cluster = cluster, First = new(2026, 4, 19), Last = new(2026, 6, 6), Reason = "",
        DrawnBy = by, DrawnAt = Examples.Noon, UpdatedAt = savedAt ?? Examples.Noon, UpdatedBy = by, Version = 1,
    };
}
