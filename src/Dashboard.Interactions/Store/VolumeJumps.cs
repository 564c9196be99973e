namespace Dashboard.Interactions.Store;

/// <summary>
/// Finds the days whose count is far from what both the same weekday up to three weeks before and after and the three days
/// before and after let expect, by their medians: so a weekly rhythm is none, and a day is not strange because others of
/// its weekday are. Counts are compared as 2√(n + 3/8), of which random counts have a standard deviation of 1 whatever their
/// mean (Anscombe 1948); the scale is 1.4826 times the median absolute difference of all days, at least 1, and a day is far
/// from 3.5 of it on (Iglewicz and Hoaglin 1993). The first and the last day may be cut by the log itself, so that they
/// are only said to be too large; a day without an interaction is a matter of gaps. Fewer than five days give none.
/// </summary>
internal static class VolumeJumps
{
    private const int MinDays = 5;
    private const int Reach = 3;
    private const int DaysOfWeek = 7;
    private const double Far = 3.5;
    private const double NormalConsistency = 1.4826;

    /// <summary>The jumps in order of time, each with the nearer of the two counts that it was expected to have.</summary>
    /// <param name="days">Every day from the first to the last.</param>
    public static IReadOnlyList<VolumeJump> Find(IReadOnlyList<DayCount> days)
    {
        if (days.Count < MinDays) return [];
        var levels = days.Select(d => 2 * Math.Sqrt(d.Interactions + 0.375)).ToArray();
        var expected = levels.Select((level, i) => Expected(levels, i).MinBy(e => Math.Abs(level - e))).ToArray();
        var scale = Math.Max(1, NormalConsistency * Median(levels.Zip(expected, (level, usual) => Math.Abs(level - usual))));
        return
        [
            .. Enumerable.Range(0, days.Count)
                .Where(i => days[i].Interactions > 0 && Math.Abs(levels[i] - expected[i]) >= Far * scale)
                .Where(i => levels[i] > expected[i] || (i > 0 && i < days.Count - 1))
                .Select(i => new VolumeJump(days[i].Day, days[i].Interactions, Math.Max(0, expected[i] * expected[i] / 4 - 0.375))),
        ];
    }

    // Where the log is too short for another day of the same weekday, the neighbours alone say what is usual.
    private static IEnumerable<double> Expected(double[] levels, int day)
    {
        foreach (var step in (int[])[1, DaysOfWeek])
        {
            var around = Enumerable.Range(-Reach, 2 * Reach + 1).Where(o => o != 0).Select(o => day + o * step)
                .Where(i => i >= 0 && i < levels.Length).Select(i => levels[i]).ToList();
            if (around.Count > 0) yield return Median(around);
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
