using System.Collections.Concurrent;
using Dashboard.Scenarios.Worlds;
using Dashboard.Scenarios.Worlds.Library;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Tests.Worlds;

/// <summary>Worlds small enough to look at every row.</summary>
internal static class SmallWorld
{
    public const int Accounts = 400;

    private static readonly ConcurrentDictionary<string, Lazy<WorldLog>> Made = new();

    /// <summary>Every world that can be made here, small.</summary>
    public static TheoryData<string> Names =>
        [.. WorldCatalogue.All.Where(world => WorldCatalogue.Lacks(world.Name) is null).Select(world => world.Name)];

    /// <summary>A world of this size, made once.</summary>
    public static WorldLog Of(string name) => Made.GetOrAdd(name, _ => new(() => Create(name))).Value;

    public static WorldLog Create(string name, ulong seed = 1) => WorldCatalogue.Create(new ScenarioRequest(name, Accounts, null, seed));
}
