using Dashboard.Casework.Windows;
using Dashboard.Editing;
using Dashboard.Investigations.Words;

namespace Dashboard.DrawnWindows;

/// <summary>A drawn window while a person sets its days and says why.</summary>
public sealed class DrawnWindowForm : IEditForm<DrawnWindowForm, DrawnWindowEdit>
{
    public static IReadOnlyList<MergeField<DrawnWindowEdit>> Parts { get; } =
    [
        new("First day", edit => Format.Date(edit.First), (into, from) => into with { First = from.First }),
        new("Last day, included", edit => Format.Date(edit.Last), (into, from) => into with { Last = from.Last }),
        MergeField.Written<DrawnWindowEdit>("Reason", edit => edit.Reason, (edit, reason) => edit with { Reason = reason }),
    ];

    public DateOnly? First { get; set; }

    public DateOnly? Last { get; set; }

    public string Reason { get; set; } = "";

    public static DrawnWindowForm Of(DrawnWindowEdit edit) => new() { First = edit.First, Last = edit.Last, Reason = edit.Reason };

    public DrawnWindowEdit ToEdit() => new(First ?? default, Last ?? default, Reason.Trim());
}
