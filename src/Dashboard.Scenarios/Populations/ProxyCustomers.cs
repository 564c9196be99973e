using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>A commercial proxy network: the addresses its customers leave through, whoever they are.</summary>
internal sealed class ProxyNetwork
{
    public ProxyNetwork(int exits, double accessShare, ref RandomStream random)
    {
        Exits = new uint[exits];
        // Exits in homes share the line's address with the people who live there.
        foreach (ref var exit in Exits.AsSpan())
            exit = random.Chance(accessShare) ? Addresses.Access(random.Next()) : Addresses.Hosting(random.Next());
    }

    public uint[] Exits { get; }

    /// <summary>Cards with which the network pays for accounts that it sells along with access; none where it sells access alone.</summary>
    public string[] Cards { get; private set; } = [];

    private double SoldShare { get; set; }

    /// <summary>Makes the network pay for this share of its customers' accounts, whoever they are.</summary>
    public void SellAccess(World world, int cards, double share) =>
        (Cards, SoldShare) = ([.. Enumerable.Range(0, cards).Select(_ => world.NextCard())], share);

    /// <summary>The card of a customer, which is the network's for those that it sold an account.</summary>
    public string? CardOf(string? own, ref RandomStream random) => Cards.Length > 0 && random.Chance(SoldShare) ? random.Pick(Cards) : own;
}

/// <summary>
/// Innocent customers of a proxy network, for reasons of their own. Where the network also carries a campaign, they
/// share its exits and, some of them, its mail domains.
/// </summary>
internal sealed class ProxyCustomers(int accounts, long interactions, ProxyNetwork network) : Population(accounts, interactions)
{
    public override void Settle(World world, Roster roster)
    {
        var random = world.Stream(21);
        var activities = new List<Activity>(Accounts);
        for (var i = 0; i < Accounts; i++)
        {
            var life = Life.Ordinary(ref random, banShare: .03);
            var persona = Persona.Public.Draw(ref random);
            var account = OrdinaryPerson.Account(world, life, ref random);
            if (random.Chance(.2)) account = account with { EmailDomain = World.DisposableDomain(random.Below(World.DisposableDomains)) };
            var index = roster.Add(
                new Member(account with { Payment = network.CardOf(account.Payment, ref random) }, AccountRole.Bystander));
            Exits proxy = new RotatingExits(
                network.Exits, random.Next(), random.Between(2, 8), random.Between(2, 14), random.Between(.1, .6));
            activities.Add(OrdinaryPerson.Activity(
                world, index, persona, life, new EitherExit(proxy, OrdinaryPerson.Connection(ref random), random.Between(0, .6)),
                ref random));
        }

        roster.Share(activities, Interactions);
    }
}
