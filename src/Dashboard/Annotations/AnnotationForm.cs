using Dashboard.Editing;

namespace Dashboard.Annotations;

/// <summary>An annotation while a person writes it.</summary>
public sealed class AnnotationForm : IEditForm<AnnotationForm, string>
{
    public static IReadOnlyList<MergeField<string>> Parts { get; } = [MergeField.Written<string>("Text", text => text, (_, text) => text)];

    public string Text { get; set; } = "";

    public static AnnotationForm Of(string edit) => new() { Text = edit };

    public string ToEdit() => Text;
}
