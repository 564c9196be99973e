using Dashboard.Casework.Selections;
using Dashboard.Core;
using Dashboard.Editing;
using Dashboard.Investigations.Words;

namespace Dashboard.SavedSelections;

/// <summary>A saved selection while a person renames it or puts another one under its name.</summary>
public sealed class SavedSelectionForm : IEditForm<SavedSelectionForm, SavedSelectionEdit>
{
    public static IReadOnlyList<MergeField<SavedSelectionEdit>> Parts { get; } =
    [
        MergeField.Written<SavedSelectionEdit>("Name", edit => edit.Name, (edit, name) => edit with { Name = name }),
        new("Selection", edit => SelectionWords.Line(edit.Selection), (into, from) => into with { Selection = from.Selection }),
    ];

    public string Name { get; set; } = "";

    public Selection Selection { get; set; } = Selection.Everything;

    public static SavedSelectionForm Of(SavedSelectionEdit edit) => new() { Name = edit.Name, Selection = edit.Selection };

    public SavedSelectionEdit ToEdit() => new(Name.Trim(), Selection);
}
