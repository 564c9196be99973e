using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Allegations;

/// <summary>One link of an allegation's chain.</summary>
public sealed class AllegationElement
{
    public required CaseId CaseId { get; init; }

    public required int AllegationNumber { get; init; }

    /// <summary>Its place in the chain, counted from 1.</summary>
    public required int Number { get; init; }

    public required ElementKind Kind { get; set; }

    /// <summary>What is said, with attribution, Markdown.</summary>
    public string Text { get; set; } = "";

    public required Standing Standing { get; set; }

    /// <summary>Why it stands so.</summary>
    public required string StandingReason { get; set; }

    /// <summary>How likely it is held to be, where that was assessed.</summary>
    public Likelihood? Likelihood { get; set; }

    /// <summary>How good the grounds of that assessment are. Never shown in one sentence with the likelihood.</summary>
    public Confidence? Confidence { get; set; }

    /// <summary>Why the grounds bear the claim, Markdown.</summary>
    public string Warrant { get; set; } = "";

    /// <summary>What is held against the claim, and what is answered, Markdown.</summary>
    public string Rebuttals { get; set; } = "";

    /// <summary>What would change the assessment, Markdown.</summary>
    public string WouldChange { get; set; } = "";

    /// <summary>What speaks for and against it.</summary>
    public List<Ground> Grounds { get; init; } = [];
}

/// <summary>An exhibit, a source or an annotation that bears on an element: exactly one of the three.</summary>
public sealed class Ground
{
    public required CaseId CaseId { get; init; }

    public required int AllegationNumber { get; init; }

    public required int ElementNumber { get; init; }

    /// <summary>Its place in the element, counted from 1.</summary>
    public required int Number { get; init; }

    public int? ExhibitNumber { get; set; }

    public int? SourceNumber { get; set; }

    public int? AnnotationNumber { get; set; }

    public required Bearing Bearing { get; set; }

    /// <summary>What it shows, and what not.</summary>
    public string Note { get; set; } = "";

    /// <summary>What kind of statement it makes on this element; null where nobody said.</summary>
    public StatementKind? Statement { get; set; }

    /// <summary>Why it was assessed as independent of the others; empty where it was not.</summary>
    public string Independence { get; set; } = "";

    /// <summary>For a test: where its randomised null was committed to beforehand.</summary>
    public string Commitment { get; set; } = "";
}
