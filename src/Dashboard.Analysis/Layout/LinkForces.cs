namespace Dashboard.Analysis.Layout;

/// <summary>
/// Draws accounts and what they share by forces (Fruchterman &amp; Reingold, 1991): links pull, all nodes push, and a weak
/// pull to the middle keeps together what nothing joins. In the end accounts that lie on each other are moved apart.
/// Deterministic; about one unit from an account to the next. O(n²) a step.
/// </summary>
internal static class LinkForces
{
    private const int Steps = 120;
    private const int MostSteps = 200;
    private const double Length = 1.1;
    private const double Apart = 0.95;

    /// <summary>How wide so many accounts may lie, beside those that touch each other on a grid.</summary>
    private const double Spread = 0.9;
    private const double GoldenAngle = 2.399963229728653;

    /// <param name="count">How many accounts there are.</param>
    /// <param name="attributes">The accounts that share each attribute.</param>
    public static (double[] X, double[] Y) Place(int count, int[][] attributes)
    {
        var (x, y) = Begin(count, attributes);
        var (moveX, moveY) = (new double[x.Length], new double[x.Length]);
        var spread = Math.Sqrt(count);
        for (var step = 0; step < Steps; step++)
        {
            Push(x, y, moveX, moveY);
            for (var t = 0; t < attributes.Length; t++)
            {
                foreach (var a in attributes[t]) Pull(a, count + t);
            }

            var most = 0.3 * spread * (1 - ((double)step / Steps));
            for (var v = 0; v < x.Length; v++)
            {
                var (dx, dy) = (moveX[v] - (0.08 * x[v]), moveY[v] - (0.08 * y[v]));
                var length = Math.Sqrt((dx * dx) + (dy * dy));
                var share = length <= most ? 1 : most / length;
                (x[v], y[v]) = (x[v] + (dx * share), y[v] + (dy * share));
            }
        }

        Shrink(count, x, y);
        for (var step = 0; step < MostSteps && Separate(count, x, y); step++)
        {
        }

        return (x[..count], y[..count]);

        void Pull(int a, int b)
        {
            var (dx, dy) = (x[b] - x[a], y[b] - y[a]);
            var pull = 0.5 * Math.Sqrt((dx * dx) + (dy * dy)) / Length / Math.Sqrt(attributes[b - count].Length);
            moveX[a] += dx * pull;
            moveY[a] += dy * pull;
            moveX[b] -= dx * pull;
            moveY[b] -= dy * pull;
        }
    }

    /// <summary>
    /// Attributes on a spiral, the most shared innermost; an account beside the last of those that it has, or outside of all.
    /// </summary>
    private static (double[] X, double[] Y) Begin(int count, int[][] attributes)
    {
        var (x, y) = (new double[count + attributes.Length], new double[count + attributes.Length]);
        for (var a = 0; a < count; a++) (x[a], y[a]) = At(Math.Sqrt(count + a), a);
        foreach (var (rank, t) in Enumerable.Range(0, attributes.Length).OrderByDescending(t => attributes[t].Length).ThenBy(t => t)
            .Index())
        {
            (x[count + t], y[count + t]) = At(Math.Sqrt(count * (rank + 0.5) / attributes.Length), rank);
            foreach (var (k, a) in attributes[t].Index())
            {
                var (dx, dy) = At(0.6 * Math.Sqrt(k + 1), k);
                (x[a], y[a]) = (x[count + t] + dx, y[count + t] + dy);
            }
        }

        return (x, y);

        static (double X, double Y) At(double radius, int turn) =>
            (radius * Math.Cos(turn * GoldenAngle), radius * Math.Sin(turn * GoldenAngle));
    }

    private static void Push(double[] x, double[] y, double[] moveX, double[] moveY)
    {
        Array.Clear(moveX);
        Array.Clear(moveY);
        for (var a = 0; a < x.Length; a++)
        {
            for (var b = a + 1; b < x.Length; b++)
            {
                var (dx, dy) = (x[b] - x[a], y[b] - y[a]);
                var push = Length * Length / Math.Max(0.01, (dx * dx) + (dy * dy));
                moveX[a] -= dx * push;
                moveY[a] -= dy * push;
                moveX[b] += dx * push;
                moveY[b] += dy * push;
            }
        }
    }

    // Forces that reach far spread nodes out: what is seen is how they lie to each other.
    private static void Shrink(int count, double[] x, double[] y)
    {
        var radius = Enumerable.Range(0, count).Max(v => Math.Sqrt((x[v] * x[v]) + (y[v] * y[v])));
        var share = Math.Min(1, ((Spread * Math.Sqrt(count)) + 1) / radius);
        for (var v = 0; v < count; v++) (x[v], y[v]) = (x[v] * share, y[v] * share);
    }

    private static bool Separate(int count, double[] x, double[] y)
    {
        var moved = false;
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
            {
                var (dx, dy) = (x[b] - x[a], y[b] - y[a]);
                var square = (dx * dx) + (dy * dy);
                if (square >= Apart * Apart * 0.98) continue;
                var distance = Math.Sqrt(square);
                if (distance < 1e-9) (dx, dy, distance) = (Math.Cos(a + b), Math.Sin(a + b), 1);
                var push = (Apart - Math.Sqrt(square)) / distance / 2;
                (x[a], y[a], x[b], y[b]) = (x[a] - (dx * push), y[a] - (dy * push), x[b] + (dx * push), y[b] + (dy * push));
                moved = true;
            }
        }

        return moved;
    }
}
