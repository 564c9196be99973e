namespace Dashboard.Analysis.Windows;

/// <summary>
/// The division of a series by <see cref="Pelt"/>: exact up to 600 values; longer series are searched on a coarser grid
/// first, and each change is then placed exactly between its neighbours.
/// </summary>
internal static class SegmentSearch
{
    private const int ExactLength = 600;

    /// <inheritdoc cref="Pelt.Segment"/>
    public static int[] Divide<TCost>(TCost cost, int length, double penalty, int minLength)
        where TCost : ISegmentCost
    {
        var step = (length + ExactLength - 1) / ExactLength;
        if (step == 1) return Pelt.Segment(cost, length, penalty, minLength);
        var cells = length / step;
        var changes = Pelt.Segment(new GridCost<TCost>(cost, step, cells, length), cells, penalty, Math.Max(1, minLength / step));
        for (var k = 0; k < changes.Length; k++) changes[k] *= step;
        for (var k = 0; k < changes.Length; k++)
        {
            var before = k == 0 ? 0 : changes[k - 1];
            var after = k + 1 == changes.Length ? length : changes[k + 1];
            var (place, least) = (changes[k], double.PositiveInfinity);
            for (var at = Math.Max(before + minLength, place - step); at <= Math.Min(after - minLength, place + step); at++)
            {
                var total = cost.Of(before, at) + cost.Of(at, after);
                if (total < least) (changes[k], least) = (at, total);
            }
        }

        return changes;
    }

    /// <summary>What a division costs, penalties apart.</summary>
    public static double Total<TCost>(TCost cost, int[] changes, int length)
        where TCost : ISegmentCost
    {
        var (total, start) = (0.0, 0);
        foreach (var change in changes)
        {
            total += cost.Of(start, change);
            start = change;
        }

        return total + cost.Of(start, length);
    }

    /// <summary>A cost over cells of several values; the last cell takes the rest.</summary>
    private readonly record struct GridCost<TCost>(TCost Cost, int Step, int Cells, int Length) : ISegmentCost
        where TCost : ISegmentCost
    {
        public double Of(int start, int end) => Cost.Of(start * Step, end == Cells ? Length : end * Step);
    }
}
