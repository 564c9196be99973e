namespace Dashboard.Analysis.Significance;

/// <summary>The logarithm of the gamma function.</summary>
internal static class LogGamma
{
    /// <summary>ln Γ(x) for x above 0, by Stirling's series from 8 on and the recurrence below, to about 1e-11 of its size.</summary>
    public static double Of(double x)
    {
        var shift = 1.0;
        for (; x < 8; x++) shift *= x;
        var inverse = 1 / (x * x);
        var series = (1.0 / 12 - (inverse * (1.0 / 360 - (inverse * (1.0 / 1260 - (inverse / 1680)))))) / x;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series - Math.Log(shift);
    }
}
