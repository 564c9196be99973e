using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Campaigns;

/// <summary>One piece of a campaign's work as an account sends it.</summary>
/// <param name="task">Its number; the same number is the same piece of work.</param>
/// <param name="who">Who sends it.</param>
internal delegate Dialogue Work(int task, Resident who, long at, Dice dice);

/// <summary>
/// A scheduler that hands out a campaign's work: it has working hours, ramps up, stands still when something breaks, and
/// gives each task to whichever accounts come next, several of them if several answers are wanted.
/// </summary>
internal sealed record Dispatcher
{
    /// <summary>How flat its day is: 0 flat, 1 with hours of nothing.</summary>
    public double Lull { get; init; } = .4;

    /// <summary>Accounts that each task is given to.</summary>
    public double AnswersPerTask { get; init; } = 1;

    /// <summary>Mean minutes over which one task's answers are spread.</summary>
    public double SpreadMinutes { get; init; } = 6;

    /// <summary>How often in all it stands still for some hours.</summary>
    public int Outages { get; init; } = 3;

    /// <summary>Days until it works at full volume.</summary>
    public double RampDays { get; init; } = 3;

    /// <summary>By how much busy and idle accounts differ: 0 for round robin.</summary>
    public double Unevenness { get; init; } = .25;

    /// <summary>Volume on a day against the others, for a campaign that grows at some moment; null for none.</summary>
    public Func<int, double>? Lift { get; init; }

    /// <summary>Numbers of tasks that are handed out; tasks come in order, and begin anew after the last.</summary>
    public int Tasks { get; init; } = int.MaxValue;

    /// <summary>Whether a router in front of the accounts chooses anew for each turn, rather than for each conversation.</summary>
    public bool Routes { get; init; }

    /// <summary>Hands out about so many interactions from the first day to the last, both included.</summary>
    public void Run(Settlement world, IReadOnlyList<Resident> pool, int firstDay, int lastDay, double interactions, Work work, Dice dice)
    {
        var rhythm = Rhythm.RoundRobin(Lull, dice.Below(24));
        var weights = Enumerable.Range(firstDay, lastDay - firstDay + 1).Select(day =>
            Math.Min(1, (day - firstDay + 1) / RampDays) * dice.LogNormal(1, .18) * (Lift?.Invoke(day) ?? 1)
            * rhythm.OnDay(world.FirstDate.AddDays(day).DayOfWeek)).ToArray();
        var outages = Enumerable.Range(0, Outages).Select(_ =>
        {
            var from = (long)(dice.Between(firstDay + .5, lastDay + .5) * Rhythm.MillisecondsPerDay);
            return (From: from, To: from + (long)(dice.Between(2.0, 14) * Rhythm.MillisecondsPerHour));
        }).ToArray();
        var keen = pool.Select(_ => dice.LogNormal(1, Unevenness)).ToArray();
        var (sum, task) = (weights.Sum(), 0);
        for (var day = firstDay; day <= lastDay; day++)
        {
            var alive = Enumerable.Range(0, pool.Count).Where(i => pool[i].FirstDay <= day && pool[i].LastDay >= day).ToArray();
            if (alive.Length == 0) continue;
            var ring = new Ring(alive, keen, dice);
            // The first and the last day are days of work, however small the campaign is.
            var left = Math.Max(day == firstDay || day == lastDay ? 1 : 0, interactions * weights[day - firstDay] / sum);
            var times = new List<long>();
            while (left > dice.Unit())
            {
                var at = (long)day * Rhythm.MillisecondsPerDay + rhythm.Draw(ref dice.Stream, 0);
                left -= .02;
                if (outages.Any(outage => at >= outage.From && at < outage.To)) continue;
                var answers = Math.Max(1, (int)(AnswersPerTask + dice.Unit()));
                var number = task++ % Tasks;
                for (var answer = 0; answer < answers; answer++)
                {
                    var who = pool[ring.Next()];
                    var moment = at + (answer == 0 ? 0 : (long)(60_000 * dice.Exponential(SpreadMinutes)));
                    left -= world.Hold(
                        who, Math.Min(moment, (day + 1L) * Rhythm.MillisecondsPerDay - 1), work(number, who, moment, dice), who.Campaign,
                        router: Routes ? () => pool[ring.Next()] : null);
                }
            }
        }
    }

    /// <summary>A day's order of accounts, each as often as it is keen.</summary>
    private sealed class Ring(int[] members, double[] keen, Dice dice)
    {
        private readonly double[] due = [.. members.Select(_ => dice.Unit())];
        private readonly PriorityQueue<int, double> queue = new();
        private bool filled;

        public int Next()
        {
            if (!filled)
            {
                for (var i = 0; i < members.Length; i++) queue.Enqueue(i, due[i]);
                filled = true;
            }

            queue.TryDequeue(out var place, out var at);
            queue.Enqueue(place, at + dice.Between(.6, 1.4) / keen[members[place]]);
            return members[place];
        }
    }
}
