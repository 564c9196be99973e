namespace Dashboard.Analysis.Layout;

/// <summary>
/// Packs circles: the one with the most accounts in the middle, each next one as near as it fits
/// to those that attributes join it to; then a force step pulls joined clusters together and pushes overlapping
/// circles apart (Fruchterman &amp; Reingold, 1991, with circles for points). O(k²) a step for up to 600 clusters;
/// more stand on a sunflower, by size.
/// </summary>
internal static class ClusterPacking
{
    private const int Steps = 80;
    private const int MaxForced = 600;
    private const int MaxTries = 3000;
    private const double GoldenAngle = 2.399963229728653;

    /// <param name="sizes">How many accounts each circle has.</param>
    /// <param name="radius">The radius of each.</param>
    /// <param name="affinity">How strongly pairs of them are joined.</param>
    /// <param name="gap">What lies between two at least.</param>
    public static ClusterCircle[] Pack(int[] sizes, double[] radius, Dictionary<(int First, int Second), double> affinity, double gap = 3)
    {
        var count = sizes.Length;
        var order = new int[count];
        for (var c = 0; c < count; c++) order[c] = c;
        Array.Sort(order, (a, b) => sizes[a] != sizes[b] ? sizes[b].CompareTo(sizes[a]) : a.CompareTo(b));

        var x = new double[count];
        var y = new double[count];
        if (count <= MaxForced) PlaceGreedily(order, radius, Neighbours(count, affinity), gap, x, y);
        else PlaceOnSunflower(order, radius, gap, x, y);

        if (count is > 1 and <= MaxForced)
        {
            var pairs = affinity.OrderBy(p => p.Key).Select(
                p => (p.Key.First, p.Key.Second, Pull: p.Value / (p.Value + Math.Min(sizes[p.Key.First], sizes[p.Key.Second])))).ToArray();
            for (var step = 0; step < Steps; step++)
            {
                Attract(pairs, radius, gap, x, y, 0.1 * (1 - ((double)step / Steps)));
                Separate(radius, gap, x, y);
            }

            for (var step = 0; step < 2 * Steps && Separate(radius, gap, x, y); step++)
            {
            }
        }

        return [.. Enumerable.Range(0, count).Select(c => new ClusterCircle((float)x[c], (float)y[c], (float)radius[c]))];
    }

    private static void PlaceOnSunflower(int[] order, double[] radius, double gap, double[] x, double[] y)
    {
        var area = 0.0;
        for (var k = 0; k < order.Length; k++)
        {
            var c = order[k];
            var own = (radius[c] + gap) * (radius[c] + gap);
            var distance = k == 0 ? 0 : Math.Sqrt((area + own) * 1.3);
            area += own;
            x[c] = distance * Math.Cos(k * GoldenAngle);
            y[c] = distance * Math.Sin(k * GoldenAngle);
        }
    }

    /// <summary>Each circle in turn at the first free place of a spiral around those that it is joined to, or the middle.</summary>
    private static void PlaceGreedily(
        int[] order, double[] radius, List<(int Other, double Pull)>[] neighbours, double gap, double[] x, double[] y)
    {
        var placed = new List<int>();
        var isPlaced = new bool[order.Length];
        var extent = 0.0;
        foreach (var c in order)
        {
            var (sumX, sumY, sum) = (0.0, 0.0, 0.0);
            foreach (var (other, pull) in neighbours[c])
            {
                if (!isPlaced[other]) continue;
                sumX += x[other] * pull;
                sumY += y[other] * pull;
                sum += pull;
            }

            if (sum > 0) (sumX, sumY) = (sumX / sum, sumY / sum);
            (sumX, sumY) = OutOfTheCircleThere(c, sumX, sumY);
            var step = (radius[c] + gap) * 0.35;
            var found = false;
            for (var k = 0; k < MaxTries && !found; k++)
            {
                x[c] = sumX + (step * Math.Sqrt(k) * Math.Cos(k * GoldenAngle));
                y[c] = sumY + (step * Math.Sqrt(k) * Math.Sin(k * GoldenAngle));
                found = IsFree(c);
            }

            if (!found)
                (x[c], y[c]) = ((extent + radius[c] + gap) * Math.Cos(placed.Count), (extent + radius[c] + gap) * Math.Sin(placed.Count));
            extent = Math.Max(extent, Math.Sqrt((x[c] * x[c]) + (y[c] * y[c])) + radius[c]);
            placed.Add(c);
            isPlaced[c] = true;
        }

        // From within a large circle the search would end before it came to the rim.
        (double X, double Y) OutOfTheCircleThere(int c, double atX, double atY)
        {
            foreach (var other in placed)
            {
                var (dx, dy, apart) = (atX - x[other], atY - y[other], radius[other] + radius[c] + gap);
                var distance = Math.Sqrt((dx * dx) + (dy * dy));
                if (distance >= apart) continue;
                // What is joined to nothing else begins on a side of its own.
                if (distance < 1e-9) (dx, dy, distance) = (Math.Cos(placed.Count * GoldenAngle), Math.Sin(placed.Count * GoldenAngle), 1);
                return (x[other] + (dx / distance * apart), y[other] + (dy / distance * apart));
            }

            return (atX, atY);
        }

        bool IsFree(int c)
        {
            foreach (var other in placed)
            {
                var (dx, dy, apart) = (x[other] - x[c], y[other] - y[c], radius[other] + radius[c] + gap);
                if ((dx * dx) + (dy * dy) < apart * apart) return false;
            }

            return true;
        }
    }

    private static List<(int Other, double Pull)>[] Neighbours(int count, Dictionary<(int First, int Second), double> affinity)
    {
        var neighbours = new List<(int, double)>[count];
        for (var c = 0; c < count; c++) neighbours[c] = [];
        foreach (var ((first, second), pull) in affinity.OrderBy(p => p.Key))
        {
            neighbours[first].Add((second, pull));
            neighbours[second].Add((first, pull));
        }

        return neighbours;
    }

    private static void Attract(
        (int First, int Second, double Pull)[] pairs, double[] radius, double gap, double[] x, double[] y, double rate)
    {
        foreach (var (a, b, pull) in pairs)
        {
            var (dx, dy) = (x[b] - x[a], y[b] - y[a]);
            var distance = Math.Sqrt((dx * dx) + (dy * dy));
            var slack = distance - radius[a] - radius[b] - gap;
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

    private static bool Separate(double[] radius, double gap, double[] x, double[] y)
    {
        var moved = false;
        for (var a = 0; a < x.Length; a++)
        {
            for (var b = a + 1; b < x.Length; b++)
            {
                var (dx, dy) = (x[b] - x[a], y[b] - y[a]);
                var apart = radius[a] + radius[b] + gap;
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
