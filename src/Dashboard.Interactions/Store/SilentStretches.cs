using Dashboard.Core;

namespace Dashboard.Interactions.Store;

/// <summary>The first and the last interaction of an hour that has one, UTC.</summary>
internal readonly record struct ActiveHour(DateTime First, DateTime Last);

/// <summary>
/// Finds the stretches without an interaction that the log's own habit does not explain. Hours are compared with the
/// same hours of the log: of the week where it lasts at least four weeks, of the day otherwise. The share of active ones
/// among them, with Jeffreys' prior, is how likely such an hour is to be active; a stretch of silent hours is a gap when
/// the chance that all of them are silent, times the number of stretches looked at (Bonferroni), is under one in a
/// hundred. So nights and weekends that are always quiet are none, a single quiet hour of a sparse log is none, and a log of
/// one day has none: nothing says what is usual there. Hours of one night are not independent, so it is a screen, not a test.
/// </summary>
internal static class SilentStretches
{
    private const double FamilyError = 0.01;
    private const int HoursOfDay = 24;
    private const int HoursOfWeek = 7 * HoursOfDay;

    /// <summary>The gaps in order, each from the last interaction before it to the first after it.</summary>
    /// <param name="active">Every hour with an interaction, in order.</param>
    public static IReadOnlyList<TimeRange> Find(IReadOnlyList<ActiveHour> active)
    {
        if (active.Count < 2) return [];
        var start = HourOf(active[0].First);
        var length = HourOf(active[^1].First) - start + 1;
        var logSilent = LogSilent(active, start, length, length >= 4 * HoursOfWeek ? HoursOfWeek : HoursOfDay);
        var stretches = active.Zip(active.Skip(1)).Where(pair => HourOf(pair.Second.First) - HourOf(pair.First.First) > 1).ToList();
        return
        [
            .. stretches
                .Where(
                    s => LogChance(logSilent, HourOf(s.First.First) + 1, HourOf(s.Second.First)) < Math.Log(FamilyError / stretches.Count))
                .Select(s => new TimeRange(s.First.Last, s.Second.First)),
        ];
    }

    /// <summary>The logarithm of the chance that an hour of each slot is silent.</summary>
    private static double[] LogSilent(IReadOnlyList<ActiveHour> active, long start, long length, int slots)
    {
        var activeHours = new long[slots];
        foreach (var hour in active) activeHours[HourOf(hour.First) % slots]++;
        return
        [
            .. activeHours.Select((n, slot) =>
            {
                var first = (slot - start % slots + slots) % slots;
                var hours = first < length ? (length - first - 1) / slots + 1 : 0;
                return Math.Log((hours - n + 0.5) / (hours + 1));
            }),
        ];
    }

    // Whole rounds of the slots count at once.
    private static double LogChance(double[] logSilent, long from, long until)
    {
        var chance = (until - from) / logSilent.Length * logSilent.Sum();
        for (var hour = from + (until - from) / logSilent.Length * logSilent.Length; hour < until; hour++)
            chance += logSilent[hour % logSilent.Length];
        return chance;
    }

    private static long HourOf(DateTime instant) => instant.Ticks / TimeSpan.TicksPerHour;
}
