using Dashboard.Casework;
using Dashboard.Core;

namespace Dashboard.Sources;

/// <summary>A reported figure while a person fills in its fields.</summary>
public sealed class FigureForm
{
    /// <summary>The qualifiers offered; a source may use another.</summary>
    public static IReadOnlyList<string> Qualifiers { get; } = ["", "about", "roughly", "nearly", "more than", "at least", "up to"];

    public required int SourceNumber { get; init; }

    public string Subject { get; set; } = "";

    public Measure Measure { get; set; } = Measure.Interactions;

    public string Wording { get; set; } = "";

    public string Qualifier { get; set; } = "";

    public double Value { get; set; }

    public DateOnly? WindowStart { get; set; }

    public DateOnly? WindowEnd { get; set; }

    public string OverlapNote { get; set; } = "";

    public ReportedFigureDraft ToDraft() => new()
    {
        SourceNumber = SourceNumber,
        Subject = Subject.Trim(),
        Measure = Measure,
        Qualifier = Qualifier.Trim(),
        Wording = Wording.Trim().Trim('“', '”', '"'),
        Value = Value,
        WindowStart = WindowStart,
        WindowEnd = WindowEnd,
        OverlapNote = OverlapNote.Trim(),
    };
}
