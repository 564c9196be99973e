using Dashboard.Scenarios.Generation;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>A scenario that can be made.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Description">What it holds, in a sentence.</param>
public sealed record ScenarioDescription(string Name, string Description);

/// <summary>The scenarios by name.</summary>
public static class ScenarioCatalogue
{
    private static IReadOnlyList<Composition> Compositions { get; } =
    [
        CampaignScenario.Composition, HydraScenario.Composition, LowAndSlowScenario.Composition, MixedPoolScenario.Composition,
        PivotScenario.Composition, FailoverScenario.Composition,
        .. LookalikeScenarios.All, QuietScenario.Composition,
    ];

    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<ScenarioDescription> All { get; } = [.. Compositions.Select(composition => composition.Description)];

    /// <summary>Plans a scenario: its accounts, truth and each day's counts. Interactions are made as they are read.</summary>
    /// <exception cref="ScenarioException">There is no such scenario, or it cannot be made in these sizes.</exception>
    public static Scenario Create(ScenarioRequest request)
    {
        var composition = Compositions.FirstOrDefault(scenario => scenario.Description.Name == request.Name)
            ?? throw new ScenarioException(
                $"There is no scenario '{request.Name}'; there are {string.Join(", ", All.Select(scenario => scenario.Name))}.");
        var sizes = composition.Sizes(request);
        if (sizes.Accounts < Sizes.FewestAccounts || sizes.Interactions < (long)sizes.Accounts * Sizes.FewestPerAccount)
            throw new ScenarioException(
                $"A scenario needs at least {Sizes.FewestAccounts} accounts and {Sizes.FewestPerAccount} interactions an account; {sizes.Accounts} accounts and {sizes.Interactions} interactions are too few.");
        if (sizes.Accounts > Sizes.MostAccounts || sizes.Interactions > Sizes.MostInteractions)
            throw new ScenarioException(
                $"A scenario has at most {Sizes.MostAccounts:N0} accounts and {Sizes.MostInteractions:N0} interactions; {sizes.Accounts:N0} accounts and {sizes.Interactions:N0} interactions are too many.");
        var world = new World(request.Seed);
        return new Scenario(request, composition.Description.Description, world, composition.Compose(world, sizes));
    }
}
