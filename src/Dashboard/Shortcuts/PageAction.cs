namespace Dashboard.Shortcuts;

/// <summary>Something that can be done on the page on screen, from the command palette and by keys.</summary>
/// <param name="Id">Its name among the others of the page.</param>
/// <param name="Group">Under which heading it stands.</param>
/// <param name="Name">What it does, as a person reads it.</param>
/// <param name="Run">Does it.</param>
/// <param name="Keys">The keys, <c>Ctrl+Shift+Z</c>, <c>r</c>, or one after the other, <c>g s</c>; several ways with <c>/</c> between. Null
/// for none.</param>
public sealed record PageAction(string Id, string Group, string Name, Func<Task> Run, string? Keys = null)
{
    /// <summary>Whether it can be done now.</summary>
    public Func<bool> IsPossible { get; init; } = () => true;

    /// <summary>Whether it only leads to another page, which the palette offers by itself.</summary>
    public bool IsWay { get; init; }

    /// <summary>The ways to call it by keys.</summary>
    public IReadOnlyList<string> Ways => Keys?.Split('/', StringSplitOptions.TrimEntries) ?? [];
}
