using Dashboard.Scenarios.Worlds.Locked;
using Dashboard.Scenarios.Worlds.Open;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Library;

/// <summary>Which worlds.</summary>
public enum WorldSet
{
    /// <summary>For work: detectors may be tuned on them.</summary>
    Open,

    /// <summary>Only scored: nobody looks into them while tuning, and their seeds are drawn anew.</summary>
    Locked,
}

/// <summary>The worlds by name.</summary>
public static class WorldCatalogue
{
    private const int FewestAccounts = 300;
    private const int FewestPerAccount = 10;

    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<WorldDescription> Of(WorldSet set) => [.. Recipes(set).Select(recipe => recipe.About)];

    /// <summary>All, the open first.</summary>
    public static IReadOnlyList<WorldDescription> All => [.. Of(WorldSet.Open), .. Of(WorldSet.Locked)];

    public static bool Has(string name) => All.Any(world => world.Name == name);

    /// <summary>Null if the world can be made here, or a sentence about what it lacks.</summary>
    public static string? Lacks(string name) => Find(name).Lacks();

    /// <summary>Makes a world whole: accounts exactly, interactions about as many as asked.</summary>
    /// <exception cref="ScenarioException">There is no such world, it lacks something here, or it cannot be made in these
    /// sizes.</exception>
    public static WorldLog Create(ScenarioRequest request)
    {
        var recipe = Find(request.Name);
        if (recipe.Lacks() is { } lack) throw new ScenarioException(lack);
        var accounts = request.Accounts ?? (int)Math.Clamp(
            (request.Interactions ?? long.MaxValue) / recipe.About.PerAccount, FewestAccounts, recipe.About.Accounts);
        var interactions = request.Interactions ?? (long)accounts * recipe.About.PerAccount;
        if (accounts < FewestAccounts || interactions < (long)accounts * FewestPerAccount)
            throw new ScenarioException(
                $"A world needs at least {FewestAccounts} accounts and {FewestPerAccount} interactions an account; {accounts:N0} accounts and {interactions:N0} interactions are too few.");
        if (accounts > recipe.About.FullAccounts * 4)
            throw new ScenarioException($"The world {request.Name} has at most {recipe.About.FullAccounts * 4:N0} accounts.");
        var settlement = new Settlement(request.Seed, accounts, interactions);
        recipe.Compose(settlement);
        if (settlement.Left != 0) throw new InvalidOperationException($"{settlement.Left} accounts of {request.Name} were never settled.");
        return new WorldLog(request, recipe.About, settlement);
    }

    private static IReadOnlyList<WorldRecipe> Recipes(WorldSet set) => set == WorldSet.Open ? Open.OpenWorlds.All : Locked.LockedWorlds.All;

    private static WorldRecipe Find(string name) =>
        Open.OpenWorlds.All.Concat(Locked.LockedWorlds.All).FirstOrDefault(recipe => recipe.About.Name == name)
        ?? throw new ScenarioException($"There is no world '{name}'; there are {string.Join(", ", All.Select(world => world.Name))}.");
}
