using Dashboard.Casework.Access;
using Dashboard.Core;

namespace Dashboard.Casework.People;

/// <summary>A role that a person has on a case.</summary>
public sealed class CaseMember
{
    public required CaseId CaseId { get; init; }

    /// <summary>The person's name.</summary>
    public required string Person { get; init; }

    public required Role Role { get; init; }

    public required DateTime GivenAt { get; init; }

    public required string GivenBy { get; init; }
}
