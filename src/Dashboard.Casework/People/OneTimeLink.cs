namespace Dashboard.Casework.People;

/// <summary>A link that lets its holder set a password once: the first administrator's, an invitation, or a reset.</summary>
public sealed class OneTimeLink
{
    /// <summary>SHA-256 of the token in the link, 64 lower-case hex digits: the token itself is kept nowhere.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Whose password it sets; null for the first administrator, who does not exist yet.</summary>
    public string? Person { get; init; }

    public required DateTime MadeAt { get; init; }

    public required DateTime ExpiresAt { get; init; }
}
