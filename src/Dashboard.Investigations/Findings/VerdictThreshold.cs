using System.Globalization;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Verdicts;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Findings;

/// <summary>The probability asked of a pool, and how many innocent groups reached it where their nature is known.</summary>
/// <param name="Probability">The probability asked for, 0 to 1.</param>
/// <param name="Innocents">The innocent groups that were judged for calibration; 0 where none were.</param>
/// <param name="InnocentsAbove">At most how many of them reached the probability: those of whole bins of the reliability curve.</param>
public sealed record VerdictThreshold(double Probability, int Innocents, int InnocentsAbove)
{
    /// <summary>The same in log odds, nats.</summary>
    public double LogOdds => Logit(Probability);

    /// <summary>The share of the innocent groups that reached it; NaN where none were judged.</summary>
    public double FalsePositiveRate => Innocents == 0 ? double.NaN : InnocentsAbove / (double)Innocents;

    /// <summary>What is asked for and how often innocents reach it, a sentence.</summary>
    public string Sentence => Innocents == 0
        ? $"{NumberWords.Share(Probability)} is asked for; how many innocent groups reach it was not measured."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Probability:0.00} is asked for: of {Format.Count(Innocents, "innocent group")} in open worlds that no benign test explains, {Reached}.");

    // None of so many bounds the rate, at 95 %, by three among them (Hanley and Lippman-Hand, 1983).
    private string Reached => InnocentsAbove == 0
        ? string.Create(CultureInfo.InvariantCulture, $"none reached it: a rate below {300.0 / Innocents:0.##} %")
        : string.Create(
            CultureInfo.InvariantCulture, $"at most {Format.Count(InnocentsAbove)} reached it ({100 * FalsePositiveRate:0.##} %)");

    public static VerdictThreshold Of(double probability, Calibration calibration)
    {
        var (all, above) = (0, 0);
        foreach (var bin in calibration.Reliability)
        {
            var innocents = bin.Groups - (int)Math.Round(bin.Groups * bin.Campaigns);
            all += innocents;
            if (bin.To > probability + 1e-9) above += innocents;
        }

        return new(probability, all, above);
    }

    /// <summary>The log odds of a probability; those of certainty are bounded, so that they can be drawn.</summary>
    public static double Logit(double probability)
    {
        var bounded = Math.Clamp(probability, 1e-9, 1 - 1e-9);
        return Math.Log(bounded / (1 - bounded));
    }
}
