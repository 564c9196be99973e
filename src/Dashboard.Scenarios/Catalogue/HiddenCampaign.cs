using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>What the scenarios with a campaign have in common: one pool in a society that looks alike.</summary>
internal static class HiddenCampaign
{
    private static readonly Aim[][] Targets = [CampaignTemplates.Engineering, CampaignTemplates.Reasoning, CampaignTemplates.Agency];

    /// <summary>The pool and everybody else, whose sizes add up; the plan's cover is taken from the others' interactions.</summary>
    public static IReadOnlyList<Population> Of(
        CampaignPlan plan, Sizes sizes, ProxyNetwork network, ref RandomStream random, Spread? bystanders = null)
    {
        var benign = sizes.Interactions - sizes.CampaignInteractions - plan.CoverInteractions;
        return
        [
            .. Society.Of(sizes.Accounts - sizes.CampaignAccounts, benign, ref random, network, bystanders),
            new CampaignPool(plan, 1, sizes.CampaignAccounts, sizes.CampaignInteractions, network),
        ];
    }

    /// <summary>A hundredth of the benign interactions; nothing in a pool so small that it may have no aged accounts.</summary>
    public static long AgedCover(Sizes sizes) => sizes.CampaignAccounts < 50 ? 0 : (sizes.Interactions - sizes.CampaignInteractions) / 100;

    /// <summary>A network with so many accounts of the campaign at an exit, of which so many exits are in homes.</summary>
    public static ProxyNetwork Network(int accounts, Spread accountsPerExit, Spread accessShare, ref RandomStream random) =>
        new((int)Math.Max(16, accounts / accountsPerExit.Draw(ref random)), accessShare.Draw(ref random), ref random);

    /// <summary>Days that leave some quiet ones before and after.</summary>
    public static (DateOnly First, DateOnly Last) Days(int fewest, int most, ref RandomStream random)
    {
        var length = random.Between(fewest, most);
        var first = random.Between(14, World.Days - 6 - length);
        return (World.FirstDate.AddDays(first), World.FirstDate.AddDays(first + length - 1));
    }

    /// <summary>What a seed's campaign is after, and what it is not.</summary>
    public static (Aim[] Wanted, Aim[] Other) Aims(ref RandomStream random)
    {
        var wanted = random.Below(Targets.Length);
        return (Targets[wanted], Targets[(wanted + random.Between(1, Targets.Length - 1)) % Targets.Length]);
    }
}
