using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>
/// One campaign, 22 April to 5 June 2026, in benign traffic from 1 March to 30 June. How the totals are split:
/// <list type="bullet">
/// <item>With neither size given, the full scale: 25,000 campaign accounts with 28,800,000 campaign interactions
/// (about 26 an account and day), and 15,000 benign accounts with 6,000,000.</item>
/// <item>With sizes given, 35 to 40 % of the accounts and 47 to 53 % of the interactions are the campaign's, by seed:
/// of 3,000 accounts and 400,000 interactions about 1,100 and 200,000, four an account and day.</item>
/// <item>With one size given, the other follows at the full scale's 870 interactions an account, and the split is as with both.</item>
/// </list>
/// A hundredth of the benign interactions is what the campaign's aged accounts do for themselves.
/// </summary>
internal static class CampaignScenario
{
    private const int FullCampaignAccounts = 25_000;
    private const long FullCampaignInteractions = 28_800_000;
    private const int FullAccounts = FullCampaignAccounts + 15_000;
    private const long FullInteractions = FullCampaignInteractions + 6_000_000;

    private static readonly DateOnly First = new(2026, 4, 22);
    private static readonly DateOnly Last = new(2026, 6, 5);

    public static Composition Composition { get; } = new(
        new ScenarioDescription(
            "campaign",
            "One campaign through a proxy network, 22 April to 5 June, aimed at software engineering and agentic reasoning, among innocents that look alike."),
        Resolve,
        Compose);

    private static readonly Scale Scaled = new(
        FullAccounts, (int)(FullInteractions / FullAccounts), new Spread(.35, .4), new Spread(.47, .53));

    private static Sizes Resolve(ScenarioRequest request) => request is { Accounts: null, Interactions: null }
        ? new Sizes(FullAccounts, FullInteractions, FullCampaignAccounts, FullCampaignInteractions)
        : Scaled.Of(request);

    private static IReadOnlyList<Population> Compose(World world, Sizes sizes)
    {
        var random = world.Stream(51);
        var network = HiddenCampaign.Network(sizes.CampaignAccounts, new Spread(5, 12), new Spread(.3, .7), ref random);
        var plan = new CampaignPlan("Harrow", First, Last) { CoverInteractions = HiddenCampaign.AgedCover(sizes) };
        return HiddenCampaign.Of(plan, sizes, network, ref random);
    }
}
