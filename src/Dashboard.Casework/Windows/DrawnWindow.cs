using System.Text.Json;
using Dashboard.Casework.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Windows;

/// <summary>
/// A window of a campaign that a person drew: it stands beside the computed one, never in its place, and changes no analysis,
/// verdict or number.
/// </summary>
public sealed class DrawnWindow : IVersioned
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    /// <summary>The cluster whose window it is; null for the whole campaign.</summary>
    public required string? Cluster { get; init; }

    /// <summary>The first day, UTC.</summary>
    public required DateOnly First { get; set; }

    /// <summary>The last day, UTC: it is part of the window.</summary>
    public required DateOnly Last { get; set; }

    /// <summary>Why it is drawn so; empty where nobody said.</summary>
    public required string Reason { get; set; }

    public required string DrawnBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime DrawnAt { get; init; }

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }
}

/// <summary>What of a drawn window can be written.</summary>
public sealed record DrawnWindowEdit(DateOnly First, DateOnly Last, string Reason = "")
{
    /// <summary>The stored window, ready to be edited.</summary>
    public static DrawnWindowEdit Of(DrawnWindow stored) => new(stored.First, stored.Last, stored.Reason);

    /// <summary>What a revision of a window keeps.</summary>
    public static DrawnWindowEdit Of(Revision revision) =>
        JsonSerializer.Deserialize<DrawnWindowEdit>(revision.Document, CaseworkJson.Options)!;
}
