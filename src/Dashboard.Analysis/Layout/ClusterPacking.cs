namespace Dashboard.Analysis.Layout;

/// <summary>
/// Packs circles whose area follows the clusters' sizes: the largest in the middle, the others on a sunflower around
/// it; then a force step pulls joined clusters together and pushes overlapping circles apart (Fruchterman &amp;
/// Reingold, 1991, with circles for points). O(k²) a step for k clusters up to 1,500; more keep the sunflower.
/// </summary>
internal static class ClusterPacking
{
    private const double Gap = 3;
    private const int Steps = 80;
    private const int MaxForced = 1500;

    public static ClusterCircle[] Pack(int[] sizes, Dictionary<(int First, int Second), double> affinity)
    {
        var count = sizes.Length;
        var radius = new double[count];
        for (var c = 0; c < count; c++) radius[c] = RingCount(sizes[c]) + 0.5;
        var order = new int[count];
        for (var c = 0; c < count; c++) order[c] = c;
        Array.Sort(order, (a, b) => sizes[a] != sizes[b] ? sizes[b].CompareTo(sizes[a]) : a.CompareTo(b));

        var x = new double[count];
        var y = new double[count];
        var area = 0.0;
        for (var k = 0; k < count; k++)
        {
            var c = order[k];
            var own = (radius[c] + Gap) * (radius[c] + Gap);
            var distance = k == 0 ? 0 : Math.Sqrt((area + own) * 1.3);
            area += own;
            x[c] = distance * Math.Cos(k * 2.399963229728653);
            y[c] = distance * Math.Sin(k * 2.399963229728653);
        }

        if (count is > 1 and <= MaxForced)
        {
            var pairs = affinity.OrderBy(p => p.Key).Select(p => (p.Key.First, p.Key.Second, Pull: p.Value / (p.Value + Math.Min(sizes[p.Key.First], sizes[p.Key.Second])))).ToArray();
            for (var step = 0; step < Steps; step++)
            {
                Attract(pairs, radius, x, y, 0.1 * (1 - ((double)step / Steps)));
                Separate(radius, x, y);
            }

            for (var step = 0; step < 2 * Steps && Separate(radius, x, y); step++)
            {
            }
        }

        return [.. Enumerable.Range(0, count).Select(c => new ClusterCircle((float)x[c], (float)y[c], (float)radius[c]))];
    }

    /// <summary>How many rings of 6 r (and one in the middle) hold so many accounts.</summary>
    private static int RingCount(int size)
    {
        var rings = 0;
        for (var held = 1; held < size; held += 6 * rings) rings++;
        return rings;
    }

    private static void Attract((int First, int Second, double Pull)[] pairs, double[] radius, double[] x, double[] y, double rate)
    {
        foreach (var (a, b, pull) in pairs)
        {
            var (dx, dy) = (x[b] - x[a], y[b] - y[a]);
            var distance = Math.Sqrt((dx * dx) + (dy * dy));
            var slack = distance - radius[a] - radius[b] - Gap;
            if (slack <= 0) continue;
            var move = rate * pull * slack / distance;
            var shareOfFirst = radius[b] * radius[b] / ((radius[a] * radius[a]) + (radius[b] * radius[b]));
            x[a] += dx * move * shareOfFirst;
            y[a] += dy * move * shareOfFirst;
            x[b] -= dx * move * (1 - shareOfFirst);
            y[b] -= dy * move * (1 - shareOfFirst);
        }

        // A weak pull to the middle keeps clusters that nothing joins from drifting away.
        for (var c = 0; c < x.Length; c++)
        {
            x[c] *= 1 - (rate * 0.1);
            y[c] *= 1 - (rate * 0.1);
        }
    }

    private static bool Separate(double[] radius, double[] x, double[] y)
    {
        var moved = false;
        for (var a = 0; a < x.Length; a++)
        {
            for (var b = a + 1; b < x.Length; b++)
            {
                var (dx, dy) = (x[b] - x[a], y[b] - y[a]);
                var apart = radius[a] + radius[b] + Gap;
                var square = (dx * dx) + (dy * dy);
                if (square >= apart * apart * 0.999) continue;
                var distance = Math.Sqrt(square);
                if (distance < 1e-9) (dx, dy, distance) = (Math.Cos(a + b), Math.Sin(a + b), 1);
                var push = (apart - Math.Sqrt(square)) / distance;
                var shareOfFirst = radius[b] * radius[b] / ((radius[a] * radius[a]) + (radius[b] * radius[b]));
                x[a] -= dx * push * shareOfFirst;
                y[a] -= dy * push * shareOfFirst;
                x[b] += dx * push * (1 - shareOfFirst);
                y[b] += dy * push * (1 - shareOfFirst);
                moved = true;
            }
        }

        return moved;
    }
}
