namespace Dashboard.Analysis.Significance;

/// <summary>Logarithms of factorials and of what is made of them.</summary>
internal static class LogFactorial
{
    private static readonly double[] Small = MakeSmall();

    /// <summary>ln n!, by a table up to 255 and Stirling's series beyond, to about 1e-15 of its size.</summary>
    public static double Of(double n)
    {
        if (n < Small.Length) return Small[(int)n];
        var x = n + 1;
        var inverse = 1 / (x * x);
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI))
            + ((1.0 / 12 - (inverse * (1.0 / 360 - (inverse / 1260)))) / x);
    }

    /// <summary>ln of n over k; minus infinity where k is out of range.</summary>
    public static double Choose(double n, double k) => k < 0 || k > n ? double.NegativeInfinity : Of(n) - Of(k) - Of(n - k);

    private static double[] MakeSmall()
    {
        var table = new double[256];
        for (var i = 1; i < table.Length; i++) table[i] = table[i - 1] + Math.Log(i);
        return table;
    }
}
