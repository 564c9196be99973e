using Dashboard.Core;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// The accounts of one campaign: a queue of tasks handed round in turn through a proxy network's exits. No account
/// does much; what they share is spread thin and in part missing: cards in small groups, devices of a farm,
/// mail domains anybody can use, tasks that come up more than once. Aged accounts also lead an ordinary life, which is
/// not the campaign's.
/// </summary>
/// <param name="number">Counted from 1.</param>
internal sealed class CampaignPool(CampaignPlan plan, byte number, int accounts, long interactions, ProxyNetwork network)
    : Population(accounts, interactions)
{
    public byte Number { get; } = number;

    public PlantedWindow Window { get; } = new(
        plan.Actor, TimeRange.OfDates(plan.First, plan.Last),
        [.. plan.Aims.Concat(plan.Pivot?.Aims ?? []).Select(aim => aim.Capability).Distinct()], accounts, interactions);

    public override void Settle(World world, Roster roster)
    {
        var random = world.Stream(30UL + Number);
        var (firstDay, lastDay) = (World.DayOf(plan.First), World.DayOf(plan.Last));
        var lives = plan.Provision(Accounts, firstDay, lastDay, ref random);
        var fitting = Fitting.Draw(world, plan, lives, ref random);
        var work = Hand(world, Queue(world, lastDay - firstDay + 1, ref random), ref random);
        var workload = Work(ref random);
        var withoutHashes = workload with { NoPromptHashShare = 1 };
        var withoutHashesShare = random.Between(.03, .15);
        var rhythm = Rhythm.RoundRobin(plan.Lull.Draw(ref random), random.Below(24));
        var ramp = Ramp(firstDay, lastDay, ref random);
        var restShare = plan.RestShare.Draw(ref random);
        var adoptsAfterHours = plan.AdoptsAfterHours.Draw(ref random);
        var operators = Accounts < 20 ? 0 : Math.Max(1, (int)(Accounts * random.Between(.004, .012)));
        var campaign = new List<Activity>(Accounts);
        var cover = new List<Activity>();
        // What an account carries on is the work of the first in its line.
        var origins = new int[lives.Count];
        for (var i = 0; i < lives.Count; i++)
        {
            var life = lives[i].Life;
            var isOperator = i < operators;
            origins[i] = lives[i].Succeeds is { } predecessor ? origins[predecessor] : i;
            var origin = origins[i];
            var register = fitting.Account(world, lives[i], i, ref random);
            var account = roster.Add(new Member(
                register with { Payment = network.CardOf(register.Payment, ref random) },
                isOperator ? AccountRole.Operator : AccountRole.Pool, Number));
            campaign.Add(new Activity
            {
                Account = account,
                Campaign = Number,
                Rhythm = rhythm,
                Workload = random.Chance(withoutHashesShare) ? withoutHashes : workload,
                Exits = fitting.Exits(network, origin, isOperator, ref random),
                Prompts = work(origin),
                Devices = fitting.Devices[i],
                UserAgents = fitting.UserAgents(ref random),
                From = life.FromMilliseconds,
                Until = life.UntilMilliseconds,
                AdoptsAfterHours = adoptsAfterHours + random.Exponential(plan.AdoptionLagHours),
                SmallModelShare = .02,
                DayWeights = Weights(life, ramp, rhythm, restShare, (isOperator ? .5 : 1) * random.LogNormal(1, .35), ref random),
            });
            if (!lives[i].Aged || plan.CoverInteractions == 0) continue;
            var past =
                life with { FirstDay = Math.Max(0, World.DayOf(life.CreatedAt) + 1),
                    LastDay = life.BannedAt is null ? World.Days - 1 : life.LastDay };
            cover.Add(
                OrdinaryPerson.Activity(
                    world, account, Persona.Public.Draw(ref random), past, OrdinaryPerson.Connection(ref random), ref random,
                    rateFactor: .6));
        }

        roster.Share(campaign, Interactions);
        if (plan.CoverInteractions > 0)
            roster.Share(
                cover.Count > plan.CoverInteractions ? cover[..(int)plan.CoverInteractions] : cover,
                cover.Count == 0 ? 0 : plan.CoverInteractions);
    }

    private WorkQueue Queue(World world, int days, ref RandomStream random)
    {
        var templates = CampaignTemplates.Compose(world.Texts, plan.Aims, random.Between(14, 30), ref random);
        var slot = TimeSpan.FromMinutes(random.Between(4, 20));
        var perAccountDay = (double)Interactions / days / Accounts;
        var sessionsPerDay = Interactions / (double)days / Math.Clamp(perAccountDay / 1.3, 1, 5);
        var openTasks = Math.Max(1, (int)(sessionsPerDay * slot.TotalDays / plan.AnswersPerTask.Draw(ref random)));
        var queue = new WorkQueue(random.Next(), templates, slot, openTasks, random.Between(.05, .2));
        return plan.Pivot is { } pivot
            ? queue.TurningTo(CampaignTemplates.Compose(world.Texts, pivot.Aims, random.Between(14, 30), ref random), pivot.At) : queue;
    }

    /// <summary>Groups of accounts have their own wording of the system prompts; some accounts never send one of the queue's.</summary>
    private Func<int, PromptSource> Hand(World world, WorkQueue queue, ref RandomStream random)
    {
        var others = new Mix<ulong>(
            (world.PublicAgents[0], random.Between(.2, .6)), (world.PublicAgents[1], random.Between(0, .3)), (0, random.Between(.3, .8)));
        var filler = new OwnPrompts(world.Texts, Persona.Developer.Capabilities, others, .15);
        var (group, strippedShare, ownShare, fillerShare) =
            (random.Between(12, 60), random.Between(.2, .45), plan.OwnSystemPromptShare.Draw(ref random), random.Between(.05, .15));
        var key = random.Next();
        return account =>
        {
            var own = new RandomStream(RandomStream.Mix(key, (ulong)account)).Chance(strippedShare) ? 0 : ownShare;
            return new HandedWork(queue, (ulong)(account / group), own, others, filler, fillerShare);
        };
    }

    private Workload Work(ref RandomStream random) => new()
    {
        MeanTurns = plan.Turns.Draw(ref random),
        MeanPauseSeconds = plan.PauseSeconds.Draw(ref random),
        InputTokens = random.Between(1300.0, 2400),
        OutputTokens = random.Between(800.0, 1500),
        TokenSpread = .75,
        RateLimitedShare = random.Between(.015, .04),
        NoAddressShare = random.Between(.02, .1),
        NoDeviceShare = random.Between(.25, .5),
        NoPromptHashShare = random.Between(.08, .22),
        UnclassifiedShare = .05,
    };

    private double[] Ramp(int firstDay, int lastDay, ref RandomStream random)
    {
        var ramp = new double[World.Days];
        var start = plan.Start.Draw(ref random);
        var days = random.Between(2.0, 6);
        for (var day = firstDay; day <= lastDay; day++)
            ramp[day] = Math.Min(1, start + (1 - start) * (day - firstDay) / days) * random.LogNormal(1, .08);
        if (plan.Pivot is not { } pivot) return ramp;
        for (var day = World.DayOf(pivot.At); day <= Math.Min(lastDay, World.DayOf(pivot.At) + 10); day++) ramp[day] *= pivot.Surge;
        return ramp;
    }

    private static float[] Weights(Life life, double[] ramp, Rhythm rhythm, double restShare, double rate, ref RandomStream random)
    {
        var weights = new float[World.Days];
        for (var day = life.FirstDay; day <= life.LastDay; day++)
        {
            var noise = random.LogNormal(1, .35);
            if (!random.Chance(restShare))
                weights[day] = (float)(rate * ramp[day] * rhythm.OnDay(World.FirstDate.AddDays(day).DayOfWeek) * noise * life.ShareOf(day));
        }

        if (weights.All(weight => weight <= 0)) weights[life.FirstDay] = (float)rate;
        return weights;
    }
}
