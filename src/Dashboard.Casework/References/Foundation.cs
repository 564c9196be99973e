using Dashboard.Casework.Annotations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;

namespace Dashboard.Casework.References;

/// <summary>Something that a statement rests on: a record of the case.</summary>
/// <param name="Kind">An exhibit, a source, an annotation, a reported figure, or the rules that classify the case's interactions, by which
/// exhibits were counted.</param>
/// <param name="Number">Its number in the case.</param>
public readonly record struct Foundation(RecordKind Kind, int Number)
{
    /// <summary>The rules of the case: it has one set of them.</summary>
    public static Foundation Rules { get; } = new(RecordKind.CapabilityRules, 1);

    public static Foundation Source(int number) => new(RecordKind.Source, number);

    public static Foundation Exhibit(int number) => new(RecordKind.Exhibit, number);

    public static Foundation Annotation(int number) => new(RecordKind.Annotation, number);

    public static Foundation Figure(int number) => new(RecordKind.ReportedFigure, number);
}
