namespace Dashboard.Core;

/// <summary>One request to a model and its answer, as the store gives it back. Absent fields are null.</summary>
public sealed record Interaction
{
    /// <summary>The number of the import it came with.</summary>
    public required int Import { get; init; }

    /// <summary>The line of the imported file it stands on, counted from 1, the header included.</summary>
    public required long Line { get; init; }

    /// <summary>The id the log gave it, where it gave one.</summary>
    public string? InteractionId { get; init; }

    /// <summary>Who made it; null where the log names nobody.</summary>
    public string? AccountId { get; init; }

    /// <summary>When, UTC, to the microsecond.</summary>
    public required DateTime At { get; init; }

    /// <summary>What it exercises.</summary>
    public required string Capability { get; init; }

    /// <summary>The model asked.</summary>
    public string? Model { get; init; }

    /// <summary>Tokens read, cached ones included.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens written.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Tokens read from a cache, part of <see cref="InputTokens"/>.</summary>
    public long? CachedTokens { get; init; }

    /// <summary>Tokens written to a cache, part of <see cref="InputTokens"/>.</summary>
    public long? CacheWriteTokens { get; init; }

    /// <summary>
    /// Which of the columns that may name the account did, counted from 0 in the order of the import's mapping; null without an account,
    /// and where one column alone may name it.
    /// </summary>
    public int? AccountSource { get; init; }

    /// <summary>The status, as the log words it.</summary>
    public string? Status { get; init; }

    /// <summary>The values of the attributes that were asked for, in the order asked for; null where the log has none.</summary>
    public IReadOnlyList<string?> Attributes { get; init; } = [];

    /// <summary>The prompt, to the byte; null where none was kept, and where nobody asked for it.</summary>
    public string? Prompt { get; init; }
}
