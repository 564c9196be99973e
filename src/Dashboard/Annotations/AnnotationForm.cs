using Dashboard.Casework.Annotations;
using Dashboard.Editing;

namespace Dashboard.Annotations;

/// <summary>An annotation while a person writes it.</summary>
public sealed class AnnotationForm : IEditForm<AnnotationForm, AnnotationEdit>
{
    public static IReadOnlyList<MergeField<AnnotationEdit>> Parts { get; } =
    [
        MergeField.Written<AnnotationEdit>("Text", edit => edit.Text, (edit, text) => edit with { Text = text }),
        MergeField.Written<AnnotationEdit>("Tags", edit => edit.Tags, (edit, tags) => edit with { Tags = tags }),
    ];

    public string Text { get; set; } = "";

    public string Tags { get; set; } = "";

    public static AnnotationForm Of(AnnotationEdit edit) => new() { Text = edit.Text, Tags = edit.Tags };

    public AnnotationEdit ToEdit() => new(Text, Tags.Trim());
}
