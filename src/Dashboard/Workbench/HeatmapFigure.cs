using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Targeting;
using Dashboard.Casework.Annotations;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;
using XAxes = Plotly.Blazor.LayoutLib.XAxisLib;
using YAxes = Plotly.Blazor.LayoutLib.YAxisLib;

namespace Dashboard.Workbench;

/// <summary>The heatmap as a chart: capabilities down, columns across, the selection as a frame.</summary>
public static class HeatmapFigure
{
    public static PlotlyFigure Make(ComparedHeatmap compared, WorkbenchState state, CaseView view)
    {
        compared = Ordered(compared, state, view);
        var cells = compared.Cells;
        if (cells.Rows.Count == 0 || cells.Columns.Count == 0)
            return new PlotlyFigure(
                [], new Layout(),
                new PlotSummary("nothing to show", "No interaction is in the selection. Take a part of it away, or reset it.", []));
        var targets = compared.Targets();
        var labels = ColumnNames(cells, state.Columns, view);
        var rowNames = cells.Rows.Select(r => ColumnName(r, state.Rows, view)).ToList();
        var text = Texts(compared, targets, rowNames, labels, state.Columns);
        List<ITrace> traces = [];
        if (state.Measure == CellMeasure.Targeting) traces.Add(TooFew(cells, targets, text));
        traces.Add(Values(cells, targets, state.Measure, text));
        if (Notes(cells, state, view) is { } notes) traces.Add(notes);
        var layout = new Layout
        {
            Margin = new() { L = 8, R = 8, T = 4, B = 24 },
            XAxis = [new() { Type = XAxes.TypeEnum.Category, TickVals = [.. cells.Columns], TickText = [.. labels], ShowGrid = false,
                Ticks = XAxes.TicksEnum.Empty, TickAngle = 0 }],
            YAxis =
            [
                new()
                {
                    Type = YAxes.TypeEnum.Category, TickVals = [.. cells.Rows], TickText = [.. rowNames.Select(PlotlyText.Escape)],
                    AutoRange = YAxes.AutoRangeEnum.Reversed,
                    AutoMargin = YAxes.AutoMarginFlag.True, ShowGrid = false, Ticks = YAxes.TicksEnum.Empty,
                },
            ],
            DragMode = DragModeEnum.Select,
            HoverMode = HoverModeEnum.Closest,
            Shapes = [.. HeatmapFrame.Of(cells, state)],
        };
        return new PlotlyFigure(
            traces, layout, new PlotSummary(Sentence(cells, compared.Ground, state, view), null, []) { Most = Most(cells, state.Measure) });
    }

    // Days of one year need not say which.
    private static List<string> ColumnNames(Heatmap cells, Grouping columns, CaseView view)
    {
        var areSeveralYears = columns is Grouping.Day or Grouping.Week && cells.Columns[0][..4] != cells.Columns[^1][..4];
        return [.. cells.Columns.Select(
            c => areSeveralYears
            ? Format.Date(DateOnly.ParseExact(c, "yyyy-MM-dd", CultureInfo.InvariantCulture)) : ColumnName(c, columns, view))];
    }

    /// <summary>A column's, or a row's, name for people.</summary>
    public static string ColumnName(string column, Grouping columns, CaseView view) => columns switch
    {
        Grouping.Day or Grouping.Week =>
            DateOnly.ParseExact(column, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d MMM", CultureInfo.InvariantCulture),
        Grouping.Cluster => view.Analysis?.Find(column)?.Label ?? column,
        Grouping.HourOfWeek when int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) => HourName(hour),
        _ => column,
    };

    private static string HourName(int hour) =>
        $"{CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames[((hour / 24) + 1) % 7]} {hour % 24:00}h";

    /// <summary>
    /// Capabilities with what is over-represented first, or the most asked for where nothing is compared; clusters as the analysis
    /// has them. What is equal stands in the order of the taxonomy.
    /// </summary>
    public static ComparedHeatmap Ordered(ComparedHeatmap compared, WorkbenchState state, CaseView view)
    {
        var cells = compared.Cells;
        IReadOnlyList<string> known = state.Rows == Grouping.Cluster
            ? [.. view.Analysis?.Result.Clusters.Select(c => c.Id) ?? []] : [.. Capabilities.All];
        var ranks = known.Index().ToDictionary(k => k.Item, k => k.Index, StringComparer.Ordinal);
        var strengths = state.Rows == Grouping.Cluster ? [.. cells.Rows.Select(_ => 0.0)] : Strengths(compared, state.Measure);
        var order = Enumerable.Range(0, cells.Rows.Count).OrderByDescending(r => strengths[r])
            .ThenBy(r => ranks.GetValueOrDefault(cells.Rows[r], int.MaxValue)).ToArray();
        return compared with
        {
            Cells = Rows(cells, order), Group = Rows(compared.Group, order),
        };
    }

    private static Heatmap Rows(Heatmap cells, int[] order) => cells with
    {
        Rows = [.. order.Select(r => cells.Rows[r])], Interactions = [.. order.Select(r => cells.Interactions[r])],
        Accounts = [.. order.Select(r => cells.Accounts[r])],
    };

    // Over all columns together where there is a baseline; without one, as strong as in the column where it is strongest.
    private static double[] Strengths(ComparedHeatmap compared, CellMeasure measure)
    {
        var cells = compared.Cells;
        if (measure != CellMeasure.Targeting) return [.. cells.Interactions.Select(row => (double)row.Sum())];
        if (compared.Baseline is not { } baseline)
            return [.. CellTargeting.Compute(cells, null)
                .Select(row => row.Where(c => !c.TooFew).Select(c => c.LogOdds).DefaultIfEmpty(double.NegativeInfinity).Max())];
        return [.. CellTargeting.Compute(Pooled(compared.Group), Pooled(baseline))
            .Select(row => row[0].TooFew ? double.NegativeInfinity : row[0].LogOdds)];
    }

    // In how many columns an account is counted is not known: they are at least as many as in the fullest.
    private static Heatmap Pooled(Heatmap cells) =>
        cells with { Columns = ["all"], Interactions = [.. cells.Interactions.Select(row => new[] { row.Sum() })],
            Accounts = [.. cells.Accounts.Select(row => new[] { row.DefaultIfEmpty().Max() })] };

    private static HeatMap TooFew(Heatmap cells, TargetingCell[][] targets, string[][] text) => new()
    {
        X = [.. cells.Columns], Y = [.. cells.Rows],
        Z = [.. targets.Select(row => row.Select(t => t.TooFew ? 0 : (double?)null).ToArray())], ShowScale = false, HoverOnGaps = false,
        Text = [.. text], XGap = Gap(cells.Columns.Count, 60), YGap = Gap(cells.Rows.Count, 16), HoverTemplate = "%{text}<extra></extra>",
        ColorScale = new object[] { new object[] { 0, "var(--too-few)" }, new object[] { 1, "var(--too-few)" } },
    };

    private static HeatMap Values(Heatmap cells, TargetingCell[][] targets, CellMeasure measure, string[][] text)
    {
        var columnTotals = Enumerable.Range(0, cells.Columns.Count).Select(c => cells.Interactions.Sum(row => row[c])).ToArray();
        double?[][] z = [.. cells.Interactions.Select((row, r) => row.Select((count, c) => measure switch
        {
            CellMeasure.Targeting => targets[r][c].TooFew ? null : (double?)Math.Round(targets[r][c].LogOdds, 3),
            CellMeasure.Count => count,
            CellMeasure.Share => columnTotals[c] == 0 ? null : Math.Round((double)count / columnTotals[c], 4),
            _ => throw new ArgumentOutOfRangeException(nameof(measure)),
        }).ToArray())];
        return new HeatMap
        {
            X = [.. cells.Columns], Y = [.. cells.Rows], Z = [.. z], Text = [.. text], ShowScale = false, HoverOnGaps = false,
            Meta = PlotMeta.Scale, XGap = Gap(cells.Columns.Count, 60), YGap = Gap(cells.Rows.Count, 16),
            HoverTemplate = "%{text}<extra></extra>",
            ZMin = measure == CellMeasure.Targeting ? -(decimal)CellTargeting.FullColor : 0,
            ZMax = measure == CellMeasure.Targeting ? (decimal)CellTargeting.FullColor : null,
            ColorScale = measure == CellMeasure.Targeting
                ? new object[] { new object[] { 0, "var(--diverging-low)" }, new object[] { 0.5, "var(--diverging-middle)" },
                    new object[] { 1, "var(--diverging-high)" } }
                : new object[] { new object[] { 0, "var(--surface-sunken)" }, new object[] { 1, "var(--category-1)" } },
        };
    }

    private static string[][] Texts(
        ComparedHeatmap compared, TargetingCell[][] targets, List<string> rowNames, List<string> labels, Grouping columns) =>
    [
        .. rowNames.Select((name, r) => labels.Select((label, c) =>
        {
            var target = targets[r][c];
            var where = columns switch { Grouping.Week => $"week of {label}", _ => label };
            var against = target.TooFew
                ? $"expected {target.Expected:N0}: too few to compare"
                : $"expected {target.Expected:N0} · {Times(target.LogOdds)} the odds ({Times(target.Low)} to {Times(target.High)}){ByChance(target.Q)}";
            return $"<b>{PlotlyText.Escape(name)}</b> · {PlotlyText.Escape(where)}<br>{Counted(compared, r, c)}<br>{against}";
        }).ToArray()),
    ];

    private static string Counted(ComparedHeatmap compared, int row, int column)
    {
        var of = compared.Ground == HeatmapGround.CampaignsWithOthers ? $"{compared.Group.Interactions[row][column]:N0} of " : "";
        var who = of.Length == 0
            ? $"{compared.Cells.Accounts[row][column]:N0} accounts"
            : $"from {compared.Group.Accounts[row][column]:N0} accounts of campaigns";
        return $"{of}{compared.Cells.Interactions[row][column]:N0} interactions · {who}";
    }

    private static string? Most(Heatmap cells, CellMeasure measure) => measure switch
    {
        CellMeasure.Targeting => null,
        CellMeasure.Count => $"{cells.Interactions.Max(row => row.Max()):N0} interactions",
        CellMeasure.Share =>
            Enumerable.Range(0, cells.Columns.Count)
            .Max(c => cells.Interactions.Max(row => row[c]) / Math.Max(1.0, cells.Interactions.Sum(row => row[c])))
            .ToString("P0", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    // Between many cells gaps would take the room of the cells.
    private static decimal Gap(int cells, int many) => cells > 2 * many ? 0 : cells > many ? 1 : 2;

    private static string Times(double logOdds) => string.Create(CultureInfo.InvariantCulture, $"× {Math.Exp(logOdds):0.##}");

    private static string ByChance(double q) => double.IsNaN(q) ? "" : $" · by chance: {Format.Probability(q)}";

    private static Scatter? Notes(Heatmap cells, WorkbenchState state, CaseView view)
    {
        if (state.Rows != Grouping.Capability) return null;
        var notes = (from annotation in view.Annotations
                     where annotation.TargetKind == AnnotationTarget.Cell
                     let cell = CellAddress.Parse(annotation.Target)
                     where cell?.Columns == state.Columns && cells.Rows.Contains(cell.Capability) && cells.Columns.Contains(cell.Column)
                     select (cell, annotation)).ToList();
        if (notes.Count == 0) return null;
        return new Scatter
        {
            Mode = ModeFlag.Markers,
            X = [.. notes.Select(n => n.cell.Column)],
            Y = [.. notes.Select(n => n.cell.Capability)],
            Marker = new() { Symbol = SymbolEnum.Square, Size = 6, Color = "var(--accent)" },
            TextArray = [.. notes.Select(n => PlotlyText.Escape($"{n.annotation.Author}: {n.annotation.Text}"))],
            HoverTemplate = "%{text}<extra></extra>",
        };
    }

    /// <summary>What is compared with what, in words.</summary>
    public static string Comparison(HeatmapGround ground, WorkbenchState state, CaseView view)
    {
        var column = state.Columns == Grouping.HourOfWeek ? "hour of the week, UTC" : Slug.Of(state.Columns);
        return ground switch
        {
            HeatmapGround.OtherColumns => $"each {column} against all others",
            HeatmapGround.CampaignsWithOthers => $"accounts in a campaign against accounts in none, {column} by {column}",
            HeatmapGround.SelectedWithOthers => $"the selected accounts against accounts in no campaign, {column} by {column}",
            HeatmapGround.AnotherSelection =>
                $"the selection against {SelectionWords.Line(state.Against!, view.NameOf)}, {column} by {column}",
            _ => throw new ArgumentOutOfRangeException(nameof(ground)),
        };
    }

    private static string Sentence(Heatmap cells, HeatmapGround ground, WorkbenchState state, CaseView view)
    {
        var column = state.Columns == Grouping.HourOfWeek ? "hour of the week, UTC" : Slug.Of(state.Columns);
        var what = state.Measure switch
        {
            CellMeasure.Targeting => Comparison(ground, state, view),
            CellMeasure.Count => $"interactions by {column}",
            _ => $"share of each {column}",
        };
        return cells.CutColumns > 0 ? $"{what} · {cells.Columns.Count} of {cells.Columns.Count + cells.CutColumns} columns" : what;
    }
}
