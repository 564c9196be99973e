namespace Dashboard.Analysis.Windows;

/// <summary>Running sums of a series, from which any segment's squares about its mean or its line follow in O(1).</summary>
internal sealed class RunningSums
{
    private readonly double[] sum;
    private readonly double[] sumOfSquares;
    private readonly double[] sumOfProducts;

    /// <param name="values">The series, best centred and scaled: the sums are differences of large numbers otherwise.</param>
    public RunningSums(ReadOnlySpan<double> values)
    {
        sum = new double[values.Length + 1];
        sumOfSquares = new double[values.Length + 1];
        sumOfProducts = new double[values.Length + 1];
        for (var i = 0; i < values.Length; i++)
        {
            sum[i + 1] = sum[i] + values[i];
            sumOfSquares[i + 1] = sumOfSquares[i] + (values[i] * values[i]);
            sumOfProducts[i + 1] = sumOfProducts[i] + (i * values[i]);
        }
    }

    /// <summary>The sum of squares about the segment's mean.</summary>
    public double SquaresAboutMean(int start, int end)
    {
        var total = sum[end] - sum[start];
        return Math.Max(0, sumOfSquares[end] - sumOfSquares[start] - (total * total / (end - start)));
    }

    /// <summary>The sum of squares about the segment's least-squares line.</summary>
    public double SquaresAboutLine(int start, int end)
    {
        double count = end - start;
        if (count < 3) return 0;
        var middle = start + ((count - 1) / 2);
        var spread = count * ((count * count) - 1) / 12;
        var product = sumOfProducts[end] - sumOfProducts[start] - (middle * (sum[end] - sum[start]));
        return Math.Max(0, SquaresAboutMean(start, end) - (product * product / spread));
    }
}

/// <summary>Segments differ in level; the noise is the same everywhere. In units of the squares.</summary>
internal readonly record struct LevelCost(RunningSums Sums) : ISegmentCost
{
    public double Of(int start, int end) => Sums.SquaresAboutMean(start, end);
}

/// <summary>Segments are lines of their own; the noise is the same everywhere. In units of the squares.</summary>
internal readonly record struct LineCost(RunningSums Sums) : ISegmentCost
{
    public double Of(int start, int end) => Sums.SquaresAboutLine(start, end);
}

/// <summary>Segments differ in level and noise. The floor keeps a constant stretch from costing minus infinity.</summary>
internal readonly record struct LevelAndNoiseCost(RunningSums Sums, double VarianceFloor) : ISegmentCost
{
    public double Of(int start, int end) =>
        (end - start) * Math.Log((Sums.SquaresAboutMean(start, end) / (end - start)) + VarianceFloor);
}

/// <summary>Segments are lines of their own with noise of their own.</summary>
internal readonly record struct LineAndNoiseCost(RunningSums Sums, double VarianceFloor) : ISegmentCost
{
    public double Of(int start, int end) =>
        (end - start) * Math.Log((Sums.SquaresAboutLine(start, end) / (end - start)) + VarianceFloor);
}
