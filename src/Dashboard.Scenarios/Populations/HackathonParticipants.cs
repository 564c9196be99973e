using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// A hackathon: within one weekend a crowd of strangers opens accounts under the event's programme, leaves through
/// the venue's exits and starts from the same template, at a rate no free account has; after it most lose interest.
/// </summary>
internal sealed class HackathonParticipants(int accounts, long interactions) : Population(accounts, interactions)
{
    private static readonly Mix<byte> Asks = Persona.Asks(
        (Core.Capabilities.SoftwareEngineering, 66), (Core.Capabilities.AgenticReasoning, 13), (Core.Capabilities.ToolUse, 12),
        (Core.Capabilities.Vision, 4), (Core.Capabilities.General, 5));

    private static readonly Persona Participant = new(
        Asks, Rhythm.Marathon,
        new Workload { MeanTurns = 6, MeanPauseSeconds = 40, InputTokens = 1300, OutputTokens = 650, RateLimitedShare = .03 }, .5);

    public override void Settle(World world, Roster roster)
    {
        var random = world.Stream(22);
        var activities = new List<Activity>(Accounts);
        // The scenario's first day is a Sunday: day 5 and every seventh after it is a Friday.
        var friday = 5 + 7 * random.Between(3, 12);
        var offset = random.Between(-8, 10);
        var opens = World.MidnightOf(friday).AddHours(15 - offset);
        var venueAddresses = new uint[random.Between(1, 3)];
        foreach (ref var address in venueAddresses.AsSpan()) address = Addresses.Office(random.Next());
        var venue = new SharedExits(venueAddresses);
        var starter = random.Next() | 1;
        var starterShare = random.Between(.4, .8);
        var tasks = new ListedPrompts(world.Texts, random.Next(), random.Between(12, 50), Asks, new Mix<ulong>((starter, .9), (0, .1)));
        var fadesAfterDays = random.Between(2.0, 8);
        var (laptop, teamLeft) = (world.NextDevice(), 0);
        for (var i = 0; i < Accounts; i++)
        {
            // Most at the opening, the late ones up to Saturday noon.
            var created = Life.Seconds(opens.AddHours(random.Chance(.75) ? random.Between(0.0, 3) : random.Between(3.0, 21)));
            var stays = random.Chance(.2);
            var first = World.DayOf(created);
            var last = stays ? World.Days - 1 : Math.Min(World.Days - 1, friday + 2 + (int)random.Exponential(fadesAfterDays * 2));
            var life = new Life(created, first, Math.Max(last, first), "active", null);
            var account = roster.Add(new Member(
                OrdinaryPerson.Account(world, life, ref random) with { Plan = "free", Programme = "hackathon credits",
                    Payment = random.Chance(.06) ? world.NextCard() : null },
                AccountRole.HackathonParticipant));
            // A team of some works now and then at one member's machine.
            if (teamLeft-- <= 0) (laptop, teamLeft) = (world.NextDevice(), random.Between(1, 4));
            var own = new OwnPrompts(world.Texts, Asks, new Mix<ulong>((starter, starterShare), (0, 1 - starterShare)), .03);
            var activity = OrdinaryPerson.Activity(
                world, account, Participant, life, new MeetingExits(OrdinaryPerson.Connection(ref random), venue, friday, friday + 3),
                ref random,
                new EitherPrompts(own, tasks, random.Between(.15, .4)), offset,
                devices: random.Chance(.3) ? [laptop, world.NextDevice()] : OrdinaryPerson.Devices(world, ref random));
            activity.Lift(friday, friday + 2, random.Between(6.0, 20));
            for (var day = friday + 3; day <= life.LastDay; day++)
                activity.DayWeights[day] *= (float)Math.Max(.08, Math.Exp(-(day - friday - 2) / fadesAfterDays));
            activities.Add(activity);
        }

        roster.Share(activities, Interactions);
    }
}
