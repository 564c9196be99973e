using System.Text.Json.Serialization;

namespace Dashboard.Investigations.Views;

/// <summary>A click on a heatmap's cell.</summary>
public readonly record struct CellClick(string Row, string Column, SelectionChange Change);

/// <summary>A box drawn over cells of the heatmap.</summary>
/// <param name="Rows">The rows that it touches.</param>
/// <param name="Columns">Its columns, as the heatmap names them.</param>
public sealed record CellBox(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns);

/// <summary>What a gesture does to the selection: alone it replaces, with Shift it adds, with Alt it excludes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SelectionChange>))]
public enum SelectionChange
{
    Replace,
    Add,
    Exclude,
}
