using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>The links of the chain that an allegation of distillation has to close, in their order.</summary>
public enum ElementKind
{
    AccountsFraudulent,
    Coordinated,
    OperatorIdentified,
    DirectedByLab,
    UsedInTraining,
}

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

    /// <summary>What speaks for and against it.</summary>
    public List<Ground> Grounds { get; init; } = [];
}

/// <summary>Which way a ground points.</summary>
public enum Bearing
{
    For,
    Against,
}

/// <summary>An exhibit or a source that bears on an element: exactly one of the two.</summary>
public sealed class Ground
{
    public required CaseId CaseId { get; init; }

    public required int AllegationNumber { get; init; }

    public required int ElementNumber { get; init; }

    /// <summary>Its place in the element, counted from 1.</summary>
    public required int Number { get; init; }

    public int? ExhibitNumber { get; set; }

    public int? SourceNumber { get; set; }

    public required Bearing Bearing { get; set; }

    /// <summary>What it shows, and what not.</summary>
    public string Note { get; set; } = "";
}

/// <summary>The words for the links.</summary>
public static class ElementKinds
{
    public static string Name(this ElementKind kind) => kind switch
    {
        ElementKind.AccountsFraudulent => "The accounts were fraudulent",
        ElementKind.Coordinated => "The accounts acted together",
        ElementKind.OperatorIdentified => "The operator is identified",
        ElementKind.DirectedByLab => "The lab directed it",
        ElementKind.UsedInTraining => "The outputs were used in training",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
