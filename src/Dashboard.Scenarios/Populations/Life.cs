using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>When an account is made, first and last acts, and how it ends.</summary>
/// <param name="FirstDay">The first day it can act, counted from the scenario's first.</param>
/// <param name="LastDay">The last such day.</param>
internal sealed record Life(DateTime CreatedAt, int FirstDay, int LastDay, string Status, DateTime? BannedAt)
{
    /// <summary>Until when it is held in reserve; null for an account that can act as soon as it is made.</summary>
    public DateTime? HeldUntil { get; init; }

    public DateTime ActsFrom => HeldUntil ?? CreatedAt;

    public long FromMilliseconds => new DateTimeOffset(ActsFrom).ToUnixTimeMilliseconds();

    /// <summary>The ban ends it to the millisecond; what else ends a life, ends it with the day.</summary>
    public long UntilMilliseconds => BannedAt is { } banned ? new DateTimeOffset(banned).ToUnixTimeMilliseconds() : long.MaxValue;

    /// <summary>
    /// An ordinary account's life: two thirds are older than the scenario, the rest sign up during it; some leave,
    /// and a few are banned for reasons that have nothing to do with a campaign.
    /// </summary>
    public static Life Ordinary(ref RandomStream random, double banShare = .012)
    {
        var firstDay = 0;
        DateTime created;
        if (random.Chance(.68))
        {
            created = World.MidnightOf(0).AddDays(-Math.Min(1 + random.Exponential(230), 900));
        }
        else
        {
            var day = random.Below(World.Days - 3);
            firstDay = day + 1;
            created = World.MidnightOf(day).AddHours(random.Between(6, 23));
        }

        var lastDay = World.Days - 1;
        var status = "active";
        DateTime? bannedAt = null;
        if (random.Chance(banShare))
        {
            lastDay = random.Between(firstDay, World.Days - 2);
            bannedAt = Seconds(World.MidnightOf(lastDay + 1).AddHours(random.Between(0.1, 20)));
            status = "banned";
        }
        else if (random.Chance(.22))
        {
            lastDay = Math.Min(lastDay, firstDay + 2 + (int)random.Exponential(70));
            if (lastDay < World.Days - 1 && random.Chance(.3)) status = "closed";
        }

        return new Life(Seconds(created), firstDay, lastDay, status, bannedAt);
    }

    /// <summary>
    /// The expected volume of each day: the account's rate, its week, the releases that everyone follows, days off,
    /// and noise that is far from Poisson.
    /// </summary>
    public float[] DayWeights(World world, double rate, Rhythm rhythm, double activeShare, double noise, ref RandomStream random)
    {
        var weights = new float[World.Days];
        for (var day = FirstDay; day <= LastDay; day++)
        {
            var weekly = rhythm.OnDay(World.FirstDate.AddDays(day).DayOfWeek);
            var draw = random.LogNormal(1, noise);
            // A chance of the day off rises with what the week takes away.
            if (random.Chance(activeShare * Math.Sqrt(weekly)))
                weights[day] = (float)(rate * Math.Sqrt(weekly) * world.ReleaseLift(day) * draw * ShareOf(day));
        }

        if (weights.All(weight => weight <= 0)) weights[random.Between(FirstDay, LastDay)] = (float)rate;
        return weights;
    }

    /// <summary>The part of the day in which the account can act, from 0 to 1.</summary>
    public double ShareOf(int day)
    {
        var (start, end) = (World.MidnightOf(day), World.MidnightOf(day + 1));
        var from = ActsFrom > start ? ActsFrom : start;
        var until = BannedAt < end ? BannedAt.Value : end;
        return Math.Clamp((until - from).TotalDays, 0, 1);
    }

    public static DateTime Seconds(DateTime at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc);
}
