using Dashboard.CasePages;
using Dashboard.Casework;
using Dashboard.Core;

namespace Dashboard.Annotations;

/// <summary>Where annotations sit, in words and as an address.</summary>
public static class AnnotationTargets
{
    public static string Word(this AnnotationTarget kind) => kind switch
    {
        AnnotationTarget.Account => "account",
        AnnotationTarget.TimeRange => "time range",
        AnnotationTarget.Cell => "cell",
        AnnotationTarget.Cluster => "cluster",
        AnnotationTarget.Attribute => "attribute",
        AnnotationTarget.Link => "link",
        AnnotationTarget.Interaction => "interaction",
        AnnotationTarget.Template => "template",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The target in words; its canonical text where that is all there is.</summary>
    public static string Words(AnnotationTarget kind, string target) =>
        kind is AnnotationTarget.TimeRange or AnnotationTarget.Cell && SelectionOf(kind, target) is { } selection ? Wording.Selection(selection) : target;

    /// <summary>Where the target is shown; null for what has no place yet.</summary>
    public static string? Address(CaseId caseId, AnnotationTarget kind, string target) => kind == AnnotationTarget.Account
        ? PageAddress.Account(caseId, target)
        : SelectionOf(kind, target) is { } selection ? PageAddress.Workbench(caseId, selection) : null;

    // What was written by an earlier version or another program may not parse; then it is text, not a selection.
    private static Selection? SelectionOf(AnnotationTarget kind, string target)
    {
        try
        {
            return kind switch
            {
                AnnotationTarget.Account => Selection.Everything.Only(Dimension.Account, target),
                AnnotationTarget.TimeRange => Selection.Everything.At(TimeRange.Parse(target)),
                AnnotationTarget.Cell => Selection.Parse(target),
                AnnotationTarget.Cluster => Selection.Everything.Only(Dimension.Cluster, target),
                AnnotationTarget.Attribute => Selection.Everything.Only(Dimension.Attribute, target),
                _ => null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
