using Dashboard.Casework.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Imports;

/// <summary>
/// The rules by which a case classifies what its logs do not, once somebody has changed them: before, the program's own hold.
/// </summary>
public sealed class CapabilityRuleSet : IVersioned
{
    public required CaseId CaseId { get; init; }

    /// <summary>The rules in the order they are tried.</summary>
    public required IReadOnlyList<CapabilityRule> Rules { get; set; }

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }
}
