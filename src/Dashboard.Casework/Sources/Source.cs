using Dashboard.Casework.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Sources;

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

/// <summary>The words for kinds of sources.</summary>
public static class SourceKinds
{
    public static string Word(this SourceKind kind) => kind switch
    {
        SourceKind.PrimaryDocument => "primary document",
        SourceKind.ProviderReport => "provider's report",
        SourceKind.Press => "press",
        SourceKind.Agency => "agency",
        SourceKind.Statement => "statement",
        SourceKind.Dataset => "data set",
        SourceKind.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
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

/// <summary>Whose document a source is, in what the case is about.</summary>
public enum SourceParty
{
    Accuser,
    Accused,
    ThirdParty,
}

/// <summary>A document that a case rests on, with its grade and the reason for it.</summary>
public sealed class Source : IVersioned
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    public required string Title { get; set; }

    /// <summary>Who publishes it; empty where that is not recorded.</summary>
    public required string Publisher { get; set; }

    /// <summary>Who wrote it; empty where that is not recorded.</summary>
    public string Author { get; set; } = "";

    public required SourceKind Kind { get; set; }

    /// <summary>Whose it is; null where nobody said.</summary>
    public SourceParty? Party { get; set; }

    /// <summary>Whether nobody here has read it: it is known only through those that relay it, and has no grade.</summary>
    public bool IsUnread { get; set; }

    /// <summary>Where it can be read; null where that is not known.</summary>
    public string? Url { get; set; }

    public DateOnly? PublishedOn { get; set; }

    public DateOnly? RetrievedOn { get; set; }

    /// <summary>Null for a document that nobody has read.</summary>
    public required Reliability? Reliability { get; set; }

    /// <summary>Null for a document that nobody has read.</summary>
    public required Credibility? Credibility { get; set; }

    /// <summary>Why it is graded so.</summary>
    public required string GradeReason { get; set; }

    /// <summary>What whoever speaks gains or loses by it.</summary>
    public string Interest { get; set; } = "";

    /// <summary>
    /// The source that this one only repeats, or the first that it draws on; null where it speaks for itself. Outlets that
    /// rewrite one letter are one origin.
    /// </summary>
    public int? OriginNumber { get; set; }

    /// <summary>
    /// What else it draws on; empty where it speaks for itself. A document that draws on several adds no origin of its own.
    /// </summary>
    public IReadOnlyList<int> FurtherOrigins { get; set; } = [];

    /// <summary>All that it draws on; empty where it speaks for itself.</summary>
    public IReadOnlyList<int> DerivedFrom => OriginNumber is { } first ? [first, .. FurtherOrigins] : [];

    /// <summary>The SHA-256 of the archived text that its quotations are spans of; empty where none is known.</summary>
    public string TextSha256 { get; set; } = "";

    /// <summary>What else is known of it, such as whether it was read itself or through another.</summary>
    public string Note { get; set; } = "";

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }

    /// <summary>Publisher and title; the title alone where no publisher is recorded.</summary>
    public string Citation => Publisher.Length > 0 ? $"{Publisher}, {Title}" : Title;

    /// <summary>The Admiralty grade, <c>A2</c>; <c>ungraded</c> for a document that nobody has read.</summary>
    public string Grade => this is { IsUnread: false, Reliability: { } reliability, Credibility: { } credibility }
        ? $"{reliability}{(int)credibility}" : "ungraded";
}

/// <summary>What of a source can be written.</summary>
public sealed record SourceEdit
{
    public required string Title { get; init; }

    public required string Publisher { get; init; }

    public string Author { get; init; } = "";

    public required SourceKind Kind { get; init; }

    public SourceParty? Party { get; init; }

    /// <summary>Whether nobody here has read it; then it has no grade.</summary>
    public bool IsUnread { get; init; }

    public string? Url { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public DateOnly? RetrievedOn { get; init; }

    public Reliability Reliability { get; init; } = Reliability.F;

    public Credibility Credibility { get; init; } = Credibility.CannotBeJudged;

    public string GradeReason { get; init; } = "Not graded yet.";

    public string Interest { get; init; } = "";

    /// <summary>The sources that it draws on.</summary>
    public IReadOnlyList<int> DerivedFrom { get; init; } = [];

    /// <summary>The one source that it draws on.</summary>
    public int? OriginNumber
    {
        init => DerivedFrom = value is { } origin ? [origin] : [];
    }

    public string TextSha256 { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>The stored source, ready to be edited.</summary>
    public static SourceEdit Of(Source source) => new()
    {
        Title = source.Title, Publisher = source.Publisher, Author = source.Author, Kind = source.Kind, Party = source.Party,
        IsUnread = source.IsUnread, Url = source.Url,
        PublishedOn = source.PublishedOn, RetrievedOn = source.RetrievedOn,
        Reliability = source.Reliability ?? Reliability.F, Credibility = source.Credibility ?? Credibility.CannotBeJudged,
        GradeReason = source.GradeReason,
        Interest = source.Interest, DerivedFrom = source.DerivedFrom, TextSha256 = source.TextSha256, Note = source.Note,
    };
}
