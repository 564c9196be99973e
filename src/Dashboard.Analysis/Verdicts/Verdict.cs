using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// What a cluster is assessed to be, by a fixed rule: <em>pool</em> only with signals of at least two independent
/// families, behaviour alone (content or timing) strong enough, no benign explanation that holds, whether it
/// accounts for all signals or leaves too little unexplained, and a cluster that comes back under other seeds; <em>lookalike</em> when there are two families or a behavioural signal, and a benign
/// explanation holds; <em>unknown</em> otherwise. Which account operates a pool is not concluded from logs of requests.
/// </summary>
/// <param name="Disposition">The disposition.</param>
/// <param name="Score">1 − Π (1 − strength) over the strongest signal of each family.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="WouldOverturn">What would overturn it, in sentences.</param>
internal sealed record Verdict(Disposition Disposition, double Score, string Reason, ImmutableArray<string> WouldOverturn)
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("verdict-two-families", 3);

    public static Verdict Of(IReadOnlyCollection<Signal> signals, IReadOnlyList<BenignTest> tests, double stability, CoreChoice choice, AnalysisOptions options)
    {
        if (signals.Count == 0)
            return new Verdict(Disposition.Unknown, 0, "No signal was found.", ["Signals of two independent families, one of them behavioural."]);
        var families = signals.Select(s => s.Family).Distinct().Order().ToArray();
        var score = Weight.Of(signals);
        var names = string.Join(", ", families.Select(SharedAttributeSignals.FamilyName));
        var holding = tests.Where(t => t.Outcome == BenignOutcome.Failed).ToArray();
        if (holding.Length > 0 && (families.Length >= 2 || families.Any(f => f.IsBehavioural())))
        {
            return new Verdict(
                Disposition.Lookalike,
                score,
                $"There are signals ({names}), and a benign explanation holds: {holding[0].Explanation}.",
                [.. holding.Select(t => $"Evidence against “{t.Explanation}”.")]);
        }

        if (families.Length < 2)
            return new Verdict(Disposition.Unknown, score, $"All signals are of one family ({names}); two independent ones are needed.", ["A signal of another, independent family."]);
        if (!families.Any(f => f.IsBehavioural()))
            return new Verdict(Disposition.Unknown, score, $"The signals ({names}) say what the accounts run on, not what they do.", ["A behavioural signal: what the accounts ask, or when."]);
        if (!Weight.Suffices(signals, choice, options))
            return new Verdict(Disposition.Unknown, score, $"What the accounts do is too weak a signal beside what they run on ({names}).", ["Stronger signals of what the accounts ask, or when."]);
        if (stability < options.LeastStability)
        {
            return new Verdict(
                Disposition.Unknown,
                score,
                string.Create(CultureInfo.InvariantCulture, $"The signals ({names}) would suffice, but the cluster hardly comes back under other seeds: stability {stability:0.00} where {options.LeastStability:0.00} is asked for."),
                ["More data, or attributes that the log does not hold, under which the cluster comes back."]);
        }

        return new Verdict(Disposition.Pool, score, $"Signals of {families.Length} families agree ({names}), and no benign explanation that could be tested holds.", [.. Overturning(signals, tests)]);
    }

    private static IEnumerable<string> Overturning(IReadOnlyCollection<Signal> signals, IReadOnlyList<BenignTest> tests)
    {
        foreach (var test in tests.Where(t => t.Outcome == BenignOutcome.Open)) yield return $"Proof of “{test.Explanation}”, which the data leave open.";
        if (signals.Any(s => s.Kind == SignalKind.SharedContent)) yield return "The shared prompts turn out to be a public tool's or a public benchmark's.";
        if (signals.Any(s => s.Kind == SignalKind.CapabilityTargeting)) yield return "A comparable group of ordinary customers aims at the same capabilities to the same degree.";
        if (signals.Any(s => s.Family is AttributeFamily.Payment or AttributeFamily.Identity)) yield return "One organisation shows that it holds the accounts and what it uses them for.";
        if (signals.Any(s => s.Family == AttributeFamily.Timing)) yield return "A common outside cause of the timing, such as an event or a release, that the baseline did not follow.";
    }
}
