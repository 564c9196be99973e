using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign that turns to a new model within hours, and fails over to other accounts after waves of bans.</summary>
internal static class PivotAndBansWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "pivot-and-bans",
            Real = "Within 24 hours of a release nearly half of one campaign's traffic moved to the new model; banned accounts were replaced (DOMAIN). Evaluators and a benchmark's community move as fast.",
            Campaigns = 1,
            Planted = "One campaign, a fifth of the accounts: unique prompts, other aims after the release, three waves of bans after which accounts made since take over.",
            Visible = "Accounts that begin within hours of the bans and go on with the same hand's work; the turn at the release, against a control cohort; batches; shared cards in part.",
            Accounts = 1500,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Starling", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning);
            var (first, last) = (dice.Between(3, 7), world.Days - dice.Between(3, 7));
            var release = world.MillisecondsOf(world.Releases[1].At) + dice.Between(2, 14) * (long)Rhythm.MillisecondsPerHour;
            var pool = new Outfit { PerCard = 1.7, Agents = 4, DomainShare = .15 }.Settle(
                world, number, world.Part(dice.Between(.18, .24), 40), first, last, dice);
            Bans(world, pool, first, last, dice);
            foreach (var who in pool) who.AdoptsAfterHours = dice.Between(1.0, 9);
            var (before, after) =
                (Errands.Unique(new Curriculum(dice), agentic: .1), Errands.Unique(new Curriculum(dice), followUps: .3, agentic: .9));
            new Dispatcher { Lift = day => day >= release / Rhythm.MillisecondsPerDay ? 1.5 : 1 }.Run(
                world, pool, first, last, pool.Length * world.PerAccount * .8,
                (task, who, at, moment) => (at < release ? before : after)(task, who, at, moment), dice);
            EvaluationHouse.Settle(world, world.Part(.015, 8), dice);
            BenchmarkCommunity.Settle(world, world.Part(.02, 10), new Problems(dice.Next(), dice.Between(50, 110)), dice);
            Society.Settle(world);
        });

    /// <summary>Three waves; each bans a fifth, and as many accounts begin within the day, made after the ban.</summary>
    private static void Bans(Settlement world, Resident[] pool, int first, int last, Dice dice)
    {
        const int Waves = 3;
        var wave = pool.Length / 6;
        for (var number = 0; number < Waves; number++)
        {
            var day = first + (number + 1) * (last - first) / (Waves + 1);
            var at = (long)day * Rhythm.MillisecondsPerDay + (long)(dice.Between(1.0, 18) * Rhythm.MillisecondsPerHour);
            for (var i = 0; i < wave; i++)
            {
                var (banned, heir) = (pool[number * wave + i], pool[pool.Length - 1 - number * wave - i]);
                (banned.BannedAt, banned.LastDay) = (at + dice.Below(3_600_000), day);
                heir.CreatedAt = world.Midnight.AddMilliseconds(at + dice.Exponential(2) * Rhythm.MillisecondsPerHour);
                heir.FirstDay = Math.Min(last, (int)(world.MillisecondsOf(heir.CreatedAt) / Rhythm.MillisecondsPerDay) + 1);
            }
        }
    }
}
