using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>
/// The scenarios with nothing to find but something that tempts: in an ordinary society one kind of innocent customers
/// is so large that a careless method takes it for a pool.
/// </summary>
internal static class LookalikeScenarios
{
    public static IReadOnlyList<Composition> All { get; } =
    [
        Lookalike(
            "university-nat",
            "Thousands behind the few exits of one university and of one carrier, with a project that all write code for; nothing to find.",
            12_000, 300,
            (new Spread(.28, .42), new Spread(.32, .48),
                (accounts, interactions) => new Universities(accounts, interactions, "Carrowmore University")),
            (new Spread(.12, .2), new Spread(.1, .18),
                (accounts, interactions) => new Individuals(accounts, interactions, "Skerry Mobile"))),
        Lookalike(
            "reseller",
            "A reseller opens: accounts made in bulk, paid with a few cards, behind one gateway and its system prompt; nothing to find.",
            12_000, 300,
            (new Spread(.3, .45), new Spread(.32, .48),
                (accounts, interactions) => new ResellerCustomers(accounts, interactions, "Harbourgate Resale"))),
        Lookalike(
            "evaluator",
            "An evaluation group with hundreds of accounts runs a public benchmark around the clock, most of all in its season; nothing to find.", 8_000, 400,
            (new Spread(.08, .16), new Spread(.3, .45),
                (accounts, interactions) => new Evaluators(accounts, interactions, "Spirit Level Evaluation"))),
        Lookalike(
            "ci-runners",
            "Build runners whose credentials are used around the clock from hundreds of machines in many networks; nothing to find.", 8_000,
            400,
            (new Spread(.08, .18), new Spread(.32, .48),
                (accounts, interactions) => new BuildRunners(accounts, interactions, "Slipway Builds"))),
        Lookalike(
            "hackathon",
            "A weekend on which a crowd opens accounts at one venue, under one programme and from one starter template, to write code; nothing to find.", 6_000, 250,
            (new Spread(.25, .4), new Spread(.12, .24), (accounts, interactions) => new HackathonParticipants(accounts, interactions))),
    ];

    private static Composition Lookalike(
        string name, string description, int accounts, int perAccount,
        params (Spread Accounts, Spread Interactions, Func<int, long, Population> Of)[] crowds)
    {
        return new Composition(new ScenarioDescription(name, description), new Scale(accounts, perAccount).Of, Compose);

        IReadOnlyList<Population> Compose(World world, Sizes sizes)
        {
            var random = world.Stream(52);
            var populations = new List<Population>();
            foreach (var crowd in crowds)
                populations.Add(
                    crowd.Of(
                        (int)(sizes.Accounts * crowd.Accounts.Draw(ref random)),
                        (long)(sizes.Interactions * crowd.Interactions.Draw(ref random))));
            var (left, interactions) =
                (sizes.Accounts - populations.Sum(crowd => crowd.Accounts),
                    sizes.Interactions - populations.Sum(crowd => crowd.Interactions));
            return [.. Society.Of(left, interactions, ref random), .. populations];
        }
    }
}
