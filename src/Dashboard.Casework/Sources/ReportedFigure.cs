using Dashboard.Core;

namespace Dashboard.Casework.Sources;

/// <summary>
/// A number that a source names. The wording is the figure, qualifier included; the value only places it on an axis.
/// Never mixed with what was counted in the case's own data, and never added up across overlapping windows.
/// </summary>
public sealed class ReportedFigure
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    public required int SourceNumber { get; init; }

    /// <summary>What the figure is about, such as the campaign and by whom it is said to be run, in the source's words.</summary>
    public required string Subject { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>“nearly”, “roughly”, “more than”; empty where there is none.</summary>
    public required string Qualifier { get; init; }

    /// <summary>The source's words, qualifier included: “roughly 28.8 million”.</summary>
    public required string Wording { get; init; }

    /// <summary>The number named, in the measure's unit.</summary>
    public required double Value { get; init; }

    /// <summary>The first day counted, where the source says.</summary>
    public DateOnly? WindowStart { get; init; }

    /// <summary>The last day counted, part of the window, where the source says.</summary>
    public DateOnly? WindowEnd { get; init; }

    /// <summary>What other figure counts some of the same, in words.</summary>
    public string OverlapNote { get; init; } = "";

    /// <summary>The figure that this one is a part of, by its number; null where it is no part of a total.</summary>
    public int? PartOfNumber { get; init; }

    /// <summary>Whether somebody else added it up from figures that overlap: it is kept to be recognised, and used nowhere.</summary>
    public bool IsOthersSum { get; init; }

    /// <summary>The figure as the rest of the program shows it.</summary>
    public Figure.Reported ToFigure(Source source) => source.Number == SourceNumber
        ? new Figure.Reported(Measure, Wording, Qualifier, Value, SourceNumber, source.Grade)
        : throw new ArgumentException(
            $"Figure {Number} was reported by source {SourceNumber}, not by source {source.Number}.", nameof(source));
}

/// <summary>What a reported figure is made from.</summary>
public sealed record ReportedFigureDraft
{
    public required int SourceNumber { get; init; }

    public required string Subject { get; init; }

    public required Measure Measure { get; init; }

    public string Qualifier { get; init; } = "";

    public required string Wording { get; init; }

    public required double Value { get; init; }

    public DateOnly? WindowStart { get; init; }

    public DateOnly? WindowEnd { get; init; }

    public string OverlapNote { get; init; } = "";

    public int? PartOfNumber { get; init; }

    public bool IsOthersSum { get; init; }
}
