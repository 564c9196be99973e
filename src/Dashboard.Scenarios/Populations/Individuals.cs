using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// People who use the service for themselves, from home or on the move. Some try a public benchmark now and then,
/// so its prompts are nobody's mark. With one carrier, all are its customers and leave through its few addresses.
/// </summary>
internal sealed class Individuals(int accounts, long interactions, string? soleCarrier = null) : Population(accounts, interactions)
{
    public override void Settle(World world, Roster roster)
    {
        var random = Stream(world, 10, soleCarrier);
        var activities = new List<Activity>(Accounts);
        var carrier = soleCarrier is null ? null : new SharedExits(World.CarrierAddresses(ref random));
        var (card, devices, home) = ((string?)null, Array.Empty<ulong>(), OrdinaryPerson.Connection(ref random));
        for (var i = 0; i < Accounts; i++)
        {
            var life = Life.Ordinary(ref random);
            var persona = Persona.Public.Draw(ref random);
            var account = OrdinaryPerson.Account(world, life, ref random);
            // Households, and people with a second account: the same line, a device or the card of the one before.
            var household = random.Chance(.07);
            if (household && random.Chance(.7)) account = account with { Payment = card };
            devices = household && random.Chance(.7) ? devices : OrdinaryPerson.Devices(world, ref random);
            home = household ? home : carrier is null ? OrdinaryPerson.Connection(ref random)
                : new EitherExit(carrier, OrdinaryPerson.Connection(ref random), random.Between(0, .3));
            card = account.Payment;
            PromptSource prompts = new OwnPrompts(
                world.Texts, persona.Capabilities, OrdinaryPerson.SystemPrompts(world, ref random), random.Between(.01, .09));
            if (random.Chance(.05)) prompts = new EitherPrompts(prompts, world.Benchmark(), random.Between(.05, .5));
            var index = roster.Add(new Member(account, AccountRole.Individual));
            activities.Add(OrdinaryPerson.Activity(world, index, persona, life, home, ref random, prompts, devices: devices));
        }

        roster.Share(activities, Interactions);
    }
}
