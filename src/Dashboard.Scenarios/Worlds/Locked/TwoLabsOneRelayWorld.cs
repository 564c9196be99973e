using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>Two campaigns and many honest customers behind one relay, whose accounts fail over when some are banned.</summary>
internal static class TwoLabsOneRelayWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "two-labs-one-relay",
            Real = "Relay operators carry several customers at once, some of them harvesters, and resell what they log (DOMAIN, 8 June); cards, exits, client and births are the relay's.",
            Campaigns = 2,
            Planted = "Two campaigns of an eighth and a twentieth of the accounts, with other lists and other windows, and twice as many honest customers of the relay; a wave of bans falls on all three alike.",
            Visible = "By the work alone: tool trajectories with one hand's follow-ups in the first, a divided list in the second. The relay is no ground.",
            Accounts = 1600,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            var relay = new Reseller(world, dice);
            var (one, two) =
                (world.Campaign("Foundry", Capabilities.AgenticReasoning, Capabilities.ToolUse),
                    world.Campaign("Granary", Capabilities.ReasoningTraces));
            var (a, b) = (dice.Between(4, 8), world.Days - dice.Between(10, 16));
            var (c, d) = (dice.Between(14, 20), world.Days - dice.Between(3, 7));
            var large = Customers(world, relay, one, world.Part(dice.Between(.1, .14), 32), a, b, dice);
            var small = Customers(world, relay, two, Math.Max(32, world.Part(.05)), c, d, dice);
            var ban = (long)((a + b) / 2.0 * Rhythm.MillisecondsPerDay);
            foreach (var who in large.Concat(small))
            {
                if (dice.Chance(.15) && who.FirstDay < (a + b) / 2)
                    (who.BannedAt, who.LastDay) = (ban + dice.Below(7_200_000), (int)(ban / Rhythm.MillisecondsPerDay));
            }

            new Dispatcher { Unevenness = .4, Lull = .5 }.Run(
                world, large, a, b, large.Length * world.PerAccount * 1.1, Trajectory(dice, relay.System), dice);
            new Dispatcher { Lull = .1, Outages = 5 }.Run(
                world, small, c, d, small.Length * world.PerAccount,
                Errands.Listed(new Problems(dice.Next(), Math.Max(200, small.Length * 12)), relay.System), dice);
            relay.Settle(world, world.Part(.3), dice, role: WorldRole.Bystander);
            Townsfolk.Settle(world);
        });

    private static Resident[] Customers(Settlement world, Reseller relay, int campaign, int accounts, int first, int last, Dice dice)
    {
        var pool = new Outfit().Settle(world, campaign, accounts, first, last, dice);
        foreach (var who in pool)
        {
            relay.Take(world, who, dice);
            if (world.MillisecondsOf(who.CreatedAt) > (first - 1L) * Rhythm.MillisecondsPerDay)
                who.CreatedAt = world.Midnight.AddDays(-dice.Between(1.0, 30));
            (who.FirstDay, who.LastDay) = (first, last);
        }

        return pool;
    }

    /// <summary>A task, then what tools are said to have answered, then a demand for the next step.</summary>
    private static Work Trajectory(Dice dice, string system)
    {
        var key = dice.Next();
        var worlds = Enumerable.Range(0, 14).Select(_ => new WordStock(dice.Fork())).ToArray();
        return (task, _, _, moment) =>
        {
            var own = new Dice(key, 5, (ulong)task);
            var place = moment.Pick(worlds);
            var turns =
                new List<Turn> { new(
                    $"Goal: {place.Request(own)}. Tools: {Invented.Function(own)}, {Invented.Function(own)}, {Invented.Function(own)}. State the plan, then the first call.", Capabilities.AgenticReasoning) { Output = 420 } };
            for (var step = moment.Between(2, 6); step > 0; step--)
                turns.Add(
                    new Turn(
                        $"Tool result: {{\"status\": \"{moment.Pick(["ok", "ok", "ok", "error", "empty"])}\", \"rows\": {moment.Between(0, 900)}, \"note\": \"{place.Phrase(moment)}\"}}. Next call.", Capabilities.ToolUse) { PauseSeconds = 7, Output = 200 });
            return new Dialogue(system, turns);
        };
    }
}
