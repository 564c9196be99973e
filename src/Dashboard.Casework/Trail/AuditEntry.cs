using Dashboard.Casework.Access;

namespace Dashboard.Casework.Trail;

/// <summary>One entry of the audit trail: append-only, chained by hashes.</summary>
public sealed class AuditEntry
{
    /// <summary>The column that holds an action's feature, computed by the database.</summary>
    internal const string Feature = "Feature";

    /// <summary>The hash before the first entry: 64 zeros.</summary>
    public static string Genesis { get; } = new('0', 64);

    /// <summary>Its place in the workspace's one chain, counted from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, UTC, to the microsecond.</summary>
    public required DateTime At { get; init; }

    public required string Actor { get; init; }

    public required ActorKind ActorKind { get; init; }

    /// <summary>What was done, as a word with its feature before it: <c>allegation.save</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The case it concerns, as text; null where it concerns none.</summary>
    public string? CaseId { get; init; }

    /// <summary>What it was done to: <c>allegation 3</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>A JSON object: for a change, what it was before and after.</summary>
    public required string Detail { get; init; }

    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over the entry's canonical form, which holds <see cref="PreviousHash"/>; 64 lower-case hex digits.</summary>
    public required string Hash { get; init; }
}
