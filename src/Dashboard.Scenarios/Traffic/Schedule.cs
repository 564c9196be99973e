namespace Dashboard.Scenarios.Traffic;

/// <summary>How many interactions each activity has on each day.</summary>
internal sealed class Schedule
{
    private readonly int[] counts;
    private readonly int activities;

    public Schedule(int activities, int days)
    {
        (this.activities, Days) = (activities, days);
        counts = new int[activities * days];
    }

    public int Days { get; }

    public ref int Count(int day, int activity) => ref counts[day * activities + activity];

    public ReadOnlySpan<int> Day(int day) => counts.AsSpan(day * activities, activities);

    /// <summary>
    /// Shares exactly <paramref name="total"/> interactions out among the activities of a range: one to each, the rest
    /// Poisson around the days' weights, then single corrections at random until the sum is exact.
    /// </summary>
    public void Distribute(IReadOnlyList<Activity> all, Range range, long total, ref RandomStream random)
    {
        var (start, length) = range.GetOffsetAndLength(all.Count);
        if (length == 0) return;
        var sum = 0.0;
        for (var a = start; a < start + length; a++)
        {
            var weights = all[a].DayWeights;
            var best = 0;
            for (var day = 0; day < Days; day++)
            {
                sum += weights[day];
                if (weights[day] > weights[best]) best = day;
            }

            if (weights[best] <= 0) throw new InvalidOperationException("An activity has no day on which it can act.");
            Count(best, a)++;
        }

        var left = total - length;
        var scale = left / sum;
        var totals = new long[length];
        for (var a = 0; a < length; a++)
        {
            totals[a] = 1;
            for (var day = 0; day < Days; day++)
            {
                var weight = all[start + a].DayWeights[day];
                if (weight <= 0) continue;
                var count = random.Poisson(weight * scale);
                Count(day, start + a) += count;
                totals[a] += count;
                left -= count;
            }
        }

        while (left != 0)
        {
            var a = random.Below(length);
            var day = random.Below(Days);
            if (left > 0 && all[start + a].DayWeights[day] > 0)
            {
                Count(day, start + a)++;
                totals[a]++;
                left--;
            }
            else if (left < 0 && totals[a] > 1 && Count(day, start + a) > 0)
            {
                Count(day, start + a)--;
                totals[a]--;
                left++;
            }
        }
    }
}
