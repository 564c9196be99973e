using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>Firms with mail domains of their own among a relay's customers.</summary>
internal static class RelayFirmsWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "relay-firms",
            Real = "The innocent twin of a campaign with mail domains of its own behind a relay: firms that cannot pay the provider directly buy of a relay for their people.",
            Planted = "No campaign. A relay's cards, exits and client for all its customers; three firms among them, each with a mail domain, a business and office hours, whose people ask things of their own.",
            Accounts = 1300,
            PerAccount = 45,
        },
        world =>
        {
            var dice = world.Dice(10);
            var relay = new Reseller(world, dice);
            for (var firm = 0; firm < 3; firm++)
            {
                var (domain, zone, business) = ($"{Invented.Word(dice)}.example", dice.Between(-8, 9), dice.Some(WorkSubjects.All, 2));
                for (var left = world.Part(dice.Between(.02, .05), 24); left > 0; left--)
                {
                    var who = Newcomers.Person(world, dice, [.. business, dice.Pick(WorkSubjects.All)]);
                    relay.Take(world, who, dice);
                    (who.Group, who.EmailDomain, who.OffsetHours, who.Rhythm) = ("firms behind a relay", domain, zone, Rhythm.Office);
                    world.Add(who);
                    Habits.Live(world, who, world.PerAccount * Habits.Eagerness(dice), relay.TalkOf(who, dice));
                }
            }

            relay.Settle(world, world.Part(.12), dice);
            Society.Settle(world);
        });
}
