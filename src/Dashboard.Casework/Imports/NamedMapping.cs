using Dashboard.Casework.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Imports;

/// <summary>How one kind of log is read, kept under a name so that the next file of that kind is read alike.</summary>
public sealed class NamedMapping : IVersioned
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    /// <summary>The name, one of its kind in the case.</summary>
    public required string Name { get; set; }

    /// <summary>The mapping as a JSON object, as a manifest has it. What it means is for the import to know.</summary>
    public required string Mapping { get; set; }

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }
}

/// <summary>What of a named mapping can be written.</summary>
public sealed record NamedMappingEdit(string Name, string Mapping)
{
    /// <summary>The stored mapping, ready to be edited.</summary>
    public static NamedMappingEdit Of(NamedMapping stored) => new(stored.Name, stored.Mapping);
}
