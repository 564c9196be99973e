using System.Text.Json;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Standings;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.DrawnWindows;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Dashboard.Workbench;
using Plotly.Blazor.LayoutLib.ShapeLib;
using Plotly.Blazor.Traces;
using YAxes = Plotly.Blazor.LayoutLib.YAxisLib;

namespace Dashboard.Tests.Workbench;

public sealed class FigureTests
{
    private static readonly Timeline TwoDays = new(
        Resolution.Day,
        [new DateTime(2026, 4, 21, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 4, 22, 0, 0, 0, DateTimeKind.Utc)],
        [new(Capabilities.General, [10, 20]), new(Capabilities.SoftwareEngineering, [1, 30]), new("other", [5, 5])],
        Cut: 4);

    [Fact]
    public void Timeline_Anchored_CountsDaysFromIt()
    {
        var figure = TimelineFigure.Make(TwoDays, WorkbenchState.Parse("anchor=2026-04-21"), Examples.View());

        Assert.Contains("day 0", figure.Layout.XAxis[0].TickText);
        Assert.Contains("+1", figure.Layout.XAxis[0].TickText);
        Assert.Contains("days from 21 Apr 2026", figure.Summary.Sentence, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => WorkbenchState.Parse("anchor=today"));
    }

    [Fact]
    public void Timeline_Gap_IsMarkedAndSaid()
    {
        var plain = TimelineFigure.Make(TwoDays, new WorkbenchState(), Examples.View());
        var start = TwoDays.Bins[0];

        var figure = TimelineFigure.Make(
            TwoDays, new WorkbenchState(), Examples.View(),
            new TimelineBeside(
                [new TimeRange(start.AddHours(3), start.AddHours(9)), new TimeRange(start.AddYears(-2), start.AddYears(-1))], null, []));

        Assert.Equal(plain.Layout.Shapes.Count + 1, figure.Layout.Shapes.Count);
        Assert.Contains("in one gap", figure.Summary.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Timeline_Series_AreStackedWithTheOrdinaryBelow()
    {
        var figure = TimelineFigure.Make(TwoDays, new WorkbenchState(), Examples.View());

        Assert.Equal(
            ["other", Capabilities.General, Capabilities.SoftwareEngineering],
            figure.Data.OfType<Scatter>().Where(t => t.StackGroup is not null).Select(t => t.Name));
        Assert.Equal([Capabilities.SoftwareEngineering, Capabilities.General, "other"], figure.Summary.Legend.Select(e => e.Name));
        Assert.Contains("4 smaller ones", figure.Summary.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Timeline_Points_StandInTheMiddleOfTheirBins()
    {
        var area = (Scatter)TimelineFigure.Make(TwoDays, new WorkbenchState(), Examples.View()).Data[1];

        Assert.Equal(
            ["2026-04-21T00:00:00", "2026-04-21T12:00:00", "2026-04-22T12:00:00", "2026-04-22T23:59:59.999"], area.X.Cast<string>());
        Assert.Equal([10.0, 10, 20, 20], area.Y.Cast<double>());
    }

    [Fact]
    public void Timeline_Logarithmic_ShowsEachSeriesByItselfWithGapsForNothing()
    {
        var none = TwoDays with { Series = [new(Capabilities.General, [0, 20])] };

        var figure = TimelineFigure.Make(none, new WorkbenchState { IsLogarithmic = true }, Examples.View());

        var line = (Scatter)figure.Data[0];
        Assert.Equal((null, YAxes.TypeEnum.Log), (line.StackGroup, figure.Layout.YAxis[0].Type));
        Assert.Equal([null, null, 20.0, 20.0], line.Y.Select(y => (double?)y));
        Assert.Contains("logarithmic", figure.Summary.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Timeline_SelectedTime_FadesTheRest()
    {
        var figure = TimelineFigure.Make(TwoDays, WorkbenchState.Parse("time=2026-04-22..2026-04-22"), Examples.View());

        var fade = Assert.Single(figure.Layout.Shapes, s => s.Layer == LayerEnum.Above && s.Type == TypeEnum.Rect);
        Assert.Equal(("2026-04-21T00:00:00", "2026-04-22T00:00:00"), ((string)fade.X0, (string)fade.X1));
    }

    [Fact]
    public void Timeline_WindowPastTheEnd_IsCutAtTheEnd()
    {
        var bands = TimelineFigure.Make(TwoDays, new WorkbenchState(), Examples.View()).Layout.Shapes.Where(s => s.Layer == LayerEnum.Below)
            .ToList();

        Assert.Equal(
            [("2026-04-22T00:00:00", "2026-04-23T00:00:00"), ("2026-04-21T00:00:00", "2026-04-23T00:00:00")],
            bands.Select(b => ((string)b.X0, (string)b.X1)));
    }

    [Fact]
    public void Words_WindowWithDoubt_SayIt() =>
        Assert.Equal("22 Apr (21–23) – 5 Jun 2026 (5–6)", WindowWords.Of(Examples.Analysis.Result.Windows[0]));

    [Fact]
    public void Timeline_Nothing_SaysWhyAndWhatToDo()
    {
        var figure = TimelineFigure.Make(new Timeline(Resolution.Day, [], [], 0), new WorkbenchState(), Examples.View());

        Assert.Empty(figure.Data);
        Assert.NotNull(figure.Summary.Empty);
    }

    [Fact]
    public void Timeline_NoteOnATime_IsAMarkerWithItsTextAsWritten()
    {
        var view = Examples.View(annotations: [Examples.Note(AnnotationTarget.TimeRange, "2026-04-22..2026-04-22", "<b>pivot</b> & more")]);

        var lane = Assert.Single(
            TimelineFigure.Make(TwoDays, new WorkbenchState(), view).Data.OfType<Scatter>(), t => Equals(t.Meta, PlotMeta.Lane));

        Assert.Equal("&lt;b&gt;pivot&lt;/b&gt; &amp; more", Assert.Single(lane.TextArray));
    }

    [Fact]
    public void Timeline_Events_HaveLanesOfTheirKindsAndNoOthers()
    {
        var view = Examples.View(
            events: [
                Event(EventKind.ModelRelease, "Atlas"), Event(EventKind.Letter, "Letter"), Event(EventKind.Regulation, "Rule"),
                Event(EventKind.Enforcement, "Long ago", -400)]) with
        {
            Allegations = [new(
                1, "The pool", AllegationStep.Approved, new TimeRange(TwoDays.Bins[0], TwoDays.Bins[0].AddTicks(1)), "Brook")],
        };

        var figure = TimelineFigure.Make(TwoDays, new WorkbenchState(), view);

        // The lowest first, as their axis counts.
        Assert.Equal(["allegations", "public", "releases"], figure.Layout.YAxis[1].TickText.Cast<string>());
        Assert.Equal(3, figure.Lanes);
        var lanes = figure.Data.OfType<Scatter>().Where(t => Equals(t.Meta, PlotMeta.Lane)).ToList();
        Assert.Equal(["allegations", "public", "releases"], lanes.Select(l => l.Name));
        Assert.Equal([0.5, 1.5, 1.5, 2.5], lanes.SelectMany(l => l.Y.Cast<double>()));
        Assert.Contains("allegation 1 approved", lanes[0].TextArray);
    }

    [Fact]
    public void Timeline_LaneLeftOut_IsNotThere()
    {
        var view = Examples.View(events: [Event(EventKind.ModelRelease, "Atlas"), Event(EventKind.Letter, "Letter")]);

        var figure = TimelineFigure.Make(TwoDays, WorkbenchState.Parse("without-lane=public"), view);

        Assert.Equal(["releases"], figure.Layout.YAxis[1].TickText.Cast<string>());
    }

    [Fact]
    public void Timeline_AccountDates_AreBarsOfTheirBinsWithTheirCounts()
    {
        var beside = new TimelineBeside([], new AccountDates([4, 0], [0, 0]), []);

        var figure = TimelineFigure.Make(TwoDays, new WorkbenchState(), Examples.View(), beside);

        var bars = Assert.Single(figure.Data.OfType<Bar>());
        Assert.Equal(
            ("created", "2026-04-21T00:00:00", (decimal?)TimeSpan.FromDays(1).TotalMilliseconds),
            (bars.Name, (string)Assert.Single(bars.X), Assert.Single(bars.WidthArray)));
        Assert.Equal("4 accounts created", ((object[])Assert.Single(bars.CustomData))[0]);
        Assert.Equal(["created"], figure.Layout.YAxis[1].TickText.Cast<string>());
    }

    [Fact]
    public void Timeline_ClockThatSeemsOff_IsHatchedAndSaid()
    {
        var finding = new ClockFinding(
            2, 1, new TimeRange(TwoDays.Bins[0].AddDays(-3), TwoDays.Bins[1]), "import 2 seems 3 h ahead of import 1 (r = 0.93)",
            "Nothing was corrected.");

        var figure = TimelineFigure.Make(TwoDays, new WorkbenchState(), Examples.View(), new TimelineBeside([], null, [finding]));

        Assert.NotNull(Assert.Single(figure.Data.OfType<Bar>()).Marker.Pattern);
        Assert.Contains("import 2 seems 3 h ahead of import 1 (r = 0.93)", figure.Summary.Sentence, StringComparison.Ordinal);
        var elsewhere = finding with { Span = new TimeRange(TwoDays.Bins[0].AddDays(-9), TwoDays.Bins[0].AddDays(-8)) };
        Assert.DoesNotContain(
            "import 2",
            TimelineFigure.Make(TwoDays, new WorkbenchState(), Examples.View(), new TimelineBeside([], null, [elsewhere])).Summary.Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Timeline_NoteOnATime_IsASpanToo()
    {
        var view = Examples.View(annotations: [Examples.Note(AnnotationTarget.TimeRange, "2026-04-01..2026-04-21", "ramp")]);

        var span = Assert.Single(TimelineFigure.Make(TwoDays, new WorkbenchState(), view).Layout.Shapes, s => s.YRef == "y2");

        Assert.Equal(("2026-04-21T00:00:00", "2026-04-22T00:00:00"), ((string)span.X0, (string)span.X1));
    }

    [Fact]
    public void Heatmap_CellsWithTooFew_AreGreyAndNotColoured()
    {
        var cells = new Heatmap(
            [Capabilities.General, Capabilities.Vision], ["2026-04-20", "2026-04-27"], [[500, 500], [1, 2]], [[50, 50], [1, 1]], 3);

        var figure = HeatmapFigure.Make(
            new ComparedHeatmap(cells, null, HeatmapGround.OtherColumns), new WorkbenchState(), Examples.View());

        var (few, values) = ((HeatMap)figure.Data[0], (HeatMap)figure.Data[1]);
        // What can be compared stands first.
        Assert.Equal([Capabilities.General, Capabilities.Vision], values.Y.Cast<string>());
        Assert.Equal([0.0, 0.0], (double?[])few.Z[1]);
        Assert.Equal([null, null], (double?[])values.Z[1]);
        Assert.All((double?[])few.Z[0], z => Assert.Null(z));
        Assert.All((double?[])values.Z[0], z => Assert.NotNull(z));
        Assert.EndsWith("2 of 5 columns", figure.Summary.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Heatmap_NoteOnACell_IsAMarkerThere()
    {
        var cells = new Heatmap([Capabilities.General], ["2026-04-20"], [[500]], [[50]], 0);
        var note = Examples.Note(
            AnnotationTarget.Cell, new CellAddress(Grouping.Week, "2026-04-20", Capabilities.General).ToString(), "look");

        var marker = Assert.Single(
            HeatmapFigure.Make(
                new ComparedHeatmap(cells, null, HeatmapGround.OtherColumns), new WorkbenchState(),
                Examples.View(annotations: [note])).Data.OfType<Scatter>());

        Assert.Equal("2026-04-20", (string)Assert.Single(marker.X));
    }

    [Fact]
    public void Json_Figure_HasPlotlysNames()
    {
        var figure = TimelineFigure.Make(TwoDays, new WorkbenchState(), Examples.View());

        using var json = JsonDocument.Parse(JsonSerializer.Serialize(figure, PlotlyJson.Options));

        var first = json.RootElement.GetProperty("data")[0];
        Assert.Equal("scatter", first.GetProperty("type").GetString());
        Assert.Equal("all", first.GetProperty("stackgroup").GetString());
        Assert.False(first.TryGetProperty("text", out _));
        Assert.Equal("h", json.RootElement.GetProperty("layout").GetProperty("selectdirection").GetString());
        Assert.Equal("x", json.RootElement.GetProperty("layout").GetProperty("shapes")[0].GetProperty("xref").GetString());
    }

    private static CaseEvent Event(EventKind kind, string title, int days = 0) => new()
    {
        CaseId = CaseId.Parse("example"), Number = 1, On = new DateOnly(2026, 4, 21).AddDays(days), Kind = kind, Title = title,
        Standing = Standing.Alleged,
        UpdatedAt = Examples.Noon, UpdatedBy = "tester",
    };
}
