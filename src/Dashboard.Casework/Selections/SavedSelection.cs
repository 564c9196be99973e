using Dashboard.Casework.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Selections;

/// <summary>A selection that was kept under a name, for everybody who reads the case's telemetry.</summary>
public sealed class SavedSelection : IVersioned
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    /// <summary>The name, one of its kind in the case.</summary>
    public required string Name { get; set; }

    public required Selection Selection { get; set; }

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }
}

/// <summary>What of a saved selection can be written.</summary>
public sealed record SavedSelectionEdit(string Name, Selection Selection)
{
    /// <summary>The stored selection, ready to be edited.</summary>
    public static SavedSelectionEdit Of(SavedSelection stored) => new(stored.Name, stored.Selection);
}
