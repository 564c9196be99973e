namespace Dashboard.Analysis.Windows;

/// <summary>
/// What it costs to describe a stretch of a series as one segment: twice the negative log-likelihood at the
/// segment's best parameters, up to a constant that is the same for every division of the series. Splitting a
/// segment never costs more, penalties apart.
/// </summary>
internal interface ISegmentCost
{
    /// <summary>The cost of the values at start … end − 1. O(1).</summary>
    double Of(int start, int end);
}
