namespace Dashboard.Interactions;

/// <summary>What the engine of a store answered instead of what was asked, or that it did not; the message is for a person.</summary>
public sealed class InteractionStoreException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the engine answered, so that nothing of what was asked happens later.</summary>
    public bool IsAnswered { get; init; }
}

/// <summary>A change was sent, and nobody knows whether it holds: what belongs to it must stay until the store was opened again.</summary>
public sealed class UnsureChangeException(string message, Exception inner) : ImportException(message, inner);
