using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>One request to a model as a world holds it. What the provider does not log is null.</summary>
public sealed record WorldInteraction
{
    /// <summary>UTC, to the millisecond.</summary>
    public required DateTime At { get; init; }

    /// <summary>An index into <see cref="WorldLog.Accounts"/>.</summary>
    public required int Account { get; init; }

    public required string Model { get; init; }

    public string? Capability { get; init; }

    /// <summary>Tokens read, cached ones included.</summary>
    public required int InputTokens { get; init; }

    public required int OutputTokens { get; init; }

    public required int CachedTokens { get; init; }

    public required string Status { get; init; }

    public string? Address { get; init; }

    public uint? AutonomousSystem { get; init; }

    public string? UserAgent { get; init; }

    public string? Device { get; init; }

    public string? Session { get; init; }

    public string? SystemPrompt { get; init; }

    /// <summary>The last user's text.</summary>
    public string? Prompt { get; init; }

    /// <summary>The user's texts of the session before this one, the oldest first.</summary>
    public required ArraySegment<string> Earlier { get; init; }

    /// <summary>
    /// The campaign it was made for, counted from 1 in the order of <see cref="WorldLog.Windows"/>; 0 for none. Truth, never written to a
    /// log.
    /// </summary>
    public required int Campaign { get; init; }
}
