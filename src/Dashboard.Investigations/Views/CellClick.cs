using System.Text.Json.Serialization;

namespace Dashboard.Investigations.Views;

/// <summary>A click on a heatmap's cell.</summary>
public readonly record struct CellClick(string Row, string Column, SelectionChange Change);

/// <summary>What a gesture does to the selection: alone it replaces, with Shift it adds, with Alt it excludes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SelectionChange>))]
public enum SelectionChange
{
    Replace,
    Add,
    Exclude,
}
