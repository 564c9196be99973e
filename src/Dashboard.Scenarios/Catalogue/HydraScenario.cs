using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>
/// One proxy network that holds a campaign's pool and, on the same exits at the same time, an even larger crowd of
/// innocent customers; part of both pay with the network's own cards.
/// </summary>
internal static class HydraScenario
{
    public static Composition Composition { get; } = new(
        new ScenarioDescription(
            "hydra", "A campaign and a crowd of innocent customers on the same exits of one proxy network at the same time."),
        new Scale(25_000, 240, new Spread(.24, .34), new Spread(.34, .46)).Of,
        Compose);

    private static IReadOnlyList<Population> Compose(World world, Sizes sizes)
    {
        var random = world.Stream(51);
        var (first, last) = HiddenCampaign.Days(30, 50, ref random);
        var (aims, _) = HiddenCampaign.Aims(ref random);
        var network = HiddenCampaign.Network(sizes.CampaignAccounts, new Spread(4, 9), new Spread(.4, .8), ref random);
        network.SellAccess(world, Math.Max(2, sizes.CampaignAccounts / random.Between(12, 30)), random.Between(.08, .25));
        var plan = new CampaignPlan("Osier", first, last) { Aims = aims, CoverInteractions = HiddenCampaign.AgedCover(sizes) };
        return HiddenCampaign.Of(plan, sizes, network, ref random, bystanders: new Spread(.8, 1.4));
    }
}
