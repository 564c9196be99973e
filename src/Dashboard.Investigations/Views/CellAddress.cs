using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Views;

/// <summary>
/// Names a heatmap's cell, for annotations: <c>columns=week&amp;column=2026-04-27&amp;capability=tool use</c>, values
/// percent-encoded, always in this order.
/// </summary>
public sealed record CellAddress(Grouping Columns, string Column, string Capability)
{
    /// <summary>Reads the text of <see cref="ToString"/>; null when it is not one.</summary>
    public static CellAddress? Parse(string text)
    {
        var values = text.Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2)
            .Select(p => (Key: p[0], Value: Uri.UnescapeDataString(p[1]))).ToList();
        if (values.Count != 3 || values[0].Key != "columns" || values[1].Key != "column" || values[2].Key != "capability") return null;
        foreach (var columns in WorkbenchState.ColumnChoices)
            if (Slug.Of(columns) == values[0].Value) return new CellAddress(columns, values[1].Value, values[2].Value);
        return null;
    }

    /// <summary>The one cell that a selection comes down to in a heatmap of these columns; null when it is none or several.</summary>
    public static CellAddress? Of(WorkbenchState state)
    {
        if (state.Rows != Grouping.Capability || state.Selection[Dimension.Capability].Included is not [var capability]) return null;
        var column = state.Columns switch
        {
            Grouping.Cluster when state.Selection[Dimension.Cluster].Included is [var cluster] => cluster,
            Grouping.Model when state.Selection[Dimension.Model].Included is [var model] => model,
            Grouping.Day or Grouping.Week when state.Selection.Time is { } time
                && Gestures.Column($"{time.FirstDate:yyyy-MM-dd}", state.Columns) == time => $"{time.FirstDate:yyyy-MM-dd}",
            _ => null,
        };
        return column is null ? null : new CellAddress(state.Columns, column, capability);
    }

    public override string ToString() =>
        $"columns={Slug.Of(Columns)}&column={Uri.EscapeDataString(Column)}&capability={Uri.EscapeDataString(Capability)}";
}
