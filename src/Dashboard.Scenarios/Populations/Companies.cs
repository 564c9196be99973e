using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// Companies whose staff leaves through one exit, pays with one card, uses the company's own assistant and got
/// its accounts on one morning: every attribute shared, and nothing wrong.
/// </summary>
internal sealed class Companies(int accounts, long interactions) : Population(accounts, interactions)
{
    private static readonly string[] Names = [
        "Bramble", "Quarrystone", "Lanternworks", "Ferrow", "Millpond", "Osprey Lane", "Tidewater", "Copperleaf", "Windrose", "Saltmarsh"];

    private static readonly string[] Trades = ["Analytics", "Logistics", "Software", "Insurance", "Robotics", "Media"];

    public override void Settle(World world, Roster roster)
    {
        var random = world.Stream(11);
        var activities = new List<Activity>(Accounts);
        var number = 0;
        var sizes = world.Stream(12);
        foreach (var size in Groups(Accounts, () => (int)Math.Min(sizes.LogNormal(14, .8), 120)).ToList())
        {
            number++;
            var name = $"{random.Pick(Names)} {random.Pick(Trades)} {number}";
            var domain = DomainOf(name);
            var card = random.Chance(.9) ? world.NextCard() : null;
            var exits = new uint[random.Between(1, 2)];
            foreach (ref var exit in exits.AsSpan())
                exit = random.Chance(.3) ? Addresses.Office(random.Next()) : Addresses.Hosting(random.Next());
            var assistant = random.Next() | 1;
            var offset = random.Between(-8, 10);
            var rollout = Life.Ordinary(ref random, banShare: 0) with { LastDay = World.Days - 1, Status = "active" };
            var agent = (byte)random.Below(World.UserAgents.Length);
            // Virtual desktops made from one image have one fingerprint.
            var desktops = random.Chance(.25) ? new[] { world.NextDevice(), world.NextDevice() } : null;
            for (var i = 0; i < size; i++)
            {
                var persona = Persona.Staff.Draw(ref random);
                // Most of the staff gets its accounts at the rollout, the rest as it is hired.
                var life = random.Chance(.7)
                    ? rollout with { CreatedAt = rollout.CreatedAt.AddSeconds(random.Below(2400)) }
                    : Life.Ordinary(ref random, banShare: .001);
                var account = roster.Add(new Member(
                    OrdinaryPerson.Account(world, life, ref random) with { Plan = size > 25 ? "enterprise" : "team", Organisation = name,
                        EmailDomain = domain, Payment = card, Programme = null },
                    AccountRole.Company));
                var systemPrompts = random.Chance(.6)
                    ? new Mix<ulong>((assistant, .85), (0, .15)) : OrdinaryPerson.SystemPrompts(world, ref random);
                activities.Add(OrdinaryPerson.Activity(
                    world, account, persona with { Rhythm = Rhythm.Office }, life,
                    new EitherExit(new SharedExits(exits), OrdinaryPerson.Connection(ref random), random.Between(0, .4)), ref random,
                    new OwnPrompts(world.Texts, persona.Capabilities, systemPrompts, .03), offset,
                    userAgents: random.Chance(.6) ? [agent] : null,
                    devices: random.Chance(.7) ? desktops : null));
            }
        }

        roster.Share(activities, Interactions);
    }
}
