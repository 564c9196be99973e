using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Targeting;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// What a cluster is assessed to be, by a fixed rule: <em>pool</em> only where the waterfall reaches the probability asked
/// for, at least two families and two layers of what accounts do speak for it, it holds more accounts than a team needs, no benign
/// explanation holds, it comes back from halves of itself and at most resolutions, and the log tells something of what accounts ask, pay
/// with or are; <em>lookalike</em> where something speaks for it and a benign explanation holds; <em>unknown</em> otherwise. Which account
/// operates a pool is not concluded from logs of requests.
/// </summary>
/// <param name="Disposition">The disposition.</param>
/// <param name="Score">The waterfall's probability.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="WouldOverturn">What would overturn it, in sentences.</param>
internal sealed record Verdict(Disposition Disposition, double Score, string Reason, ImmutableArray<string> WouldOverturn)
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("verdict-waterfall", 7);

    public static Verdict Of(
        IReadOnlyCollection<Signal> signals, IReadOnlyList<BenignTest> tests, ClusterEvidence evidence, double stability, double agreement,
        AnalysisOptions options)
    {
        var (waterfall, score) = (evidence.Waterfall, evidence.Waterfall.Probability);
        var holding = tests.Where(t => t.Outcome == BenignOutcome.Failed).ToArray();
        var speaks = signals.Count > 0 || waterfall.LogOdds > 0;
        if (holding.Length > 0 && speaks)
        {
            return new Verdict(
                Disposition.Lookalike,
                score,
                $"Something speaks for coordination, and a benign explanation holds: {holding[0].Explanation}.",
                [.. holding.Select(t => $"Evidence against “{t.Explanation}”.")]);
        }

        if (!speaks)
            return new Verdict(
                Disposition.Unknown, score, "Nothing speaks for coordination.",
                ["Measures of two independent families, one of them behavioural, that lean the other way."]);
        if (score < options.LeastProbability)
        {
            return new Verdict(
                Disposition.Unknown,
                score,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The evidence adds up to a probability of {score:P0} where {options.LeastProbability:P0} is asked for; {Told(waterfall)}."),
                [.. waterfall.Steps.Where(s => s is { IsTold: true, LogLikelihoodRatio: < 0 }).OrderBy(s => s.LogLikelihoodRatio).Take(3)
                    .Select(s => $"Evidence that outweighs what speaks against “{s.Name}”.")]);
        }

        if (!waterfall.IsIndependent)
        {
            return new Verdict(
                Disposition.Unknown,
                score,
                "What speaks for coordination is of one kind; two families are needed, and two layers of what accounts do.",
                ["Evidence of another, independent layer of what accounts do: their texts, their purpose, their rhythm, their pace, their lives."]);
        }

        if (!TellsPurpose(evidence.Input))
        {
            return new Verdict(
                Disposition.Unknown,
                score,
                "The evidence would suffice, but the log tells nothing of what accounts ask, pay with or are: customers who share a proxy with a pool could not be told from it.",
                ["Prompts or their hashes, payments, or identities of the accounts."]);
        }

        if (stability < options.LeastStability)
        {
            return new Verdict(
                Disposition.Unknown,
                score,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The evidence would suffice, but the cluster hardly comes back from halves of itself: stability {stability:0.00} where {options.LeastStability:0.00} is asked for."),
                ["More data, or attributes that the log does not hold, under which the cluster comes back."]);
        }

        if (agreement < options.LeastAgreement)
        {
            return new Verdict(
                Disposition.Unknown,
                score,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The evidence would suffice, but the cluster is found at {agreement:P0} of the resolutions alone, where {options.LeastAgreement:P0} is asked for."),
                ["More data, or attributes that the log does not hold, under which more resolutions agree."]);
        }

        if (evidence.Members.Length <= options.TeamAccounts)
            return new Verdict(
                Disposition.Unknown, score, $"{evidence.Members.Length} accounts are no more than a team needs.",
                ["More accounts of the same kind."]);
        var families = waterfall.Steps.Where(s => s.LogLikelihoodRatio > 0.2).Select(s => s.Family).Distinct().Order()
            .Select(SharedAttributeSignals.FamilyName).ToArray();
        return new Verdict(
            Disposition.Pool, score,
            $"{string.Join(", ", families)} agree, {Told(waterfall)}, and no benign explanation that could be tested holds.{Size(evidence)}", [.. Overturning(signals, tests)]);
    }

    // A pool of most of all accounts leaves few to compare it with.
    private static string Size(ClusterEvidence evidence) => 2 * evidence.Members.Length <= evidence.Input.Accounts.Count
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $" It holds {evidence.Members.Length / (double)evidence.Input.Accounts.Count:P0} of all accounts: what is usual is told from the few that are left, and several campaigns may be in it.");

    // Timing and infrastructure alone find a pool, and sweep in who shares a proxy with it: 21 and 58 of 300 in two made worlds.
    private static bool TellsPurpose(AnalysisInput input) =>
        input.Content is not null
        || input.Attributes.Any(a => a.Family is AttributeFamily.Content or AttributeFamily.Payment or AttributeFamily.Identity);

    /// <summary>The same lowered, where another choice of a parameter says something else entirely.</summary>
    /// <param name="edge">Which choice, in a sentence.</param>
    public Verdict OnEdge(string edge) =>
        this with { Disposition = Disposition.Unknown, Reason = edge,
            WouldOverturn = ["More data, under which neighbouring choices agree."] };

    private static string Told(Waterfall waterfall) =>
        string.Create(CultureInfo.InvariantCulture, $"the data could tell {waterfall.Told:P0} of what is looked at");

    private static IEnumerable<string> Overturning(IReadOnlyCollection<Signal> signals, IReadOnlyList<BenignTest> tests)
    {
        foreach (var test in tests.Where(t => t.Outcome == BenignOutcome.Open))
            yield return $"Proof of “{test.Explanation}”, which the data leave open.";
        if (signals.Any(s => s.Kind == SignalKind.SharedContent))
            yield return "The shared prompts turn out to be a public tool's or a public benchmark's.";
        if (signals.Any(s => s.Kind == SignalKind.CapabilityTargeting))
            yield return "A comparable group of ordinary customers aims at the same capabilities to the same degree.";
        if (signals.Any(s => s.Family is AttributeFamily.Payment or AttributeFamily.Identity))
            yield return "One organisation shows that it holds the accounts and what it uses them for.";
        if (signals.Any(s => s.Family == AttributeFamily.Timing))
            yield return "A common outside cause of the timing, such as an event or a release, that the baseline did not follow.";
    }
}
