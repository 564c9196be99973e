using Dashboard.Casework.Access;
using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Records;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Allegations;

/// <summary>Where an allegation is on its way.</summary>
public enum AllegationStatus
{
    Draft,
    InReview,
    Approved,

    /// <summary>Approved, and given out.</summary>
    Released,

    Withdrawn,
}

/// <summary>The words for where an allegation is, and what it takes to move it.</summary>
public static class AllegationSteps
{
    public static string Word(this AllegationStatus status) => status switch
    {
        AllegationStatus.Draft => "draft",
        AllegationStatus.InReview => "in review",
        AllegationStatus.Approved => "approved",
        AllegationStatus.Released => "released",
        AllegationStatus.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>
    /// What one must be allowed to do to bring an allegation to this status: a reviewer decides, an analyst does the rest.
    /// </summary>
    public static CaseOperation Needs(this AllegationStatus status) =>
        status is AllegationStatus.Approved or AllegationStatus.Draft ? CaseOperation.Approve : CaseOperation.WriteFindings;

    /// <summary>Whether a reviewer approved the text as it is.</summary>
    public static bool IsSettled(this AllegationStatus status) => status is AllegationStatus.Approved or AllegationStatus.Released;
}

/// <summary>A claim, built as a chain of elements each of which stands or falls by its own grounds.</summary>
public sealed class Allegation : IVersioned
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    public required string Title { get; set; }

    public required AllegationStatus Status { get; set; }

    /// <summary>What is alleged, by whom, in a paragraph, Markdown.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Everything that speaks against it, Markdown.</summary>
    public string Against { get; set; } = "";

    /// <summary>Who, when, at what, and what the accused say.</summary>
    public AllegationParticulars Particulars { get; set; } = AllegationParticulars.None;

    /// <summary>The accounts that compete, and the evidence held against each.</summary>
    public HypothesisMatrix Hypotheses { get; set; } = HypothesisMatrix.Usual;

    /// <summary>Why it was approved with red remarks open; empty where none was.</summary>
    public string OverrideReason { get; set; } = "";

    /// <summary>Who approved it so; empty where nobody did.</summary>
    public string OverrideBy { get; set; } = "";

    public required DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }

    /// <summary>The chain, in order.</summary>
    public List<AllegationElement> Elements { get; init; } = [];

    /// <summary>
    /// The element that the whole rests on most thinly: the weakest <see cref="Standing"/>; among equals one that
    /// nothing speaks for, and then the first, since all after it hangs on it. Null for a chain without elements.
    /// </summary>
    public AllegationElement? WeakestLink() => Elements
        .OrderBy(e => e.Standing)
        .ThenBy(e => e.Grounds.Any(g => g.Bearing == Bearing.For))
        .ThenBy(e => e.Number)
        .FirstOrDefault();
}
