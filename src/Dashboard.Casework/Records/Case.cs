using Dashboard.Core;

namespace Dashboard.Casework.Records;

/// <summary>What a case is made from.</summary>
public enum CaseKind
{
    /// <summary>What sources say; no telemetry.</summary>
    PublicRecord,

    /// <summary>Logs of interactions, with sources beside them.</summary>
    Telemetry,
}

/// <summary>An investigation.</summary>
public sealed class Case : IVersioned
{
    public required CaseId Id { get; init; }

    /// <summary>The name. Those who see two cases see two names; cases that one does not see may have the same.</summary>
    public required string Name { get; set; }

    public required CaseKind Kind { get; init; }

    /// <summary>Whether its data and actors are made up. Everything that leaves the case is marked so.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>Whether the program made it, to look around in.</summary>
    public bool IsSample { get; init; }

    /// <summary>What it is about, Markdown.</summary>
    public string Description { get; set; } = "";

    /// <summary>The IANA time zone in which the case is shown; storage is UTC.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Whose data the case holds, by name; empty where they are the accuser's own. One data set is one origin.</summary>
    public string DataHolder { get; set; } = "";

    /// <summary>Since when the case is under legal hold, UTC; null when it is not. A held case stays as it is.</summary>
    public DateTime? HeldAt { get; set; }

    /// <summary>Who holds it; null when nobody does.</summary>
    public string? HeldBy { get; set; }

    /// <summary>Why it is held; empty when it is not.</summary>
    public string HoldReason { get; set; } = "";

    public required DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }
}

/// <summary>What a new case is made from.</summary>
public sealed record CaseDraft(
    string Name, CaseKind Kind, bool IsSynthetic = false, string Description = "", string TimeZone = "UTC", bool IsSample = false);

/// <summary>What of a case can be edited.</summary>
/// <param name="DataHolder">Whose data the case holds, by name; empty where they are the accuser's own; null leaves it as it is.</param>
public sealed record CaseEdit(string Name, string Description, string TimeZone, string? DataHolder = null)
{
    /// <summary>The stored case, ready to be edited.</summary>
    public static CaseEdit Of(Case stored) => new(stored.Name, stored.Description, stored.TimeZone, stored.DataHolder);
}
