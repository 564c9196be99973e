using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>
/// A campaign that spans a release: within hours it moves to the new model and to other capabilities and grows, while
/// everyone else follows over days, and evaluators, who are innocent, are as fast.
/// </summary>
internal static class PivotScenario
{
    public static Composition Composition { get; } = new(
        new ScenarioDescription(
            "pivot",
            "A campaign that moves to the new model and to new capabilities within a day of a release, while everyone follows more slowly."),
        new Scale(20_000, 300, new Spread(.25, .35), new Spread(.3, .42)).Of,
        Compose);

    private static IReadOnlyList<Population> Compose(World world, Sizes sizes)
    {
        var random = world.Stream(51);
        var release = random.Pick(world.Releases);
        var releaseDate = DateOnly.FromDateTime(release.At);
        var (aims, others) = HiddenCampaign.Aims(ref random);
        var network = HiddenCampaign.Network(sizes.CampaignAccounts, new Spread(5, 12), new Spread(.3, .7), ref random);
        var plan = new CampaignPlan("Vane", releaseDate.AddDays(-random.Between(12, 16)), releaseDate.AddDays(random.Between(14, 28)))
        {
            Aims = aims,
            Pivot = new Pivot(release.At.AddHours(random.Between(2.0, 14)), others, random.Between(1.1, 1.8)),
            AdoptsAfterHours = new Spread(.5, 8),
            AdoptionLagHours = 3,
            CoverInteractions = HiddenCampaign.AgedCover(sizes),
        };
        return HiddenCampaign.Of(plan, sizes, network, ref random);
    }
}
