using Dashboard.Analysis.Verdicts;

namespace Dashboard.Methods;

/// <summary>A bin of the reliability curve in words.</summary>
public static class ReliabilityWords
{
    /// <summary>
    /// Whether probabilities of the bin mean what they say: how many campaigns there were is held against what the mean
    /// probability would give, within two standard deviations of a binomial.
    /// </summary>
    public static string Of(ReliabilityBin bin)
    {
        if (bin.Groups < 10) return "too few to tell";
        var allowed = 2 * Math.Sqrt(bin.MeanProbability * (1 - bin.MeanProbability) / bin.Groups);
        return (bin.Campaigns - bin.MeanProbability) switch
        {
            var difference when difference < -allowed => "fewer than it says",
            var difference when difference > allowed => "more than it says",
            _ => "as it says",
        };
    }
}
