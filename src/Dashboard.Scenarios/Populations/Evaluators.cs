using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// Evaluation groups: they send a public benchmark through several accounts around the clock, ask for reasoning,
/// grade by rubric, and are the first on every new model. With a name, all belong to the one group of this name, which
/// has a season of weeks in which it runs most.
/// </summary>
internal sealed class Evaluators(int accounts, long interactions, string? soleName = null) : Population(accounts, interactions)
{
    private static readonly Workload Runs = new()
    {
        MeanTurns = 2, MeanPauseSeconds = 5, InputTokens = 1400, OutputTokens = 900, TokenSpread = .6, RateLimitedShare = .05,
        NoDeviceShare = .9, NoPromptHashShare = .04,
    };

    public override void Settle(World world, Roster roster)
    {
        var random = Stream(world, 19, soleName);
        var activities = new List<Activity>(Accounts);
        var sizes = Stream(world, 20, soleName);
        var number = 0;
        foreach (var size in Groups(Accounts, () => soleName is null ? sizes.Between(2, 12) : Accounts).ToList())
        {
            number++;
            var name = soleName ?? $"Plumbline Evaluation {number}";
            var domain = soleName is null ? $"plumbline-{number}.example" : DomainOf(soleName);
            var card = random.Chance(.7) ? world.NextCard() : null;
            var machines = new uint[soleName is null ? random.Between(1, 4) : random.Between(6, 40)];
            foreach (ref var machine in machines.AsSpan()) machine = Addresses.Hosting(random.Next());
            var harness = random.Next() | 1;
            var season = soleName is null
                ? default : (FirstDay: random.Between(20, 75), Days: random.Between(15, 40), Lift: random.Between(2.0, 6));
            for (var i = 0; i < size; i++)
            {
                var life = Life.Ordinary(ref random, banShare: 0) with { Status = "active", BannedAt = null, LastDay = World.Days - 1 };
                var account = roster.Add(new Member(
                    OrdinaryPerson.Account(world, life, ref random) with { Plan = "api", Programme = "research access", Organisation = name,
                        EmailDomain = domain, Payment = card },
                    AccountRole.Evaluator));
                var weights = life.DayWeights(world, 1, Rhythm.AroundTheClock, random.Between(.15, .35), .5, ref random);
                for (var day = season.FirstDay; day < season.FirstDay + season.Days; day++) weights[day] *= (float)season.Lift;
                foreach (var day in world.Releases.Select(release => World.DayOf(release.At)))
                {
                    for (var after = 0; after < 4; after++)
                        if (day + after >= life.FirstDay) weights[day + after] += (float)random.Between(2, 6);
                }

                activities.Add(new Activity
                {
                    Account = account,
                    Rhythm = Rhythm.AroundTheClock,
                    Workload = Runs,
                    Exits = new SharedExits(machines),
                    Prompts = world.Benchmark(harness),
                    Devices = [],
                    UserAgents = [1],
                    AdoptsAfterHours = random.Between(0, 3),
                    DayWeights = weights,
                });
            }
        }

        roster.Share(activities, Interactions);
    }
}
