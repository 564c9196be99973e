namespace Dashboard.Scenarios;

/// <summary>A row of <c>accounts.csv</c>: what the provider's account register says. Absent values are null.</summary>
public sealed record ScenarioAccount
{
    public required string AccountId { get; init; }

    /// <summary>UTC, to the second.</summary>
    public required DateTime CreatedAt { get; init; }

    public required string Plan { get; init; }

    public string? Programme { get; init; }

    public string? Organisation { get; init; }

    public string? EmailDomain { get; init; }

    /// <summary>The payment instrument's fingerprint.</summary>
    public string? Payment { get; init; }

    /// <summary><c>active</c>, <c>closed</c> or <c>banned</c>.</summary>
    public required string Status { get; init; }

    public DateTime? BannedAt { get; init; }
}
