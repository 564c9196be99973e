namespace Dashboard.Analysis.Tests.Significance;

/// <summary>The test of Kolmogorov and Smirnov that numbers are uniform on [0, 1].</summary>
internal static class Uniformity
{
    /// <summary>The p-value, by the limit with Stephens's correction (1970).</summary>
    public static double PValue(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var (n, distance) = (sorted.Length, 0.0);
        for (var i = 0; i < n; i++) distance = Math.Max(distance, Math.Max(sorted[i] - ((double)i / n), ((i + 1.0) / n) - sorted[i]));
        var scaled = distance * (Math.Sqrt(n) + 0.12 + (0.11 / Math.Sqrt(n)));
        var p = 0.0;
        for (var k = 1; k <= 100; k++) p += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * scaled * scaled);
        return scaled < 0.2 ? 1 : Math.Clamp(p, 0, 1);
    }
}
