using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// Resellers: they open accounts for their customers, pay all of them with a few cards and route them through one
/// gateway. The customers have nothing else in common.
/// </summary>
internal sealed class ResellerCustomers(int accounts, long interactions) : Population(accounts, interactions)
{
    private static readonly string[] Names = ["Tollgate Resale", "Marlin Access", "Kestrel Credits", "Openlane Hub"];

    private const byte GatewayAgent = 10;

    public override void Settle(World world, Roster roster)
    {
        var random = world.Stream(15);
        var activities = new List<Activity>(Accounts);
        var number = 0;
        var sizes = world.Stream(16);
        foreach (var size in Groups(Accounts, () => sizes.Between(40, 260)).ToList())
        {
            var name = Names[number % Names.Length] + (number < Names.Length ? "" : $" {number / Names.Length + 1}");
            number++;
            var domain = name.Replace(' ', '-').ToLowerInvariant() + ".example";
            var cards = Enumerable.Range(0, random.Between(1, 4)).Select(_ => world.NextCard()).ToList();
            var gateway = new uint[random.Between(2, 6)];
            foreach (ref var address in gateway.AsSpan()) address = Addresses.Hosting(random.Next());
            for (var i = 0; i < size; i++)
            {
                var life = Life.Ordinary(ref random);
                var persona = Persona.Public.Draw(ref random);
                var ownMail = random.Chance(.4);
                var account = roster.Add(new Member(
                    Person.Account(world, life, ref random) with { Plan = "api", Organisation = name, EmailDomain = ownMail ? Person.Webmail(ref random) : domain, Payment = random.Pick(cards) },
                    AccountRole.ResellerCustomer));
                activities.Add(Person.Activity(
                    world, account, persona, life, new SharedExits(gateway), ref random, userAgents: random.Chance(.7) ? [GatewayAgent] : null));
            }
        }

        roster.Share(activities, Interactions);
    }
}
