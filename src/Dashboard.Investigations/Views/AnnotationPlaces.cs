using Dashboard.Casework.Annotations;
using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Views;

/// <summary>Where annotations sit, in words and as an address.</summary>
public static class AnnotationPlaces
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

    /// <summary>The target in words; its canonical text where that is all there is, or where it does not parse.</summary>
    public static string Words(AnnotationTarget kind, string target) => kind switch
    {
        AnnotationTarget.TimeRange when Range(target) is { } time => SelectionWords.Words(time),
        AnnotationTarget.Cell when CellAddress.Parse(target) is { } cell => $"{cell.Capability} · {ColumnOf(cell)}",
        AnnotationTarget.Cluster => $"Cluster {target}",
        AnnotationTarget.Attribute when target.Split(':', 2) is [var attribute, var value] => AttributeWords.Label(attribute, value),
        AnnotationTarget.Link when LinkTarget.Parse(target) is { } link => $"{link.First} and {link.Second}",
        _ => target,
    };

    /// <summary>Where the target is shown; null for a text that does not parse.</summary>
    public static string? Address(CaseId caseId, AnnotationTarget kind, string target) => kind switch
    {
        AnnotationTarget.Account => AccountAddress.Of(caseId.Value, target),
        AnnotationTarget.TimeRange => Range(target) is { } time ? PageAddress.Workbench(caseId, Selection.Everything.At(time)) : null,
        AnnotationTarget.Cell =>
            CellAddress.Parse(target) is { } cell
            ? PageAddress.Workbench(caseId, SelectionOf(cell), new WorkbenchState { Columns = cell.Columns }.ViewOptions) : null,
        AnnotationTarget.Cluster => PageAddress.Workbench(caseId, Selection.Everything.Only(Dimension.Cluster, target)),
        AnnotationTarget.Attribute => PageAddress.Workbench(caseId, Selection.Everything.Only(Dimension.Attribute, target)),
        AnnotationTarget.Link => LinkTarget.Parse(target) is { } link ? PageAddress.Path(caseId, link.First, link.Second) : null,
        AnnotationTarget.Interaction =>
            InteractionTarget.Parse(target) is { } row
            ? $"{PageAddress.Case(caseId, "interactions")}?{new TableView { Row = (row.Import, row.Line) }}" : null,
        AnnotationTarget.Template => $"{PageAddress.Analysis(caseId, $"template={Uri.EscapeDataString(target)}")}#templates",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Selection SelectionOf(CellAddress cell) =>
        Gestures.Cell(Selection.Everything, new CellClick(cell.Capability, cell.Column, SelectionChange.Replace), cell.Columns);

    private static string ColumnOf(CellAddress cell) => Gestures.Column(cell.Column, cell.Columns) is { } time
        ? SelectionWords.Words(time) : $"{Investigations.Words.Slug.Of(cell.Columns)} {cell.Column}";

    // What was written by another program may not parse; then it is text, and no time.
    private static TimeRange? Range(string target)
    {
        try
        {
            return TimeRange.Parse(target);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
