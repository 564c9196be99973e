namespace Dashboard.Casework.Standings;

/// <summary>The links of the chain that an allegation of distillation has to close, in their order.</summary>
public enum ElementKind
{
    AccountsFraudulent,
    Coordinated,
    OperatorIdentified,
    DirectedByLab,
    UsedInTraining,
}

/// <summary>Which way a ground points.</summary>
public enum Bearing
{
    For,
    Against,
}

/// <summary>The words for the links, and which of them hangs on which.</summary>
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

    /// <summary>The link as a clause: “the accounts were fraudulent”.</summary>
    public static string Clause(this ElementKind kind)
    {
        var name = kind.Name();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>
    /// The links that have to hold before this one is claimed. Who directed it hangs on who did it; use in training does not, since
    /// relays resell logs: neither of the last two carries the other.
    /// </summary>
    public static IReadOnlyList<ElementKind> HangsOn(this ElementKind kind) => kind switch
    {
        ElementKind.AccountsFraudulent => [],
        ElementKind.Coordinated => [ElementKind.AccountsFraudulent],
        ElementKind.OperatorIdentified => [ElementKind.AccountsFraudulent, ElementKind.Coordinated],
        ElementKind.DirectedByLab => [ElementKind.AccountsFraudulent, ElementKind.Coordinated, ElementKind.OperatorIdentified],
        ElementKind.UsedInTraining => [ElementKind.AccountsFraudulent, ElementKind.Coordinated],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
