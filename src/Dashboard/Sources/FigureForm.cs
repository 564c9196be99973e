using System.Globalization;
using Dashboard.Casework.Sources;
using Dashboard.Core;
using Dashboard.Editing;

namespace Dashboard.Sources;

/// <summary>A reported figure while a person fills in its fields.</summary>
public sealed class FigureForm : IEditForm<FigureForm, ReportedFigureDraft>
{
    /// <summary>The qualifiers offered; a source may use another.</summary>
    public static IReadOnlyList<string> Qualifiers { get; } = ["", "about", "roughly", "nearly", "more than", "at least", "up to"];

    // A figure is recorded once and not edited, only taken away and recorded anew: there is nothing to merge.
    public static IReadOnlyList<MergeField<ReportedFigureDraft>> Parts => [];

    public int SourceNumber { get; private init; }

    public string Subject { get; set; } = "";

    public Measure Measure { get; set; } = Measure.Interactions;

    public string Wording { get; set; } = "";

    public string Qualifier { get; set; } = "";

    public double Value { get; set; }

    public DateOnly? WindowStart { get; set; }

    public DateOnly? WindowEnd { get; set; }

    public string OverlapNote { get; set; } = "";

    /// <summary>The total that it is a part of, by the figure's number; empty for none.</summary>
    public string PartOf { get; set; } = "";

    /// <summary>Whether somebody else added it up.</summary>
    public bool IsOthersSum { get; set; }

    public static FigureForm Of(ReportedFigureDraft edit) => new()
    {
        SourceNumber = edit.SourceNumber,
        Subject = edit.Subject,
        Measure = edit.Measure,
        Wording = edit.Wording,
        Qualifier = edit.Qualifier,
        Value = edit.Value,
        WindowStart = edit.WindowStart,
        WindowEnd = edit.WindowEnd,
        OverlapNote = edit.OverlapNote,
        PartOf = edit.PartOfNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
        IsOthersSum = edit.IsOthersSum,
    };

    public ReportedFigureDraft ToEdit() => new()
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
        PartOfNumber = int.TryParse(PartOf, NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null,
        IsOthersSum = IsOthersSum,
    };
}
