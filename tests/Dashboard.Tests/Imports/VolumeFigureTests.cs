using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Imports;
using Dashboard.Interactions;
using Plotly.Blazor.Traces;

namespace Dashboard.Tests.Imports;

public sealed class VolumeFigureTests
{
    private static readonly DateOnly Day = new(2026, 4, 20);

    [Fact]
    public void Make_Profile_HasABarADayWithJumpsMarkedAndGapsShaded()
    {
        var figure = VolumeFigure.Make(Profile(
            [new(Day, 10), new(Day.AddDays(1), 0), new(Day.AddDays(2), 90)], [TimeRange.OfDates(Day.AddDays(1), Day.AddDays(1))],
            [new VolumeJump(Day.AddDays(2), 90, 10)]));

        var bars = (Bar)Assert.Single(figure.Data);
        Assert.Equal(["2026-04-20", "2026-04-21", "2026-04-22"], bars.X.Cast<string>());
        Assert.Equal([10.0, 0, 90], bars.Y.Cast<double>());
        Assert.Equal(["var(--category-1)", "var(--category-1)", "var(--category-6)"], bars.Marker.ColorArray.Cast<string>());
        Assert.Single(figure.Layout.Shapes);
        Assert.Equal("100 interactions on 2 of 3 days (UTC).", figure.Summary.Sentence);
        Assert.Equal(3, figure.Summary.Legend.Count);
    }

    [Fact]
    public void Make_NoInteractions_SaysSo() => Assert.NotNull(VolumeFigure.Make(Profile([], [], [])).Summary.Empty);

    private static ImportProfile Profile(IReadOnlyList<DayCount> days, IReadOnlyList<TimeRange> gaps, IReadOnlyList<VolumeJump> jumps) =>
        new(days, 1, [], [], [], [], gaps, jumps, new Classification(0, 0, 0, 0, []));
}
