using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.Allegations;

/// <summary>The whole of an allegation as a person edits it: it is saved in one piece.</summary>
public sealed record AllegationEdit(string Title, string Summary, string Against, IReadOnlyList<ElementEdit> Elements)
{
    /// <summary>Who, when, at what, and what the accused say.</summary>
    public AllegationParticulars Particulars { get; init; } = AllegationParticulars.None;

    /// <summary>The accounts that compete, and the evidence held against each.</summary>
    public HypothesisMatrix Hypotheses { get; init; } = HypothesisMatrix.Usual;

    /// <summary>What a new allegation starts from: the five links, nothing shown and nothing said of them.</summary>
    public static AllegationEdit New(string title) =>
        new(title, "", "", [.. Enum.GetValues<ElementKind>().Select(kind => new ElementEdit(kind, "", Standing.Unverifiable, ""))]);

    /// <summary>The stored allegation, ready to be edited.</summary>
    public static AllegationEdit Of(Allegation allegation) => new(
        allegation.Title, allegation.Summary, allegation.Against, [.. allegation.Elements.OrderBy(e => e.Number).Select(ElementEdit.Of)])
    {
        Particulars = allegation.Particulars, Hypotheses = allegation.Hypotheses,
    };
}

/// <summary>One link as a person edits it.</summary>
/// <param name="Text">What is said, with attribution: the claim.</param>
/// <param name="StandingReason">Why it stands so.</param>
public sealed record ElementEdit(
    ElementKind Kind,
    string Text,
    Standing Standing,
    string StandingReason,
    Likelihood? Likelihood = null,
    Confidence? Confidence = null,
    IReadOnlyList<GroundEdit>? Grounds = null)
{
    /// <summary>Why the grounds bear the claim.</summary>
    public string Warrant { get; init; } = "";

    /// <summary>What is held against the claim, and what is answered.</summary>
    public string Rebuttals { get; init; } = "";

    /// <summary>What would change the assessment.</summary>
    public string WouldChange { get; init; } = "";

    /// <summary>The stored element, ready to be edited.</summary>
    public static ElementEdit Of(AllegationElement element) => new(
        element.Kind, element.Text, element.Standing, element.StandingReason, element.Likelihood, element.Confidence,
        [.. element.Grounds.OrderBy(g => g.Number).Select(GroundEdit.Of)])
    {
        Warrant = element.Warrant, Rebuttals = element.Rebuttals, WouldChange = element.WouldChange,
    };
}

/// <summary>A ground as a person edits it: exactly one of exhibit, source and annotation.</summary>
public sealed record GroundEdit(
    Bearing Bearing, int? ExhibitNumber = null, int? SourceNumber = null, string Note = "", int? AnnotationNumber = null)
{
    /// <summary>What kind of statement it makes on this element; null where nobody said, which counts as passed on.</summary>
    public StatementKind? Statement { get; init; }

    /// <summary>Why it was assessed as independent of the others; empty where it was not.</summary>
    public string Independence { get; init; } = "";

    /// <summary>For a test: where its randomised null was committed to beforehand.</summary>
    public string Commitment { get; init; } = "";

    /// <summary>Whether somebody assessed it as independent, and said why.</summary>
    public bool IsIndependent => !string.IsNullOrWhiteSpace(Independence);

    /// <summary>What it is called: “Exhibit 3”.</summary>
    public string Name => ExhibitNumber is { } exhibit ? $"Exhibit {exhibit}" : SourceNumber is { } source
        ? $"Source {source}" : $"Annotation {AnnotationNumber}";

    /// <summary>The stored ground, ready to be edited.</summary>
    public static GroundEdit Of(Ground ground) =>
        new(ground.Bearing, ground.ExhibitNumber, ground.SourceNumber, ground.Note, ground.AnnotationNumber)
    {
        Statement = ground.Statement, Independence = ground.Independence, Commitment = ground.Commitment,
    };
}
