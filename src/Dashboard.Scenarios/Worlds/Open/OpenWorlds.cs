namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>The worlds for work.</summary>
internal static class OpenWorlds
{
    public static IReadOnlyList<WorldRecipe> All { get; } =
    [
        PopularToolWorld.Recipe, UniquePromptsWorld.Recipe,
    ];
}
