namespace Dashboard.Analysis.Significance;

/// <summary>One side of a <see cref="DegreeSequenceModel"/> while it is fitted: a class of nodes for each degree.</summary>
internal sealed class DegreeSide
{
    private readonly int[] degrees;
    private readonly int[] counts;
    private readonly double[] left;
    private double nodesLeft;

    public DegreeSide(DegreeHistogram histogram)
    {
        (degrees, counts) = (histogram.Degrees, histogram.Counts);
        left = [.. degrees.Select(d => (double)d)];
        nodesLeft = histogram.Nodes;
        (Strength, TakenAt, IsFull) = (new double[degrees.Length], new int[degrees.Length], new bool[degrees.Length]);
    }

    /// <summary>x of each class that is not certain.</summary>
    public double[] Strength { get; }

    /// <summary>In which step a class was taken out as certain; 0 for one that was not.</summary>
    public int[] TakenAt { get; }

    /// <summary>Whether a class taken out carries all that was left then, rather than nothing.</summary>
    public bool[] IsFull { get; }

    /// <summary>Whether a node has this degree.</summary>
    public bool Has(int degree) => Array.BinarySearch(degrees, degree) >= 0;

    /// <summary>The class of a degree.</summary>
    public int IndexOf(int degree) =>
        Array.BinarySearch(degrees, degree) is >= 0 and var found
        ? found : throw new ArgumentException($"No node that was fitted has degree {degree}.");

    /// <summary>Takes out the classes that are certain now. Whether there were any.</summary>
    public bool TakeOut(DegreeSide other, ref int step)
    {
        var found = false;
        for (var c = 0; c < degrees.Length; c++)
        {
            if (TakenAt[c] != 0 || (left[c] > 0 && left[c] < other.nodesLeft)) continue;
            (found, TakenAt[c], IsFull[c]) = (true, step++, left[c] > 0);
            nodesLeft -= counts[c];
            if (!IsFull[c]) continue;
            for (var o = 0; o < other.left.Length; o++)
            {
                if (other.TakenAt[o] == 0) other.left[o] -= counts[c];
            }
        }

        return found;
    }

    /// <summary>Begins where links are drawn in proportion to degrees (Chung &amp; Lu, 2002).</summary>
    public void Start()
    {
        var links = 0.0;
        for (var c = 0; c < degrees.Length; c++) links += TakenAt[c] == 0 ? left[c] * counts[c] : 0;
        for (var c = 0; c < degrees.Length; c++) Strength[c] = TakenAt[c] == 0 ? left[c] / Math.Sqrt(links) : 0;
    }

    /// <summary>One guarded step of Newton's method in ln x for each class, the other side held.</summary>
    public void Improve(DegreeSide other)
    {
        for (var c = 0; c < degrees.Length; c++)
        {
            if (TakenAt[c] != 0) continue;
            for (var round = 0; round < 2; round++)
            {
                var (expected, slope) = Expect(Strength[c], other);
                Strength[c] *= Math.Exp(Math.Clamp((left[c] - expected) / Math.Max(slope, 1e-300), -2, 2));
                if (Math.Abs(left[c] - expected) < 1e-6 * left[c]) break;
            }
        }
    }

    /// <summary>The largest difference between a degree and what is expected, as a share of the degree.</summary>
    public double ErrorGiven(DegreeSide other)
    {
        var largest = 0.0;
        for (var c = 0; c < degrees.Length; c++)
        {
            if (TakenAt[c] == 0) largest = Math.Max(largest, Math.Abs(Expect(Strength[c], other).Expected - left[c]) / left[c]);
        }

        return largest;
    }

    private static (double Expected, double Slope) Expect(double strength, DegreeSide other)
    {
        var (expected, slope) = (0.0, 0.0);
        for (var o = 0; o < other.counts.Length; o++)
        {
            // Classes taken out have strength 0 and add nothing.
            var odds = strength * other.Strength[o];
            var p = odds / (1 + odds);
            expected += other.counts[o] * p;
            slope += other.counts[o] * p / (1 + odds);
        }

        return (expected, slope);
    }
}
