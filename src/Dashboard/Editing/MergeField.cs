namespace Dashboard.Editing;

/// <summary>A part of an edit that is merged by itself.</summary>
/// <param name="Label">Its name, as the editor has it.</param>
/// <param name="Text">What it says, in words.</param>
/// <param name="Take">The first edit with this part of the second.</param>
/// <param name="Write">The edit with another text in this part; null for what is chosen and not written.</param>
public sealed record MergeField<TEdit>(
    string Label, Func<TEdit, string> Text, Func<TEdit, TEdit, TEdit> Take, Func<TEdit, string, TEdit>? Write = null);

/// <summary>Makes them.</summary>
public static class MergeField
{
    /// <summary>A part that people write: both texts can be brought together in a third.</summary>
    public static MergeField<TEdit> Written<TEdit>(string label, Func<TEdit, string> text, Func<TEdit, string, TEdit> write) =>
        new(label, text, (into, from) => write(into, text(from)), write);
}
