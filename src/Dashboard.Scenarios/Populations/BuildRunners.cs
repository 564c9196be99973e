using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// Continuous-integration runners: several accounts of one team, at work day and night, from changing machines of a
/// hosting company, with the same few prompts again and again, at a rate no person has. With a name, all work for the
/// one platform of this name: each credential is used from hundreds of machines of many hosting companies.
/// </summary>
internal sealed class BuildRunners(int accounts, long interactions, string? soleName = null) : Population(accounts, interactions)
{
    private static readonly Mix<byte> Asks = Persona.Asks(
        (Core.Capabilities.SoftwareEngineering, 74), (Core.Capabilities.ToolUse, 12), (Core.Capabilities.AgenticReasoning, 9),
        (Core.Capabilities.RubricGrading, 5));

    private static readonly Workload Builds = new()
    {
        MeanTurns = 6, MeanPauseSeconds = 6, InputTokens = 3200, OutputTokens = 260, TokenSpread = .5, RateLimitedShare = .03,
        NoDeviceShare = .95, NoPromptHashShare = .05,
    };

    public override void Settle(World world, Roster roster)
    {
        var random = Stream(world, 17, soleName);
        var activities = new List<Activity>(Accounts);
        var sizes = Stream(world, 18, soleName);
        var number = 0;
        foreach (var size in Groups(Accounts, () => soleName is null ? sizes.Between(2, 10) : Accounts).ToList())
        {
            number++;
            var name = soleName ?? $"Buildyard {number}";
            var domain = soleName is null ? $"buildyard-{number}.example" : DomainOf(soleName);
            var card = world.NextCard();
            var machines = new uint[soleName is null ? random.Between(20, 60) : random.Between(200, 900)];
            foreach (ref var machine in machines.AsSpan()) machine = Addresses.Hosting(random.Next());
            var systemPrompt = random.Next() | 1;
            var checks = new ListedPrompts(world.Texts, random.Next(), random.Between(15, 120), Asks, new Mix<ulong>((systemPrompt, 1)));
            var offset = random.Between(-8, 10);
            // A platform builds for teams in every time zone, so its day has no night.
            var rhythm = soleName is null ? Rhythm.Builds : Rhythm.AroundTheClock;
            for (var i = 0; i < size; i++)
            {
                var life = Life.Ordinary(ref random, banShare: .003) with { Status = "active", BannedAt = null, LastDay = World.Days - 1 };
                var account = roster.Add(new Member(
                    OrdinaryPerson.Account(
                        world, life, ref random) with { Plan = "api", Organisation = name, EmailDomain = domain, Payment = card },
                    AccountRole.ContinuousIntegration));
                activities.Add(new Activity
                {
                    Account = account,
                    Rhythm = rhythm,
                    Workload = Builds,
                    Exits = new SharedExits(machines),
                    Prompts = new EitherPrompts(
                        checks, new OwnPrompts(world.Texts, Asks, new Mix<ulong>((systemPrompt, 1)), 0), random.Between(.3, .8)),
                    Devices = [],
                    UserAgents = [random.Chance(.5) ? (byte)9 : (byte)1],
                    OffsetHours = offset,
                    AdoptsAfterHours = random.Between(24, 900),
                    SmallModelShare = random.Between(0, .3),
                    DayWeights = life.DayWeights(world, random.LogNormal(1, .6), rhythm, .95, .35, ref random),
                });
            }
        }

        roster.Share(activities, Interactions);
    }
}
