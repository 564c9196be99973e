using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>
/// Accounts of real people, rented out: part of what each does is the campaign's, through its network, and part is its
/// owner's, from home. Neither card, mail nor age tells them from others.
/// </summary>
internal static class MixedPoolScenario
{
    public static Composition Composition { get; } = new(
        new ScenarioDescription("mixed-pool",
            "A campaign through the rented accounts of real people, whose traffic is partly the campaign's and partly their own."),
        new Scale(15_000, 300, new Spread(.18, .28), new Spread(.15, .24)).Of,
        Compose);

    private static IReadOnlyList<Population> Compose(World world, Sizes sizes)
    {
        var random = world.Stream(51);
        var (first, last) = HiddenCampaign.Days(30, 55, ref random);
        var (aims, _) = HiddenCampaign.Aims(ref random);
        var network = HiddenCampaign.Network(sizes.CampaignAccounts, new Spread(4, 10), new Spread(.3, .7), ref random);
        var plan = new CampaignPlan("Sedge", first, last)
        {
            Aims = aims,
            Provision = CampaignLives.Scattered,
            Rented = true,
            CoverInteractions = (long)(sizes.CampaignInteractions * random.Between(.7, 1.5)),
            DeviceShare = new Spread(.15, .4),
            RestShare = new Spread(.15, .35),
        };
        return HiddenCampaign.Of(plan, sizes, network, ref random);
    }
}
