using Dashboard.Core;

namespace Dashboard.Interactions.Tests.Store;

public abstract partial class InteractionStoreContract
{
    [Fact]
    public async Task Timeline_Days_AreContiguousAndStacked()
    {
        await Import(Log);

        var timeline = await Store.TimelineAsync(new TimelineRequest(Selection.Everything, Resolution.Day), default);

        Assert.Equal(10, timeline.Bins.Count);
        Assert.Equal((Utc("2026-04-20T00:00:00Z"), Utc("2026-04-29T00:00:00Z")), (timeline.Bins[0], timeline.Bins[^1]));
        Assert.Equal(["code", "chat"], timeline.Series.Select(s => s.Name));
        Assert.Equal([3, 1, 0, 0, 0, 0, 0, 0, 0, 0], timeline.Series[0].Interactions);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 0, 0, 1], timeline.Series[1].Interactions);
    }

    [Theory]
    [InlineData(Resolution.Week, "2026-04-20T00:00:00Z", 2)]
    [InlineData(Resolution.Month, "2026-04-01T00:00:00Z", 1)]
    [InlineData(Resolution.Hour, "2026-04-20T00:00:00Z", (9 * 24) + 7)]
    [InlineData(Resolution.Year, "2026-01-01T00:00:00Z", 1)]
    public async Task Timeline_OtherWidths_StartWhereTheyShould(Resolution resolution, string first, int bins)
    {
        await Import(Log);

        var timeline = await Store.TimelineAsync(new TimelineRequest(Selection.Everything, resolution, Grouping.None), default);

        Assert.Equal((resolution, Utc(first), bins), (timeline.Resolution, timeline.Bins[0], timeline.Bins.Count));
        Assert.Equal(6, timeline.Series.Single().Interactions.Sum());
    }

    [Fact]
    public async Task Timeline_MoreValuesThanSeries_SumsTheRestIntoOther()
    {
        await Import(Log);

        var timeline = await Store.TimelineAsync(
            new TimelineRequest(Selection.Everything, Resolution.Month, Grouping.Model, MaxSeries: 1), default);

        Assert.Equal([("m1", 3L), ("other", 3L)], timeline.Series.Select(s => (s.Name, s.Interactions.Sum())));
        Assert.Equal(2, timeline.Cut);
    }

    [Fact]
    public async Task Timeline_ByDisposition_NamesAccountsWithoutOneUnknown()
    {
        await Import(Log);
        await Store.SaveAssignmentsAsync([new Assignment("b", "1", 1, Disposition.Pool)], default);

        var timeline = await Store.TimelineAsync(
            new TimelineRequest(Selection.Everything, Resolution.Month, Grouping.Disposition), default);

        Assert.Equal([("unknown", 4L), ("pool", 2L)], timeline.Series.Select(s => (s.Name, s.Interactions.Sum())));
    }

    [Fact]
    public async Task Timeline_TimeSelected_SpansThatTimeAndNoMore()
    {
        await Import(Log);

        var timeline = await Store.TimelineAsync(
            new TimelineRequest(Selection.Parse("time=2026-04-20T09:00:00Z..2026-04-20T13:00:00Z"), Resolution.Hour, Grouping.None),
            default);

        Assert.Equal([0, 1, 0, 1], timeline.Series.Single().Interactions);
        Assert.Equal(Utc("2026-04-20T09:00:00Z"), timeline.Bins[0]);
    }

    [Fact]
    public async Task Heatmap_Days_CountsInteractionsAndAccounts()
    {
        await Import(Log);

        var heatmap = await Store.HeatmapAsync(new HeatmapRequest(Selection.Parse("time=2026-04-20..2026-04-22"), Grouping.Day), default);

        Assert.Equal(["2026-04-20", "2026-04-21", "2026-04-22"], heatmap.Columns);
        Assert.Equal(["code", "chat"], heatmap.Rows);
        Assert.Equal([[3, 1, 0], [0, 1, 0]], heatmap.Interactions);
        Assert.Equal([[2, 1, 0], [0, 1, 0]], heatmap.Accounts);
    }

    [Fact]
    public async Task Timeline_OfSeconds_CountsEach()
    {
        await Import(
            "account_id,timestamp,capability\na,2026-04-20T10:00:00.2Z,code\na,2026-04-20T10:00:00.9Z,code\nb,2026-04-20T10:00:02Z,code\n");

        var timeline = await Store.TimelineAsync(new TimelineRequest(Selection.Everything, StackBy: Grouping.None), default);

        Assert.Equal(Resolution.Second, timeline.Resolution);
        Assert.Equal([2, 0, 1], timeline.Series.Single().Interactions);
    }

    [Fact]
    public async Task Heatmap_ClustersByHourOfWeek_CountsEachCluster()
    {
        await Import(Log);
        await Store.SaveAssignmentsAsync([new Assignment("b", "1", 1, Disposition.Pool)], default);

        var heatmap = await Store.HeatmapAsync(
            new HeatmapRequest(Selection.Everything, Grouping.HourOfWeek, Rows: Grouping.Cluster), default);

        var alone = await Store.HeatmapAsync(
            new HeatmapRequest(Selection.Everything.Only(Dimension.Cluster, "1"), Grouping.HourOfWeek), default);
        var row = heatmap.Rows.Index().Single(r => r.Item == "1").Index;
        Assert.Equal(Enumerable.Range(0, 168).Select(h => alone.Interactions.Sum(capability => capability[h])), heatmap.Interactions[row]);
        Assert.Equal(6, heatmap.Interactions.Sum(counts => counts.Sum()));
    }

    [Fact]
    public async Task Heatmap_HourOfWeek_StartsOnMonday()
    {
        await Import(Log);

        var heatmap = await Store.HeatmapAsync(new HeatmapRequest(Selection.Everything, Grouping.HourOfWeek), default);

        Assert.Equal(168, heatmap.Columns.Count);
        Assert.Equal([0, 10, 12, 47], Enumerable.Range(0, 168).Where(h => heatmap.Interactions[0][h] > 0));
        Assert.Equal([34, 54], Enumerable.Range(0, 168).Where(h => heatmap.Interactions[1][h] > 0));
    }

    [Fact]
    public async Task Heatmap_MoreThanItsCaps_SaysWhatWasCut()
    {
        await Import(Log);

        var heatmap = await Store.HeatmapAsync(
            new HeatmapRequest(Selection.Everything, Grouping.Model, MaxColumns: 1, MaxRows: 1), default);

        Assert.Equal(["m1"], heatmap.Columns);
        Assert.Equal([[3L]], heatmap.Interactions);
        Assert.Equal((2, 1), (heatmap.CutColumns, heatmap.CutRows));
    }
}
