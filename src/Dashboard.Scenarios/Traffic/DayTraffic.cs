using Dashboard.Core;

namespace Dashboard.Scenarios.Traffic;

/// <summary>
/// Makes the interactions of one day. Every activity and day has a random stream of its own, so a day can be made
/// without the days before it, on any thread, with the same result.
/// </summary>
internal sealed class DayTraffic(
    ulong seed, World world, IReadOnlyList<Activity> activities, Schedule schedule, double promptTextShare,
    IReadOnlyList<InteractionColumn> missing)
{
    private static readonly byte Unclassified = (byte)Capabilities.All.IndexOf(Capabilities.Unclassified);

    private readonly bool network = !missing.Contains(InteractionColumn.Ip);
    private readonly bool devices = !missing.Contains(InteractionColumn.Device);
    private readonly bool content = !missing.Contains(InteractionColumn.PromptHash);

    /// <summary>Fills in the day's interactions.</summary>
    public DayRows Generate(int day, DayRows target)
    {
        var counts = schedule.Day(day);
        var total = 0;
        foreach (var count in counts) total += count;
        var made = target.Take(total);
        var midnight = new DateTimeOffset(World.MidnightOf(day)).ToUnixTimeMilliseconds();
        var position = 0;
        for (var a = 0; a < counts.Length; a++)
        {
            if (counts[a] == 0) continue;
            var random = new RandomStream(RandomStream.Mix(seed, (ulong)day, (ulong)a));
            for (var left = counts[a]; left > 0;)
            {
                var turns = Math.Min(left, activities[a].Workload.DrawTurns(ref random));
                Session(activities[a], day, midnight, made.Slice(position, turns), ref random);
                position += turns;
                left -= turns;
            }
        }

        target.Order(midnight);
        return target;
    }

    private void Session(Activity activity, int day, long midnight, Span<InteractionRow> rows, ref RandomStream random)
    {
        var work = activity.Workload;
        Span<int> times = stackalloc int[Workload.MostTurns];
        var start = StartTimes(activity, midnight, times[..rows.Length], ref random);
        var prompt = activity.Prompts.Draw(ref random, midnight + start);
        var address = activity.Exits.Draw(ref random, day);
        var addressLogged = !random.Chance(work.NoAddressShare) && network;
        var session = random.Next() | 1;
        var device = activity.Devices.Length == 0 || random.Chance(work.NoDeviceShare)
            ? 0 : activity.Devices[random.Below(activity.Devices.Length)];
        var userAgent = activity.UserAgents[random.Below(activity.UserAgents.Length)];
        var promptHash = random.Chance(work.NoPromptHashShare) || !content ? 0 : prompt.Hash;
        var capability = random.Chance(work.UnclassifiedShare) ? Unclassified : prompt.Capability;
        var model = ModelAt(midnight + start, activity, ref random);
        var text = promptHash != 0 && random.Chance(promptTextShare);
        var context = 0;
        for (var turn = 0; turn < rows.Length; turn++)
        {
            var (first, second) = random.Normals();
            var asked = Tokens(turn == 0 ? work.InputTokens : work.InputTokens * .25, work.TokenSpread, first);
            var status = StatusOf(work, ref random);
            var answered = status is 0 or 3 ? Tokens(status == 0 ? work.OutputTokens : 40, work.TokenSpread, second) : 0;
            rows[turn] = new InteractionRow
            {
                UnixMilliseconds = midnight + times[turn],
                Account = activity.Account,
                InputTokens = context + asked,
                OutputTokens = answered,
                CachedTokens = context == 0 || status == 1 ? 0 : context - context % 128,
                Address = addressLogged ? address : 0,
                AutonomousSystem = addressLogged || network && (session & 6) == 0 ? Addresses.AutonomousSystemOf(address) : 0,
                Device = devices ? device : 0,
                Session = session,
                SystemPromptHash = content ? prompt.SystemPrompt : 0,
                PromptHash = promptHash,
                PromptTemplate = text && turn == 0 ? prompt.Template : (ushort)0,
                Model = model,
                Capability = capability,
                Status = status,
                UserAgent = userAgent,
                Campaign = activity.Campaign,
            };
            context = Math.Min(180_000, context + asked + answered);
        }
    }

    private static int StartTimes(Activity activity, long midnight, Span<int> times, ref RandomStream random)
    {
        var at = 0;
        for (var turn = 1; turn < times.Length; turn++)
        {
            at += 800 + (int)random.Exponential(activity.Workload.MeanPauseSeconds * 1000);
            times[turn] = at = Math.Min(at, Rhythm.MillisecondsPerDay - 1);
        }

        var start = activity.Rhythm.Draw(ref random, activity.OffsetHours);
        // Counts belong to a day, so a session that would run past midnight ends as long before it.
        var over = start + at - (Rhythm.MillisecondsPerDay - 1);
        if (over > 0) start = Math.Max(0, Rhythm.MillisecondsPerDay - 1 - at - over % 600_000);
        var earliest = (int)Math.Max(0, activity.From - midnight);
        var latest = (int)Math.Min(Rhythm.MillisecondsPerDay, activity.Until - midnight) - 1;
        if (start < earliest || start + at > latest) start = earliest + start % Math.Max(1, latest - earliest - at);
        foreach (ref var time in times) time = Math.Min(time + start, latest);
        return start;
    }

    private byte ModelAt(long time, Activity activity, ref RandomStream random)
    {
        if (random.Chance(activity.SmallModelShare)) return World.SmallModel;
        byte model = 0;
        for (var r = 0; r < world.ReleaseMilliseconds.Length; r++)
        {
            var adopted = world.ReleaseMilliseconds[r] + (long)(activity.AdoptsAfterHours * Rhythm.MillisecondsPerHour);
            // After moving, a tenth of the sessions still goes to the model before.
            if (time >= adopted && !random.Chance(.1)) model = (byte)(r + 1);
        }

        return model;
    }

    private static byte StatusOf(Workload work, ref RandomStream random)
    {
        var point = random.Unit();
        if (point < work.RateLimitedShare) return 1;
        if (point < work.RateLimitedShare + work.FailedShare) return 2;
        return point < work.RateLimitedShare + work.FailedShare + work.RefusedShare ? (byte)3 : (byte)0;
    }

    private static int Tokens(double median, double spread, double normal) =>
        Math.Clamp((int)(median * Math.Exp(spread * normal)), 1, 64_000);
}
