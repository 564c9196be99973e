using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds;

/// <summary>A world as its file gives it.</summary>
/// <param name="About">What it says about itself.</param>
/// <param name="Compose">Settles everybody.</param>
internal sealed record WorldRecipe(WorldDescription About, Action<Settlement> Compose)
{
    /// <summary>Null if it can be made here, or a sentence about what it lacks.</summary>
    public Func<string?> Lacks { get; init; } = static () => null;
}
