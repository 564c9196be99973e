using Dashboard.Core;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// The accounts of one campaign: a queue of tasks handed round in turn through a proxy network's exits. No account
/// does much; what they share is spread thin and in part missing: cards in small groups, devices of a farm,
/// mail domains anybody can use, tasks that come up more than once. Aged accounts also lead an ordinary life
/// (<paramref name="coverInteractions"/>), which is not the campaign's.
/// </summary>
internal sealed class CampaignPool(
    string name, byte number, DateOnly first, DateOnly last, int accounts, long interactions, long coverInteractions, ProxyNetwork network)
    : Population(accounts, interactions)
{
    public PlantedWindow Window { get; } = new(name, TimeRange.OfDates(first, last), CampaignTemplates.AimedAt, accounts, interactions);

    public override void Settle(World world, Roster roster)
    {
        var random = world.Stream(30UL + number);
        var (firstDay, lastDay) = (World.DayOf(first), World.DayOf(last));
        var lives = CampaignLives.Draw(Accounts, firstDay, lastDay, ref random);
        var fitting = Fitting.Draw(world, lives, ref random);
        var work = Hand(world, Queue(world, lastDay - firstDay + 1, ref random), ref random);
        var workload = Work(ref random);
        var withoutHashes = workload with { NoPromptHashShare = 1 };
        var withoutHashesShare = random.Between(.03, .15);
        var rhythm = Rhythm.RoundRobin(random.Between(.2, .5), random.Below(24));
        var ramp = Ramp(firstDay, lastDay, ref random);
        var restShare = random.Between(.05, .2);
        var adoptsAfterHours = random.Between(16.0, 90);
        var operators = Accounts < 20 ? 0 : Math.Max(1, (int)(Accounts * random.Between(.004, .012)));
        var campaign = new List<Activity>(Accounts);
        var cover = new List<Activity>();
        for (var i = 0; i < lives.Count; i++)
        {
            var life = lives[i].Life;
            var isOperator = i < operators;
            var account = roster.Add(new Member(
                fitting.Account(world, lives[i], i, ref random), isOperator ? AccountRole.Operator : AccountRole.Pool, number));
            campaign.Add(new Activity
            {
                Account = account,
                Campaign = number,
                Rhythm = rhythm,
                Workload = random.Chance(withoutHashesShare) ? withoutHashes : workload,
                Exits = fitting.Exits(network, isOperator, ref random),
                Prompts = work(i),
                Devices = fitting.Devices[i],
                UserAgents = fitting.UserAgents(ref random),
                AdoptsAfterHours = adoptsAfterHours + random.Exponential(8),
                SmallModelShare = .02,
                DayWeights = Weights(life, ramp, rhythm, restShare, (isOperator ? .5 : 1) * random.LogNormal(1, .35), ref random),
            });
            if (!lives[i].Aged || coverInteractions == 0) continue;
            var past = life with { FirstDay = 0, LastDay = life.BannedAt is null ? World.Days - 1 : life.LastDay };
            cover.Add(Person.Activity(world, account, Persona.Public.Draw(ref random), past, Person.Connection(ref random), ref random, rateFactor: .6));
        }

        roster.Share(campaign, Interactions);
        if (coverInteractions > 0) roster.Share(cover.Count > coverInteractions ? cover[..(int)coverInteractions] : cover, cover.Count == 0 ? 0 : coverInteractions);
    }

    private WorkQueue Queue(World world, int days, ref RandomStream random)
    {
        var templates = CampaignTemplates.Compose(world.Texts, random.Between(14, 30), ref random);
        var slot = TimeSpan.FromMinutes(random.Between(4, 20));
        var perAccountDay = (double)Interactions / days / Accounts;
        var sessionsPerDay = Interactions / (double)days / Math.Clamp(perAccountDay / 1.3, 1, 5);
        var openTasks = Math.Max(1, (int)(sessionsPerDay * slot.TotalDays / random.Between(2.5, 6)));
        return new WorkQueue(random.Next(), templates, slot, openTasks, random.Between(.05, .2));
    }

    /// <summary>Groups of accounts have their own wording of the system prompts; some accounts never send one of the queue's.</summary>
    private static Func<int, PromptSource> Hand(World world, WorkQueue queue, ref RandomStream random)
    {
        var others = new Mix<ulong>((world.PublicAgents[0], random.Between(.2, .6)), (world.PublicAgents[1], random.Between(0, .3)), (0, random.Between(.3, .8)));
        var filler = new OwnPrompts(world.Texts, Persona.Developer.Capabilities, others, .15);
        var (group, strippedShare, ownShare, fillerShare) = (random.Between(12, 60), random.Between(.2, .45), random.Between(.45, .75), random.Between(.05, .15));
        var key = random.Next();
        return account =>
        {
            var own = new RandomStream(RandomStream.Mix(key, (ulong)account)).Chance(strippedShare) ? 0 : ownShare;
            return new HandedWork(queue, (ulong)(account / group), own, others, filler, fillerShare);
        };
    }

    private static Workload Work(ref RandomStream random) => new()
    {
        MeanTurns = random.Between(4.0, 7),
        MeanPauseSeconds = random.Between(9.0, 30),
        InputTokens = random.Between(1300.0, 2400),
        OutputTokens = random.Between(800.0, 1500),
        TokenSpread = .75,
        RateLimitedShare = random.Between(.015, .04),
        NoAddressShare = random.Between(.02, .1),
        NoDeviceShare = random.Between(.25, .5),
        NoPromptHashShare = random.Between(.08, .22),
        UnclassifiedShare = .05,
    };

    private static double[] Ramp(int firstDay, int lastDay, ref RandomStream random)
    {
        var ramp = new double[World.Days];
        var start = random.Between(.35, .6);
        var days = random.Between(2.0, 6);
        for (var day = firstDay; day <= lastDay; day++)
            ramp[day] = Math.Min(1, start + (1 - start) * (day - firstDay) / days) * random.LogNormal(1, .08);
        return ramp;
    }

    private static float[] Weights(Life life, double[] ramp, Rhythm rhythm, double restShare, double rate, ref RandomStream random)
    {
        var weights = new float[World.Days];
        for (var day = life.FirstDay; day <= life.LastDay; day++)
        {
            var noise = random.LogNormal(1, .35);
            if (!random.Chance(restShare)) weights[day] = (float)(rate * ramp[day] * rhythm.OnDay(World.FirstDate.AddDays(day).DayOfWeek) * noise);
        }

        if (weights.All(weight => weight <= 0)) weights[life.FirstDay] = (float)rate;
        return weights;
    }
}
