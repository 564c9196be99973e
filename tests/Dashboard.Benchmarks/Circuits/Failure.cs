namespace Dashboard.Benchmarks.Circuits;

/// <summary>Something that a person at the page would have noticed; the message is its kind, which failures are counted by.</summary>
internal sealed class Failure(string kind) : Exception(kind);
