namespace Dashboard.Casework.People;

/// <summary>Tells open pages at once that somebody's sessions or roles have changed.</summary>
public sealed class AccessChanges
{
    /// <summary>Raised, on any thread, with the person's name; null when it concerns everybody who visits.</summary>
    public event Action<string?>? Changed;

    internal void Publish(string? person) => Changed?.Invoke(person);
}
