namespace Dashboard.Interactions;

/// <summary>What the engine of a store answered instead of what was asked, or that it did not; the message is for a person.</summary>
public sealed class InteractionStoreException(string message, Exception? inner = null) : Exception(message, inner);
