using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// Resellers: they open accounts for their customers, pay all of them with a few cards and route them through one
/// gateway. The customers have nothing else in common. With a name, all are customers of the one reseller of this name,
/// which opens its business during the scenario, has accounts made in bulk, and sends a system prompt of its own.
/// </summary>
internal sealed class ResellerCustomers(int accounts, long interactions, string? soleName = null) : Population(accounts, interactions)
{
    private static readonly string[] Names = ["Tollgate Resale", "Marlin Access", "Kestrel Credits", "Openlane Hub"];

    private const byte GatewayAgent = 10;

    public override void Settle(World world, Roster roster)
    {
        var random = Stream(world, 15, soleName);
        var activities = new List<Activity>(Accounts);
        var number = 0;
        var sizes = Stream(world, 16, soleName);
        foreach (var size in Groups(Accounts, () => soleName is null ? sizes.Between(40, 260) : Accounts).ToList())
        {
            var name = soleName ?? Names[number % Names.Length] + (number < Names.Length ? "" : $" {number / Names.Length + 1}");
            number++;
            var domain = DomainOf(name);
            var cards = Enumerable.Range(0, random.Between(1, 4)).Select(_ => world.NextCard()).ToList();
            var gateway = new uint[random.Between(2, 6)];
            foreach (ref var address in gateway.AsSpan()) address = Addresses.Hosting(random.Next());
            var opening = soleName is null ? null : Opening.Draw(ref random);
            for (var i = 0; i < size; i++)
            {
                var life = opening is not null && random.Chance(opening.BulkShare)
                    ? opening.Customer(ref random) : Life.Ordinary(ref random);
                var persona = Persona.Public.Draw(ref random);
                var ownMail = random.Chance(.4);
                var account = roster.Add(new Member(
                    OrdinaryPerson.Account(world, life, ref random) with { Plan = "api", Organisation = name,
                        EmailDomain = ownMail ? OrdinaryPerson.Webmail(ref random) : domain, Payment = random.Pick(cards) },
                    AccountRole.ResellerCustomer));
                var prompts = opening is null
                    ? null
                    : new OwnPrompts(
                        world.Texts, persona.Capabilities,
                        new Mix<ulong>((opening.SystemPrompt, opening.SystemPromptShare), (0, 1 - opening.SystemPromptShare)), .05);
                activities.Add(OrdinaryPerson.Activity(
                    world, account, persona, life, new SharedExits(gateway), ref random, prompts,
                    userAgents: random.Chance(.7) ? [GatewayAgent] : null));
            }
        }

        roster.Share(activities, Interactions);
    }

    /// <summary>A reseller's first weeks: accounts are made in bulk, several at a time, and sold over the days that follow.</summary>
    private sealed record Opening(int FirstDay, int Days, double BulkShare, ulong SystemPrompt, double SystemPromptShare)
    {
        public static Opening Draw(ref RandomStream random) =>
            new(random.Between(15, 70), random.Between(3, 20), random.Between(.5, .85), random.Next() | 1, random.Between(.3, .7));

        public Life Customer(ref RandomStream random)
        {
            var made = FirstDay + random.Below(Days);
            var bulk = World.MidnightOf(made).AddHours(8 + random.Below(10)).AddSeconds(random.Below(600));
            var sold = made + 1 + (int)Math.Min(random.Exponential(4), 25);
            return new Life(
                bulk, sold, random.Chance(.3) ? Math.Min(World.Days - 1, sold + 5 + (int)random.Exponential(30)) : World.Days - 1, "active",
                null);
        }
    }
}
