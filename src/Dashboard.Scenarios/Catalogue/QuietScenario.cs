using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>Everything that looks like a campaign, and none. Left open, 15,000 accounts and 400 interactions an account.</summary>
internal static class QuietScenario
{
    public static Composition Composition { get; } = new(
        new ScenarioDescription(
            "quiet",
            "Nothing to find: companies, universities, resellers, build runners and evaluators among individuals, over four months with two model releases."),
        new Scale(15_000, 400).Of,
        Compose);

    private static IReadOnlyList<Population> Compose(World world, Sizes sizes)
    {
        var random = world.Stream(50);
        return [.. Society.Of(sizes.Accounts, sizes.Interactions, ref random)];
    }
}
