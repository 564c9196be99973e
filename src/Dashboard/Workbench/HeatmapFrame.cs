using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Views;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.ShapeLib;

namespace Dashboard.Workbench;

/// <summary>The frame around the selected cells of a heatmap.</summary>
public static class HeatmapFrame
{
    /// <summary>One rectangle for each run of selected rows and columns; none where neither is narrowed.</summary>
    public static IEnumerable<Shape> Of(Heatmap cells, WorkbenchState state)
    {
        var (rows, columns) = (SelectedRows(cells, state), SelectedColumns(cells, state));
        if (rows is null && columns is null) return [];
        return from row in Runs(rows ?? [.. cells.Rows.Select(_ => true)])
               from column in Runs(columns ?? [.. cells.Columns.Select(_ => true)])
               select new Shape
               {
                   Type = TypeEnum.Rect, XRef = "x", X0 = column.First - 0.5, X1 = column.Last + 0.5, YRef = "y", Y0 = row.First - 0.5,
                   Y1 = row.Last + 0.5, Layer = LayerEnum.Above,
                   Line = new() { Width = 2, Color = "var(--accent)" },
               };
    }

    private static bool[]? SelectedRows(Heatmap cells, WorkbenchState state) =>
        Selected(cells.Rows, state.Selection[state.Rows == Grouping.Cluster ? Dimension.Cluster : Dimension.Capability]);

    private static bool[]? SelectedColumns(Heatmap cells, WorkbenchState state) => state.Columns switch
    {
        Grouping.Cluster => Selected(cells.Columns, state.Selection[Dimension.Cluster]),
        Grouping.Model => Selected(cells.Columns, state.Selection[Dimension.Model]),
        Grouping.Day or Grouping.Week when state.Selection.Time is { } time =>
            [.. cells.Columns.Select(
                c => Gestures.Column(c, state.Columns) is { } column && column.Start < time.End && time.Start < column.End)],
        _ => null,
    };

    private static bool[]? Selected(IReadOnlyList<string> values, Facet facet) => facet.IsEverything
        ? null
        : [.. values.Select(v => (facet.Included.IsEmpty || facet.Included.Contains(v)) && !facet.Excluded.Contains(v))];

    private static IEnumerable<(int First, int Last)> Runs(bool[] selected)
    {
        for (var i = 0; i < selected.Length; i++)
        {
            if (!selected[i]) continue;
            var first = i;
            while (i + 1 < selected.Length && selected[i + 1]) i++;
            yield return (first, i);
        }
    }
}
