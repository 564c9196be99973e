using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>
/// A campaign in no hurry: aged accounts that were each made apart, a request or two a day from each, for months, in
/// short sessions at a person's pace, from exits in homes that few of them share.
/// </summary>
internal static class LowAndSlowScenario
{
    public static Composition Composition { get; } = new(
        new ScenarioDescription("low-and-slow",
            "A campaign of aged accounts with a request or two a day each, over two to three months, at a pace a person could have."),
        new Scale(20_000, 250, new Spread(.11, .18), new Spread(.05, .09)).Of,
        Compose);

    private static IReadOnlyList<Population> Compose(World world, Sizes sizes)
    {
        var random = world.Stream(51);
        var (first, last) = HiddenCampaign.Days(60, 85, ref random);
        var (aims, _) = HiddenCampaign.Aims(ref random);
        var network = HiddenCampaign.Network(sizes.CampaignAccounts, new Spread(.8, 2.5), new Spread(.85, .97), ref random);
        var plan = new CampaignPlan("Tarn", first, last)
        {
            Aims = aims,
            Provision = CampaignLives.Scattered,
            CoverInteractions = Math.Max(1, sizes.CampaignInteractions / random.Between(4, 10)),
            CardShare = new Spread(.1, .3),
            DeviceShare = new Spread(.1, .3),
            Lull = new Spread(.6, .9),
            RestShare = new Spread(.3, .55),
            Turns = new Spread(1.4, 2.6),
            PauseSeconds = new Spread(40, 100),
            Start = new Spread(.6, 1),
        };
        return HiddenCampaign.Of(plan, sizes, network, ref random);
    }
}
