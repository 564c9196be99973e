using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>
/// Worlds whose innocents act when real accounts acted and whose requests have the sizes of real ones; one with a planted campaign, one
/// without.
/// </summary>
internal static class RealArrivalsWorlds
{
    private const string Source =
        "Each innocent acts at the moments of one real account of a public data set (58,317 accounts before an election; CooRTweet, MIT), with token sizes of real requests "
        + "(AzurePublicDataset 2023, CC-BY; Mooncake, Apache-2.0). Texts, addresses and the register are made up. Needs the data beside the repository.";

    public static WorldRecipe Quiet { get; } = new(
        new WorldDescription
        {
            Name = "real-arrivals-quiet",
            Real = Source,
            Planted = "No campaign. Real accounts post in bursts, together on the days of debates, and some of them by machine.",
            Accounts = 900,
            PerAccount = 55,
        },
        world => Citizens(world, world.Dice(10)))
    { Lacks = PublicTraces.Lacks };

    public static WorldRecipe Planted { get; } = new(
        new WorldDescription
        {
            Name = "real-arrivals",
            Real = Source,
            Campaigns = 1,
            Planted = "One campaign, a sixth of the accounts, with slots filled in, rotating exits and cards shared by twos.",
            Visible = "Frames, exits and cards in part, even work and common standstills against real people's clocks.",
            Accounts = 1000,
            PerAccount = 55,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Tern", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning);
            var (first, last) = (dice.Between(3, 6), 26);
            var exits = Lines.HomeExits(Math.Max(16, world.Accounts / 25), dice);
            var pool = new Outfit { PerCard = 2, Agents = 3, Line = own => Lines.Rotating(exits, own.Between(4.0, 30), own) }
                .Settle(world, number, world.Part(dice.Between(.14, .2), 32), first, last, dice);
            new Dispatcher()
                .Run(world, pool, first, last, pool.Length * world.PerAccount, Errands.Filled(new SlotTemplates(9, dice)), dice);
            Citizens(world, dice);
        })
    { Lacks = PublicTraces.Lacks };

    private static void Citizens(Settlement world, Dice dice)
    {
        var (arrivals, sizes) = (PublicTraces.ArrivalsByAccount, PublicTraces.TokenSizes);
        // At a size beyond the data's, accounts are used again, a week later.
        var order = dice.Shuffled(Enumerable.Range(0, arrivals.Length));
        for (var i = 0; world.Left > 0; i++)
        {
            var who = Newcomers.Person(world, dice, program: dice.Chance(.3));
            who.Group = "people with real arrivals";
            Newcomers.Born(world, who, -dice.Between(1.0, 500), dice);
            world.Add(who);
            var own = Habits.Own(who);
            foreach (var second in arrivals[order[i % order.Length]])
            {
                var at = 1000L * (second + i / order.Length * 7L * 86_400) + dice.Below(1000);
                if (at >= (long)world.Days * Rhythm.MillisecondsPerDay) break;
                var ((read, written), opening) = (dice.Pick(sizes), own(at, dice).Turns[0]);
                world.Hold(
                    who, at,
                    new Dialogue(null, [opening with { Attached = Math.Max(0, read - opening.Prompt.Length / 4), Output = written }]));
            }
        }
    }
}
