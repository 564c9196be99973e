using Dashboard.Core;

namespace Dashboard.Analysis.Windows;

/// <summary>
/// The window of a campaign: PELT (Killick, Fearnhead &amp; Eckley, 2012) with a negative-binomial cost on seasonally
/// adjusted counts; of its change points those two become start and end that describe the series best as one raised
/// stretch (the epidemic alternative of Levin &amp; Kline, 1985). The stretch must describe the series better than one
/// steady trend does, and better than one level by the price of its ends, which is (1 + φ) / (1 − φ) times as high where
/// counts about the stretch remember with autocorrelation φ: growth and drift are no campaign. The interval of each end is the smallest
/// range that holds the asked-for share of its posterior, under a uniform prior and with the other change points held fixed
/// (Smith, 1975), memory of the counts taken into account in the same way.
/// </summary>
public static class CampaignWindows
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("campaign-window", 2);

    /// <summary>
    /// Finds the window of daily or hourly counts; null when nothing changes but for trend and memory, so that there is no
    /// window to speak of.
    /// An all-zero, constant or short series (fewer than 6 values) has none. About O(n) to O(n²).
    /// </summary>
    /// <param name="counts">Counts at equal steps, 0 or more, gaps as 0.</param>
    /// <param name="period">The season's period, 7 for days, 24 or 168 for hours; 1 for none.</param>
    /// <param name="confidence">The share of the posterior that an interval holds.</param>
    /// <exception cref="ArgumentException">A count is negative, infinite or NaN.</exception>
    public static CountWindow? Find(ReadOnlySpan<double> counts, int period = 7, double confidence = 0.95)
    {
        foreach (var count in counts)
        {
            if (!(count >= 0) || double.IsInfinity(count))
                throw new ArgumentException($"{count} is no count: counts are finite and not negative.");
        }

        if (counts.Length < 6) return null;
        var adjusted = period >= 2 ? SeasonalAdjustment.Of(counts, period).Adjusted : counts.ToArray();
        var cost = new CountCost(adjusted, CountDispersion.Of(adjusted));
        var changes = Pelt.Segment(cost, adjusted.Length, 3 * Math.Log(adjusted.Length), 1);
        if (changes.Length == 0) return null;

        var (start, end) = RaisedStretch(cost, changes, adjusted.Length);
        var inflation = CountMemory.Inflation(adjusted, cost.Mean(start, end), OutsideMean(cost, start, end, adjusted.Length), start, end);
        if (!IsClear(cost, adjusted, start, end, inflation)) return null;
        var startIsOpen = start == 0;
        var endIsOpen = end == adjusted.Length;
        var (startFrom, startTo) = startIsOpen ? (0, 0) : Interval(cost, changes, start, adjusted.Length, confidence, inflation);
        var (endFrom, endTo) = endIsOpen ? (end, end) : Interval(cost, changes, end, adjusted.Length, confidence, inflation);
        var inside = cost.Mean(start, end);
        var outside = OutsideMean(cost, start, end, adjusted.Length);
        return new CountWindow(
            start, end - 1, startFrom, startTo, endFrom - 1, endTo - 1, inside, outside, startIsOpen, endIsOpen, changes);
    }

    /// <summary>Whether the stretch is more than one level with memory, and more than one trend.</summary>
    private static bool IsClear(CountCost cost, double[] counts, int start, int end, double inflation)
    {
        if (end - start == counts.Length) return true;
        var log = Math.Log(counts.Length);
        var ends = (start > 0 ? 1 : 0) + (end < counts.Length ? 1 : 0);
        var stretch = cost.Of(start, end) + cost.OfMean(OutsideMean(cost, start, end, counts.Length), counts.Length - (end - start));
        return cost.Of(0, counts.Length) - stretch > 3 * ends * log * inflation
            && stretch + ((ends + 1) * log) < cost.OfTrend(counts) + log;
    }

    private static double OutsideMean(CountCost cost, int start, int end, int length) => end - start == length
        ? 0
        : Math.Max(0, ((cost.Mean(0, length) * length) - (cost.Mean(start, end) * (end - start))) / (length - (end - start)));

    /// <summary>The stretch between two change points (or ends) that is raised and costs least; ties take the longest.</summary>
    private static (int Start, int End) RaisedStretch(CountCost cost, int[] changes, int length)
    {
        int[] bounds = [0, .. changes, length];
        var best = (Start: 0, End: length);
        var least = double.PositiveInfinity;
        for (var i = 0; i < bounds.Length; i++)
        {
            for (var j = bounds.Length - 1; j > i; j--)
            {
                var (start, end) = (bounds[i], bounds[j]);
                if (end - start == length) continue;
                var inside = cost.Mean(start, end);
                var outside = OutsideMean(cost, start, end, length);
                if (inside <= outside) continue;
                var total = cost.Of(start, end) + cost.OfMean(outside, length - (end - start));
                if (total < least) (best, least) = ((start, end), total);
            }
        }

        return best;
    }

    /// <summary>The smallest run of places around a change that holds the share of the posterior.</summary>
    private static (int From, int To) Interval(CountCost cost, int[] changes, int change, int length, double confidence, double inflation)
    {
        var index = Array.BinarySearch(changes, change);
        var before = index == 0 ? 0 : changes[index - 1];
        var after = index + 1 == changes.Length ? length : changes[index + 1];
        var count = after - before - 1;
        var weights = new double[count];
        var least = double.PositiveInfinity;
        for (var k = 0; k < count; k++)
        {
            weights[k] = cost.Of(before, before + 1 + k) + cost.Of(before + 1 + k, after);
            least = Math.Min(least, weights[k]);
        }

        var total = 0.0;
        for (var k = 0; k < count; k++) total += weights[k] = Math.Exp((least - weights[k]) / (2 * inflation));
        var (from, to) = (change - before - 1, change - before - 1);
        var held = weights[from];
        while (held < confidence * total && (from > 0 || to < count - 1))
        {
            var below = from > 0 ? weights[from - 1] : -1;
            var above = to < count - 1 ? weights[to + 1] : -1;
            held += below > above ? weights[--from] : weights[++to];
        }

        return (before + 1 + from, before + 1 + to);
    }
}
