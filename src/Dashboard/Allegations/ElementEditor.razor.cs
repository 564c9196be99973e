using Dashboard.Casework;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Allegations;

/// <summary>One element as it is read or written; every change goes into the draft and is told to the page.</summary>
public partial class ElementEditor
{
    private bool isReading = true;

    [Parameter, EditorRequired]
    public AllegationDraft Draft { get; set; } = null!;

    /// <summary>The element's place in the chain, counted from 1.</summary>
    [Parameter, EditorRequired]
    public int Number { get; set; }

    [Parameter]
    public IReadOnlyList<WordingRemark> Remarks { get; set; } = [];

    [Parameter]
    public bool IsReadOnly { get; set; }

    [Parameter]
    public EventCallback OnEdit { get; set; }

    private ElementEdit Element => Draft.Current.Elements[Number - 1];

    // What is there is read first; where nothing is, one writes.
    protected override void OnInitialized() => isReading = IsReadOnly || Element.Text.Length > 0;

    private string FieldOf(string property) => AllegationDraft.FieldOf(Number, property);

    private static T? ParseOrNull<T>(object? value)
        where T : struct, Enum => EnumName.TryParse<T>(value as string, out var parsed) ? parsed : null;

    private Task Change(Func<ElementEdit, ElementEdit> change)
    {
        Draft.Change(Number, change);
        return OnEdit.InvokeAsync();
    }

    private Task SetAgainst(ChangeEventArgs e)
    {
        Draft.Against = (string)e.Value!;
        return OnEdit.InvokeAsync();
    }
}
