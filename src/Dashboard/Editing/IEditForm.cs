namespace Dashboard.Editing;

/// <summary>A record's fields while a person fills them in. The names of its properties are those of the fields on the page.</summary>
/// <typeparam name="TForm">The form itself.</typeparam>
/// <typeparam name="TEdit">What casework takes to save it.</typeparam>
public interface IEditForm<out TForm, TEdit>
{
    /// <summary>The parts in which two edits are compared, in the order of the fields.</summary>
    static abstract IReadOnlyList<MergeField<TEdit>> Parts { get; }

    /// <summary>The form, filled in.</summary>
    static abstract TForm Of(TEdit edit);

    TEdit ToEdit();
}
