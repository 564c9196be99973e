using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>What kind of document a source is.</summary>
public enum SourceKind
{
    PrimaryDocument,
    ProviderReport,
    Press,
    Agency,
    Statement,
    Dataset,
    Other,
}

/// <summary>The Admiralty grade of a source: how reliable whoever speaks has been. Graded apart from what is said.</summary>
public enum Reliability
{
    /// <summary>Completely reliable.</summary>
    A,

    /// <summary>Usually reliable.</summary>
    B,

    /// <summary>Fairly reliable.</summary>
    C,

    /// <summary>Not usually reliable.</summary>
    D,

    /// <summary>Unreliable.</summary>
    E,

    /// <summary>Reliability cannot be judged.</summary>
    F,
}

/// <summary>The Admiralty grade of information: how far what is said holds up. Graded apart from who says it.</summary>
public enum Credibility
{
    /// <summary>Confirmed by other, independent sources.</summary>
    Confirmed = 1,

    ProbablyTrue = 2,

    PossiblyTrue = 3,

    Doubtful = 4,

    Improbable = 5,

    CannotBeJudged = 6,
}

/// <summary>A document that a case rests on, with its grade and the reason for it.</summary>
public sealed class Source : IVersioned
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    public required string Title { get; set; }

    /// <summary>Who publishes it; empty where that is not recorded.</summary>
    public required string Publisher { get; set; }

    public required SourceKind Kind { get; set; }

    /// <summary>Where it can be read; null where that is not known.</summary>
    public string? Url { get; set; }

    public DateOnly? PublishedOn { get; set; }

    public DateOnly? RetrievedOn { get; set; }

    public required Reliability Reliability { get; set; }

    public required Credibility Credibility { get; set; }

    /// <summary>Why it is graded so.</summary>
    public required string GradeReason { get; set; }

    /// <summary>What whoever speaks gains or loses by it.</summary>
    public string Interest { get; set; } = "";

    /// <summary>
    /// The source that this one only repeats; null where it speaks for itself. Outlets that rewrite one letter are
    /// one source.
    /// </summary>
    public int? OriginNumber { get; set; }

    /// <summary>What else is known of it, such as whether it was read itself or through another.</summary>
    public string Note { get; set; } = "";

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }

    /// <summary>Publisher and title; the title alone where no publisher is recorded.</summary>
    public string Citation => Publisher.Length > 0 ? $"{Publisher}, {Title}" : Title;

    /// <summary>The Admiralty grade, <c>A2</c>.</summary>
    public string Grade => $"{Reliability}{(int)Credibility}";
}

/// <summary>What of a source can be written.</summary>
public sealed record SourceEdit
{
    public required string Title { get; init; }

    public required string Publisher { get; init; }

    public required SourceKind Kind { get; init; }

    public string? Url { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public DateOnly? RetrievedOn { get; init; }

    public Reliability Reliability { get; init; } = Reliability.F;

    public Credibility Credibility { get; init; } = Credibility.CannotBeJudged;

    public string GradeReason { get; init; } = "Not graded yet.";

    public string Interest { get; init; } = "";

    public int? OriginNumber { get; init; }

    public string Note { get; init; } = "";

    /// <summary>The stored source, ready to be edited.</summary>
    public static SourceEdit Of(Source source) => new()
    {
        Title = source.Title, Publisher = source.Publisher, Kind = source.Kind, Url = source.Url,
        PublishedOn = source.PublishedOn, RetrievedOn = source.RetrievedOn,
        Reliability = source.Reliability, Credibility = source.Credibility, GradeReason = source.GradeReason,
        Interest = source.Interest, OriginNumber = source.OriginNumber, Note = source.Note,
    };
}
