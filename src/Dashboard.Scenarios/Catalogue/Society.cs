using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>The innocent around a campaign, or without one: mostly individuals, and some of everything that looks alike.</summary>
internal static class Society
{
    /// <param name="bystanders">How many customers the network has, against a sum of the other weights of about 0.85.</param>
    public static IEnumerable<Population> Of(
        int accounts, long interactions, ref RandomStream random, ProxyNetwork? network = null, Spread? bystanders = null)
    {
        double[] shares =
        [
            random.Between(.42, .52), random.Between(.14, .2), random.Between(.08, .13), random.Between(.05, .09),
            random.Between(.012, .022), random.Between(.005, .012),
            network is null ? 0 : (bystanders ?? new Spread(.08, .16)).Draw(ref random),
        ];
        double[] rates =
        [
            1, random.Between(1.1, 1.6), random.Between(.6, .9), random.Between(.9, 1.4),
            random.Between(2.5, 5), random.Between(3.0, 7), random.Between(.9, 1.5),
        ];
        var members = Sizes.Apportion(accounts, shares);
        // One for each account, so that the exact shares of the rest can never leave a population short.
        var extra = Sizes.Apportion(interactions - accounts, [.. members.Select((count, i) => count * rates[i])]);
        var populations = new Population[]
        {
            new Individuals((int)members[0], members[0] + extra[0]),
            new Companies((int)members[1], members[1] + extra[1]),
            new Universities((int)members[2], members[2] + extra[2]),
            new ResellerCustomers((int)members[3], members[3] + extra[3]),
            new BuildRunners((int)members[4], members[4] + extra[4]),
            new Evaluators((int)members[5], members[5] + extra[5]),
        };
        return network is null ? populations : [.. populations, new ProxyCustomers((int)members[6], members[6] + extra[6], network)];
    }
}
