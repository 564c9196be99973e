using System.Collections.Frozen;
using Dashboard.Casework.Access;

namespace Dashboard.PageKit;

/// <summary>
/// What the reader may do in the case on screen, so that a page offers nothing that would be refused. It only shapes
/// what is shown: casework asks its policy again for whatever is done.
/// </summary>
/// <param name="Granted">What the reader's roles allow.</param>
/// <param name="IsHeld">Whether a legal hold keeps the case as it is.</param>
public sealed record CaseGrants(IReadOnlySet<CaseOperation> Granted, bool IsHeld)
{
    /// <summary>Every operation, on a case that is not held.</summary>
    public static CaseGrants Everything { get; } = new(Enum.GetValues<CaseOperation>().ToFrozenSet(), IsHeld: false);

    /// <summary>No operation: outside any case.</summary>
    public static CaseGrants Nothing { get; } = new(FrozenSet<CaseOperation>.Empty, IsHeld: false);

    /// <summary>Whether the operation would be done if it were asked for now.</summary>
    public bool Allows(CaseOperation operation) => Granted.Contains(operation) && !(IsHeld && operation.IsChange());
}
