using System.Collections.Immutable;
using Dashboard.Analysis.Verdicts;

namespace Dashboard.Investigations.Findings;

/// <summary>Innocent explanations that came out alike, with what that means for the accounts.</summary>
/// <param name="Outcome">What became of them.</param>
/// <param name="Name">The outcome in words.</param>
/// <param name="Meaning">What it means for the accounts, a sentence.</param>
/// <param name="Tests">The explanations.</param>
public sealed record BenignGroup(BenignOutcome Outcome, string Name, string Meaning, ImmutableArray<BenignTest> Tests)
{
    /// <summary>The groups that are not empty: what clears the accounts first, then what may, then what does not.</summary>
    public static ImmutableArray<BenignGroup> Of(IEnumerable<BenignTest> tests) =>
    [
        .. tests.GroupBy(t => t.Outcome).OrderBy(g => Order(g.Key))
            .Select(g => new BenignGroup(g.Key, NameOf(g.Key), MeaningOf(g.Key), [.. g.OrderBy(t => t.Left ?? 1)])),
    ];

    /// <summary>An outcome in words.</summary>
    public static string NameOf(BenignOutcome outcome) => outcome switch
    {
        BenignOutcome.Failed => "Holds",
        BenignOutcome.Open => "Open",
        BenignOutcome.Passed => "Does not explain it",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>The class of its look.</summary>
    public static string ClassOf(BenignOutcome outcome) => outcome switch
    {
        BenignOutcome.Failed => "holds",
        BenignOutcome.Open => "open",
        _ => "fails",
    };

    private static string MeaningOf(BenignOutcome outcome) => outcome switch
    {
        BenignOutcome.Failed => "An innocent story accounts for what is seen: the accounts are not called a pool.",
        BenignOutcome.Open => "These data cannot test it: the accounts may still be innocent in this way.",
        _ => "It was tested, and does not clear the accounts.",
    };

    private static int Order(BenignOutcome outcome) => outcome switch
    {
        BenignOutcome.Failed => 0,
        BenignOutcome.Open => 1,
        _ => 2,
    };
}
