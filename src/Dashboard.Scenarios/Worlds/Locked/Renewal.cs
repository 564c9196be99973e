using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>
/// When people of locked worlds sit down: Weibull gaps of below exponential regularity, slept through. Each wakes and goes to bed at
/// hours of its own, later at weekends; bursts and silences come of themselves.
/// </summary>
internal static class Renewal
{
    public static void Live(Settlement world, Resident who, double interactions, Talk talk, double turns = Habits.Turns, double shape = .62)
    {
        var dice = who.Dice;
        var sittings = Math.Max(.3, interactions / turns);
        // Two thirds of a day are awake; gaps are stretched by as much less.
        var gap = world.Days * (double)Rhythm.MillisecondsPerDay / sittings * .66;
        var mean = Gamma(1 + 1 / shape);
        var (wakes, awake, late) = (dice.Between(5.5, 10.5), dice.Between(14.0, 17), dice.Between(0, 2.5));
        var end = (who.LastDay + 1L) * Rhythm.MillisecondsPerDay;
        for (var at = (long)who.FirstDay * Rhythm.MillisecondsPerDay + (long)(dice.Unit() * gap); at < end; at += 1000
            + (long)dice.Weibull(gap / mean, shape))
        {
            var local = at + (long)(who.OffsetHours * Rhythm.MillisecondsPerHour);
            var weekend = world.FirstDate.AddDays(
                (int)Math.Max(0, local / Rhythm.MillisecondsPerDay)).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var hour = (local / (double)Rhythm.MillisecondsPerHour % 24 + 24 - wakes - (weekend ? late : 0)) % 24;
            if (hour > awake) at += (long)((24 - hour) * Rhythm.MillisecondsPerHour + dice.Exponential(.7) * Rhythm.MillisecondsPerHour);
            if (at >= end) break;
            var conversation = talk(at, dice);
            world.Hold(who, at, conversation, conversation.ForCampaign ? who.Campaign : 0);
        }
    }

    /// <summary>Lanczos' approximation, good to far more digits than gaps have.</summary>
    private static double Gamma(double x)
    {
        double[] terms = [
            676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -.13857109526572012,
            9.9843695780195716e-6, 1.5056327351493116e-7];
        x--;
        var sum = .99999999999980993;
        for (var i = 0; i < terms.Length; i++) sum += terms[i] / (x + i + 1);
        var t = x + terms.Length - .5;
        return Math.Sqrt(2 * Math.PI) * Math.Pow(t, x + .5) * Math.Exp(-t) * sum;
    }
}
