namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>The worlds that are only scored. Whoever tunes a detector does not read this folder.</summary>
internal static class LockedWorlds
{
    public static IReadOnlyList<WorldRecipe> All { get; } = [];
}
