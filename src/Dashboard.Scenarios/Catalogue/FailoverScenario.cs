using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>
/// A campaign under fire: every few days the provider bans part of its accounts, they fall silent, and within hours
/// others carry on the same work from the same exits.
/// </summary>
internal static class FailoverScenario
{
    public static Composition Composition { get; } = new(
        new ScenarioDescription("failover", "A campaign whose accounts are banned in waves; within hours others carry on the same work."),
        new Scale(20_000, 300, new Spread(.25, .38), new Spread(.32, .45)).Of,
        Compose);

    private static IReadOnlyList<Population> Compose(World world, Sizes sizes)
    {
        var random = world.Stream(51);
        var (first, last) = HiddenCampaign.Days(35, 60, ref random);
        var (aims, _) = HiddenCampaign.Aims(ref random);
        var network = HiddenCampaign.Network(sizes.CampaignAccounts, new Spread(5, 12), new Spread(.3, .7), ref random);
        var plan = new CampaignPlan(
            "Ember", first, last) { Aims = aims, Provision = CampaignLives.WithFailover,
            CoverInteractions = HiddenCampaign.AgedCover(sizes) };
        return HiddenCampaign.Of(plan, sizes, network, ref random);
    }
}
