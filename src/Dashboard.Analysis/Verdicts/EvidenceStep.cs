using System.Text.Json.Serialization;
using Dashboard.Analysis.Targeting;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>One step of a verdict's waterfall: a measure of a group against everybody else, and what it weighs.</summary>
/// <param name="Key">The measure's key, the same for all data: <c>habit-hours</c>.</param>
/// <param name="Name">What it is called: “hours of the day are a person's own”.</param>
/// <param name="Family">The family that it belongs to.</param>
/// <param name="Value">What was measured of the group; NaN where the data cannot tell.</param>
/// <param name="Usual">The same of everybody else; NaN where it has none.</param>
/// <param name="Lean">Which way it leans, from −1 (innocent likeness) to 1 (coordination); 0 where the data cannot tell.</param>
/// <param name="LogLikelihoodRatio">What it adds to the log odds: the lean times the calibrated weight, in nats.</param>
/// <param name="Sentence">What was measured, in words.</param>
public sealed record EvidenceStep(
    string Key, string Name, AttributeFamily Family, double Value, double Usual, double Lean, double LogLikelihoodRatio, string Sentence)
{
    /// <summary>Whether the data could tell.</summary>
    public bool IsTold => !double.IsNaN(Value);

    /// <summary>
    /// The layer of what accounts do that the measure looks at: two measures of one layer are no independent evidence. Null for what they
    /// run on.
    /// </summary>
    [JsonIgnore]
    public string? Behaviour => Key switch
    {
        "devotion" or "division" => "texts",
        "aim" or "habit-capabilities" or "habit-models" => "purpose",
        "habit-hours" or "habit-weekdays" or "habit-days" or "rest" or "weekend" => "rhythm",
        "rate" or "totals" => "pace",
        "created" or "wakes" or "lives" or "ends" => "lives",
        _ => null,
    };
}

/// <summary>From what was held before to what is held after all measures: prior, steps, sum.</summary>
/// <param name="PriorLogOdds">The log odds that a group of accounts as alike as this is a campaign, before anything else is known.</param>
/// <param name="Steps">The steps, the largest first; those that the data could not tell last.</param>
public sealed record Waterfall(double PriorLogOdds, IReadOnlyList<EvidenceStep> Steps)
{
    /// <summary>What adds less than this to the log odds hardly speaks.</summary>
    public const double LeastSpeaking = 0.2;

    /// <summary>The log odds after all steps.</summary>
    public double LogOdds => PriorLogOdds + Steps.Sum(s => s.LogLikelihoodRatio);

    /// <summary>
    /// What is left of the log odds when what speaks for coordination is granted to an innocent explanation where that accounts for it. A
    /// person's rhythm, a person's pace, and that accounts come and go one by one speak against the rest once each, however many measures
    /// say it: by themselves they would outweigh the few that an explanation leaves.
    /// </summary>
    /// <param name="isExplained">Whether the explanation accounts for a step.</param>
    public double LogOddsWithout(Func<EvidenceStep, bool> isExplained)
    {
        var repeated = Steps.Where(s => s is { LogLikelihoodRatio: < 0, Behaviour: "rhythm" or "pace" or "lives" })
            .GroupBy(s => s.Behaviour)
            .Sum(layer => layer.Sum(s => s.LogLikelihoodRatio) - layer.Min(s => s.LogLikelihoodRatio));
        return LogOdds - repeated - Steps.Where(s => s.LogLikelihoodRatio > 0 && isExplained(s)).Sum(s => s.LogLikelihoodRatio);
    }

    /// <summary>The same as a probability, 0 to 1.</summary>
    public double Probability => 1 / (1 + Math.Exp(-LogOdds));

    /// <summary>The step of a measure; null where it was not taken.</summary>
    public EvidenceStep? Of(string key) => Steps.FirstOrDefault(s => s.Key == key);

    /// <summary>
    /// Whether what speaks for coordination is of at least two families, and of at least two layers of what accounts do: what
    /// they run on never counts as one of these.
    /// </summary>
    [JsonIgnore]
    public bool IsIndependent =>
        Steps.Where(s => s.LogLikelihoodRatio > LeastSpeaking).Select(s => s.Family).Distinct().Count() >= 2
        && Steps.Where(s => s.Behaviour is not null && s.LogLikelihoodRatio > 0).GroupBy(s => s.Behaviour)
        .Count(layer => layer.Sum(s => s.LogLikelihoodRatio) > LeastSpeaking) >= 2;

    /// <summary>What the steps were weighed from.</summary>
    internal IReadOnlyCollection<GroupMeasure> Measures { get; init; } = [];

    /// <summary>The share of all weight that the data could tell, 0 to 1: how much of the bench was there to judge.</summary>
    public double Told { get; init; } = 1;
}
