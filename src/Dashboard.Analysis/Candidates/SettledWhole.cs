namespace Dashboard.Analysis.Candidates;

/// <summary>A group that a candidate settled at, and how well each of its accounts fits it.</summary>
internal sealed class SettledWhole
{
    /// <summary>A part is at least so many times smaller.</summary>
    public const int LeastTimes = 10;

    private const double LeastWithin = 0.75;
    private const int Quartile = 4;

    private readonly double[] totals;
    private readonly bool[] isIn;
    private readonly double lowerQuartile;

    /// <param name="accounts">Its accounts, ascending.</param>
    /// <param name="totals">How well every account fits it: the sum of its log likelihood ratios.</param>
    public SettledWhole(int[] accounts, double[] totals)
    {
        (Accounts, this.totals, isIn) = (accounts, totals, new bool[totals.Length]);
        foreach (var a in accounts) isIn[a] = true;
        lowerQuartile = accounts.Select(a => totals[a]).Order().ElementAt(accounts.Length / Quartile);
    }

    public int[] Accounts { get; }

    /// <summary>
    /// Whether accounts lie within it, most of them, and fit it as its own do: their median no worse than its lower quartile. A campaign of
    /// another kind that lies within fits worse, and is followed for itself.
    /// </summary>
    public bool HasUsualPart(int[] part)
    {
        if (LeastTimes * part.Length > Accounts.Length || part.Count(a => isIn[a]) < LeastWithin * part.Length) return false;
        var fits = part.Select(a => totals[a]).Order().ToArray();
        return fits[fits.Length / 2] >= lowerQuartile;
    }
}
