using System.Globalization;
using Dashboard.Analysis.Targeting;
using Dashboard.Casework.Annotations;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Workbench;

/// <summary>The heatmap as a chart: capabilities down, columns across, the selection as a frame.</summary>
public static class HeatmapFigure
{
    public static PlotlyFigure Make(Heatmap cells, Heatmap? baseline, WorkbenchState state, CaseView view)
    {
        if (cells.Rows.Count == 0 || cells.Columns.Count == 0)
            return new PlotlyFigure([], new Layout(), new PlotSummary("nothing to show", "No interaction is in the selection. Take a part of it away, or reset it.", []));
        cells = Ordered(cells, state.Rows, view);
        var targets = CellTargeting.Compute(cells, baseline);
        var labels = cells.Columns.Select(c => ColumnName(c, state.Columns, view)).ToList();
        var rowNames = cells.Rows.Select(r => ColumnName(r, state.Rows, view)).ToList();
        var text = Texts(cells, targets, rowNames, labels, state.Columns);
        List<Trace> traces = [];
        if (state.Measure == CellMeasure.Targeting) traces.Add(TooFew(cells, targets, text));
        traces.Add(Values(cells, targets, state.Measure, text));
        if (Notes(cells, state, view) is { } notes) traces.Add(notes);
        var layout = new Layout
        {
            Margin = new(8, 8, 4, 24),
            XAxis = new() { Type = "category", TickVals = cells.Columns, TickText = labels, ShowGrid = false, Ticks = "", TickAngle = 0 },
            YAxis = new() { Type = "category", TickVals = cells.Rows, TickText = [.. rowNames.Select(PlotlyText.Escape)], AutoRange = "reversed", AutoMargin = true, ShowGrid = false, Ticks = "" },
            DragMode = false,
            HoverMode = "closest",
            Shapes = [.. HeatmapFrame.Of(cells, state)],
        };
        return new PlotlyFigure(traces, layout, new PlotSummary(Sentence(cells, baseline, state, view), null, []));
    }

    /// <summary>A column's, or a row's, name for people.</summary>
    public static string ColumnName(string column, Grouping columns, CaseView view) => columns switch
    {
        Grouping.Day or Grouping.Week => DateOnly.ParseExact(column, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d MMM", CultureInfo.InvariantCulture),
        Grouping.Cluster => view.Analysis?.Find(column)?.Label ?? column,
        Grouping.HourOfWeek when int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) => HourName(hour),
        _ => column,
    };

    private static string HourName(int hour) => $"{CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames[((hour / 24) + 1) % 7]} {hour % 24:00}h";

    /// <summary>Rows by the taxonomy, or by the analysis, then as the store has them: they stay where they are when the selection changes.</summary>
    public static Heatmap Ordered(Heatmap cells, Grouping rows, CaseView view)
    {
        IReadOnlyList<string> known = rows == Grouping.Cluster ? [.. view.Analysis?.Result.Clusters.Select(c => c.Id) ?? []] : [.. Capabilities.All];
        var ranks = known.Index().ToDictionary(k => k.Item, k => k.Index, StringComparer.Ordinal);
        var order = Enumerable.Range(0, cells.Rows.Count).OrderBy(r => ranks.GetValueOrDefault(cells.Rows[r], int.MaxValue)).ToArray();
        return cells with
        {
            Rows = [.. order.Select(r => cells.Rows[r])],
            Interactions = [.. order.Select(r => cells.Interactions[r])],
            Accounts = [.. order.Select(r => cells.Accounts[r])],
        };
    }

    private static HeatmapTrace TooFew(Heatmap cells, TargetingCell[][] targets, string[][] text) => new()
    {
        X = cells.Columns, Y = cells.Rows, Z = [.. targets.Select(row => row.Select(t => t.TooFew ? 0 : (double?)null).ToArray())],
        Text = text, XGap = Gap(cells.Columns.Count, 60), YGap = Gap(cells.Rows.Count, 16), HoverTemplate = "%{text}<extra></extra>", ColorScale = [[0, "var(--too-few)"], [1, "var(--too-few)"]],
    };

    private static HeatmapTrace Values(Heatmap cells, TargetingCell[][] targets, CellMeasure measure, string[][] text)
    {
        var columnTotals = Enumerable.Range(0, cells.Columns.Count).Select(c => cells.Interactions.Sum(row => row[c])).ToArray();
        double?[][] z = [.. cells.Interactions.Select((row, r) => row.Select((count, c) => measure switch
        {
            CellMeasure.Targeting => targets[r][c].TooFew ? null : (double?)Math.Round(targets[r][c].LogOdds, 3),
            CellMeasure.Count => count,
            CellMeasure.Share => columnTotals[c] == 0 ? null : Math.Round((double)count / columnTotals[c], 4),
            _ => throw new ArgumentOutOfRangeException(nameof(measure)),
        }).ToArray())];
        return new HeatmapTrace
        {
            X = cells.Columns, Y = cells.Rows, Z = z, Text = text, Meta = PlotMeta.Scale, XGap = Gap(cells.Columns.Count, 60), YGap = Gap(cells.Rows.Count, 16), HoverTemplate = "%{text}<extra></extra>",
            ZMin = measure == CellMeasure.Targeting ? -CellTargeting.FullColor : 0,
            ZMax = measure == CellMeasure.Targeting ? CellTargeting.FullColor : null,
            ColorScale = measure == CellMeasure.Targeting
                ? [[0, "var(--diverging-low)"], [0.5, "var(--diverging-middle)"], [1, "var(--diverging-high)"]]
                : [[0, "var(--surface-sunken)"], [1, "var(--category-1)"]],
        };
    }

    private static string[][] Texts(Heatmap cells, TargetingCell[][] targets, List<string> rowNames, List<string> labels, Grouping columns) =>
    [
        .. rowNames.Select((name, r) => labels.Select((label, c) =>
        {
            var target = targets[r][c];
            var where = columns switch { Grouping.Week => $"week of {label}", _ => label };
            var against = target.TooFew ? $"expected {target.Expected:N0}: too few to compare" : $"expected {target.Expected:N0} · log-odds {Signed(target.LogOdds)} [{Signed(target.Low)}, {Signed(target.High)}]{Q(target.Q)}";
            return $"<b>{PlotlyText.Escape(name)}</b> · {PlotlyText.Escape(where)}<br>{cells.Interactions[r][c]:N0} interactions · {cells.Accounts[r][c]:N0} accounts<br>{against}";
        }).ToArray()),
    ];

    // Between many cells gaps would take the room of the cells.
    private static double Gap(int cells, int many) => cells > 2 * many ? 0 : cells > many ? 1 : 2;

    private static string Signed(double value) => value.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);

    private static string Q(double q) => double.IsNaN(q) ? "" : q < 0.001 ? " · q < 0.001" : string.Create(CultureInfo.InvariantCulture, $" · q {q:0.###}");

    private static ScatterTrace? Notes(Heatmap cells, WorkbenchState state, CaseView view)
    {
        if (state.Rows != Grouping.Capability) return null;
        var notes = (from annotation in view.Annotations
                     where annotation.TargetKind == AnnotationTarget.Cell
                     let cell = CellAddress.Parse(annotation.Target)
                     where cell?.Columns == state.Columns && cells.Rows.Contains(cell.Capability) && cells.Columns.Contains(cell.Column)
                     select (cell, annotation)).ToList();
        if (notes.Count == 0) return null;
        return new ScatterTrace
        {
            Mode = "markers",
            X = [.. notes.Select(n => n.cell.Column)],
            Y = notes.Select(n => n.cell.Capability).ToArray(),
            Marker = new() { Symbol = "square", Size = 6, Color = "var(--accent)" },
            Text = [.. notes.Select(n => PlotlyText.Escape($"{n.annotation.Author}: {n.annotation.Text}"))],
            HoverTemplate = "%{text}<extra></extra>",
        };
    }

    private static string Sentence(Heatmap cells, Heatmap? baseline, WorkbenchState state, CaseView view)
    {
        var column = state.Columns == Grouping.HourOfWeek ? "hour of the week, UTC" : Word.Of(state.Columns);
        var what = (state.Measure, baseline) switch
        {
            (CellMeasure.Targeting, null) => $"log-odds of each {column} against all others",
            (CellMeasure.Targeting, _) when state.Against is { } other => $"log-odds by {column}, against {SelectionWords.Line(other, view.NameOf)}",
            (CellMeasure.Targeting, _) => $"log-odds by {column}, against accounts in no campaign",
            (CellMeasure.Count, _) => $"interactions by {column}",
            _ => $"share of each {column}",
        };
        return cells.CutColumns > 0 ? $"{what} · {cells.Columns.Count} of {cells.Columns.Count + cells.CutColumns} columns" : what;
    }
}
