using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Products whose customers' conversations a router spreads over each maker's own keys, turn by turn.</summary>
internal static class RoutedProductWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "routed-product",
            Real = "Routers of gateways (LiteLLM's, Portkey's, Envoy's) send each request by whichever of a customer's keys is least busy, and ask the next one when a key is limited or fails. Keys are made by a script, all at once.",
            Planted = "No campaign. Two makers of products, with two to four dozen keys each, one payer and one domain: equal shares, the same hours, conversations that go on across keys, failed requests that the next key repeats.",
            Accounts = 1100,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            for (var maker = 1; maker <= 2; maker++) Maker(world, $"product {maker}'s keys", dice.Between(24, 46), dice);
            Society.Settle(world);
        });

    private static void Maker(Settlement world, string group, int count, Dice dice)
    {
        var (prompt, exits, agent, card) =
            (SystemPrompts.OfTool(dice), Lines.HostingExits(dice.Between(2, 6), dice),
                $"{Invented.Word(dice)}-gateway/{dice.Between(1, 4)}.{dice.Below(20)}", world.NextCard());
        var (domain, name) = ($"{Invented.Word(dice)}.example", Invented.Name(dice));
        var begins = dice.Chance(.5) ? -dice.Between(30.0, 300) : dice.Between(4.0, 12);
        var (adopts, small) = (dice.Between(5.0, 400), dice.Chance(.4) ? dice.Between(.1, .6) : 0);
        var keys = Enumerable.Range(0, count).Select(_ =>
        {
            var who = Newcomers.Person(world, dice, program: true);
            (who.Group, who.Line, who.UserAgents, who.Payment, who.EmailDomain, who.Organisation) =
                (group, Lines.Shared(exits), [agent], card, domain, name);
            (who.AdoptsAfterHours, who.SmallModelShare) = (adopts, small);
            Newcomers.Born(world, who, begins + (dice.Unit() * .05), dice);
            world.Add(who);
            return who;
        }).ToArray();
        var features = Enumerable.Range(0, dice.Between(4, 9))
            .Select(_ => new Tone(dice.Fork(), tongue: Tongue.English).Ask(WorkSubjects.Office, dice)).ToArray();
        var subjects = dice.Some([.. WorkSubjects.All], 3);
        var (home, router) = (dice.Between(-6, 7), Router(keys, dice));
        for (var customer = count * 8; customer > 0; customer--)
        {
            var who = Newcomers.Person(world, dice, subjects);
            var (offset, rhythm) = (home + dice.Between(-2, 3), dice.Chance(.7) ? Rhythm.Office : Rhythm.Evening);
            var sittings = world.PerAccount * 5 / 8 / Habits.Turns * Habits.Eagerness(dice) / world.Days;
            for (var day = 0; day < world.Days; day++)
            {
                for (var i = dice.Poisson(sittings * rhythm.OnDay(world.FirstDate.AddDays(day).DayOfWeek)); i > 0; i--)
                {
                    var subject = who.Tone.Subject(dice);
                    var turns = Enumerable.Range(0, Habits.TurnCount(dice, Habits.Turns)).Select(turn => new Turn(
                        turn == 0 ? $"{dice.Pick(features)}\n{who.Tone.Ask(subject, dice)}" : who.Tone.More(subject, dice),
                        subject.Capability)).ToArray();
                    _ = world.Hold(
                        keys[0], ((long)day * Rhythm.MillisecondsPerDay) + rhythm.Draw(ref dice.Stream, offset),
                        new Dialogue(prompt, turns), router: router);
                }
            }
        }
    }

    // The least busy: each gets as much as the others, in no order.
    private static Func<Resident> Router(Resident[] keys, Dice dice)
    {
        var (order, next) = (dice.Shuffled(keys), keys.Length);
        return () =>
        {
            if (next >= order.Length) (order, next) = (dice.Shuffled(keys), 0);
            return order[next++];
        };
    }
}
