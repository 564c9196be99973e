using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Verdicts;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Findings;

/// <summary>What a row of a waterfall is.</summary>
public enum WaterfallRowKind
{
    /// <summary>What is held before any measure.</summary>
    Prior,

    /// <summary>What a measure adds.</summary>
    Step,

    /// <summary>What an innocent explanation that holds takes out.</summary>
    TakenOut,

    /// <summary>What it adds up to so far.</summary>
    Sum,
}

/// <summary>A row of a waterfall, in log odds (nats).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="From">Where its bar begins.</param>
/// <param name="To">Where its bar ends: what is held after it.</param>
/// <param name="Step">The measure; null for other rows.</param>
/// <param name="Sentence">What was measured, in words; empty for none.</param>
public sealed record WaterfallRow(
    WaterfallRowKind Kind, string Name, double From, double To, EvidenceStep? Step = null, string Sentence = "")
{
    /// <summary>What it adds; of a sum, what it is.</summary>
    public double Amount => To - From;

    /// <summary>The probability after it, 0 to 1.</summary>
    public double Probability => 1 / (1 + Math.Exp(-To));
}

/// <summary>A cluster's verdict from prior to probability, with what innocent explanations that hold take out again.</summary>
/// <param name="Rows">The rows, in the order in which they add up.</param>
/// <param name="Untold">What the data could not tell, by name.</param>
/// <param name="Told">The share of all weight that the data could tell, 0 to 1.</param>
/// <param name="Threshold">What is asked of a pool.</param>
public sealed record VerdictWaterfall(
    ImmutableArray<WaterfallRow> Rows, ImmutableArray<string> Untold, double Told, VerdictThreshold Threshold)
{
    /// <summary>What is held in the end, 0 to 1.</summary>
    public double Probability => Rows[^1].Probability;

    /// <summary>The least log odds that are drawn.</summary>
    public double Low => Math.Min(0, Rows.Min(r => Math.Min(r.From, r.To))) - 0.2;

    /// <summary>The largest.</summary>
    public double High => Math.Max(Threshold.LogOdds, Rows.Max(r => Math.Max(r.From, r.To))) + 0.2;

    /// <summary>Where log odds are drawn, 0 to 100.</summary>
    public double X(double logOdds) => 100 * (logOdds - Low) / (High - Low);

    /// <summary>Null for a run that kept no evidence.</summary>
    public static VerdictWaterfall? Of(Cluster cluster, AnalysisOptions options)
    {
        var evidence = cluster.Waterfall;
        if (evidence.Steps.Count == 0) return null;
        var rows = ImmutableArray.CreateBuilder<WaterfallRow>();
        var at = evidence.PriorLogOdds;
        rows.Add(
            new(WaterfallRowKind.Prior, "Before any evidence", 0, at,
                Sentence: "How likely a group of accounts that are alike is a campaign before anything else is known of it."));
        foreach (var step in evidence.Steps.Where(s => s.IsTold))
        {
            rows.Add(new(WaterfallRowKind.Step, step.Name, at, at + step.LogLikelihoodRatio, step, step.Sentence));
            at += step.LogLikelihoodRatio;
        }

        // Explanations account for overlapping parts of the evidence: the one that leaves least is taken out, not all in turn.
        rows.Add(new(WaterfallRowKind.Sum, "All evidence", 0, at));
        if (cluster.BenignTests.Where(t => t is { Outcome: BenignOutcome.Failed, Left: not null }).MinBy(t => t.Left) is { } holding)
        {
            var left = Math.Min(at, VerdictThreshold.Logit(holding.Left!.Value));
            rows.Add(new(WaterfallRowKind.TakenOut, $"Taken out: {holding.Explanation}", at, left, Sentence: holding.Sentence));
            rows.Add(new(WaterfallRowKind.Sum, "What is left unexplained", 0, left));
        }

        return new(
            rows.ToImmutable(), [.. evidence.Steps.Where(s => !s.IsTold).Select(s => s.Name)], evidence.Told,
            VerdictThreshold.Of(options.LeastProbability, Calibration.OfThisVersion));
    }

    /// <summary>What the waterfall comes to, a sentence.</summary>
    public string Sentence => $"The evidence adds up to a probability of {NumberWords.Share(Probability)}; {Threshold.Sentence}";

    /// <summary>How much the data could tell, a sentence.</summary>
    public string ToldSentence => Untold.IsEmpty
        ? "The data could tell all that is looked at."
        : $"The data could tell {NumberWords.Percent(Told)} of what is looked at; they cannot tell {string.Join(", ", Untold)}.";
}
