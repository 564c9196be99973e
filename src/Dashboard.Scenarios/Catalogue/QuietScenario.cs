using Dashboard.Scenarios.Populations;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>Everything that looks like a campaign, and none. Left open, 15,000 accounts and 400 interactions an account.</summary>
internal static class QuietScenario
{
    private const int PerAccount = 400;

    public static Composition Composition { get; } = new(
        new ScenarioDescription("quiet", "Nothing to find: companies, universities, resellers, build runners and evaluators among individuals, over four months with two model releases."),
        Resolve,
        Compose);

    private static Sizes Resolve(ScenarioRequest request)
    {
        var accounts = request.Accounts ?? (int)Math.Clamp((request.Interactions ?? 6_000_000) / PerAccount, Sizes.FewestAccounts, 15_000);
        return new Sizes(accounts, request.Interactions ?? (long)accounts * PerAccount);
    }

    private static IReadOnlyList<Population> Compose(World world, Sizes sizes)
    {
        var random = world.Stream(50);
        return [.. Society.Of(sizes.Accounts, sizes.Interactions, ref random)];
    }
}
