namespace Dashboard.Scenarios;

/// <summary>A scenario that cannot be made as asked; the message is for a person.</summary>
public sealed class ScenarioException(string message) : Exception(message);
