using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>An integrator with a resilience router: when one key is limited, its work goes to a sibling within seconds.</summary>
internal static class IntegratorWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "integrator-with-router",
            Real = "An integrator's products share a router that spreads requests over a pool of keys, fails over to siblings, replaces keys on a schedule and doubles its volume on launch day.",
            Planted = "No campaign. One pool of keys on one card carries the same products' frames round the clock; old keys stop and new ones go to full rate at once.",
            Accounts = 1000,
            PerAccount = 50,
            Shape = LogShape.KongHttpLog,
        },
        world =>
        {
            var dice = world.Dice(10);
            var (card, domain, name, agent) =
                (world.NextCard(), $"{Invented.Word(dice)}.example", Invented.Name(dice), $"{Invented.Word(dice)}-router/3.2");
            var machines = Lines.HostingExits(dice.Between(3, 9), dice);
            var products = Enumerable.Range(0, dice.Between(4, 9)).Select(_ => SystemPrompts.OfTool(dice)).ToArray();
            var users = Enumerable.Range(0, 160).Select(_ => new WordStock(dice.Fork())).ToArray();
            var keys = new List<Resident>();
            var (count, rotation) = (world.Part(dice.Between(.025, .05), 16), dice.Between(.35, .6) * world.Days);
            for (var i = 0; i < count; i++)
            {
                var who = Newcomers.Person(world, dice, program: true);
                (who.Group, who.Payment, who.EmailDomain, who.Organisation, who.UserAgents, who.Line, who.Plan) =
                    ("an integrator's keys", card, domain, name, [agent], Lines.Shared(machines), "enterprise");
                var late = i >= count / 2;
                Newcomers.Born(world, who, late ? rotation - .2 + dice.Unit() * .1 : -dice.Between(30.0, 200), dice);
                (who.FirstDay, who.LastDay) = late ? ((int)rotation, world.Days - 1) : (0, (int)rotation);
                world.Add(who);
                keys.Add(who);
            }

            var launch = dice.Between(.5, .9) * world.Days;
            for (var at = 0.0; at < world.Days * (double)Rhythm.MillisecondsPerDay;)
            {
                var day = at / Rhythm.MillisecondsPerDay;
                at += dice.Weibull(
                    world.Days * (double)Rhythm.MillisecondsPerDay / (count * world.PerAccount), .8) * (day > launch ? .6 : 1.1);
                var alive = keys.Where(key => key.FirstDay <= day && key.LastDay >= (int)day).ToArray();
                if (alive.Length == 0) continue;
                var who = dice.Pick(alive);
                // The router remembers a session's key; on a limit it takes a sibling.
                var talk = new Dialogue(
                    dice.Pick(products), [new Turn(dice.Pick(users).Request(dice), Capabilities.General) { Output = 240 }]);
                world.Hold(who, (long)at, talk);
                if (dice.Chance(.04)) world.Hold(dice.Pick(alive), (long)at + dice.Between(800, 6000), talk);
            }

            Townsfolk.Settle(world);
        });
}
