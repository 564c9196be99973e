using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.OtherSide;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Tests.Findings;

/// <summary>The small case with a verdict that adds up, and with the other side's view of it.</summary>
internal static class EvidenceExample
{
    public static Waterfall Evidence { get; } = new(
        -3,
        [
            new("habit-hours", "no hours of the day of their own", AttributeFamily.Timing, 0.012, 0.21, 1, 2.5,
                "Accounts hardly differ in their hours."),
            new("devotion", "work of the group's own", AttributeFamily.Content, 0.97, double.NaN, 1, 2, "97% is the group's own."),
            new("weekend", "no weekend", AttributeFamily.Timing, 0.4, 0.4, -1, -0.5, "As many as others at weekends."),
            new("created", "made in batches", AttributeFamily.Timing, double.NaN, double.NaN, 0, 0, "The data do not say."),
        ])
    {
        Told = 0.9,
    };

    public static StoredAnalysis Analysis { get; } = Of(BenignOutcome.Passed, null);

    /// <summary>With one innocent explanation that came out so.</summary>
    public static StoredAnalysis Of(BenignOutcome outcome, double? left) => AnalysisExample.Analysis with
    {
        Result = AnalysisExample.Analysis.Result with
        {
            Clusters = [AnalysisExample.Analysis.Result.Clusters[0] with { Waterfall = Evidence,
                BenignTests = [new("a class", outcome, "Half of them keep a term.", left)] }],
            OtherSide =
            [
                new()
                {
                    Cluster = "1",
                    Analyses =
                    [
                        new("nothing", "the whole", 20, 1, 0.9, 0.97, 3, 1, true),
                        new("nothing", "a random half", 20, 1, 0.9, 0.97, 3, 1, true),
                        new("payment", "the whole", 20, 1, 0.9, 0.5, 1, 0.3, false),
                        new("payment", "a random half", 5, 1.5, 0.9, 0.95, 3, 1, true),
                    ],
                    Flips = [new(3, 0.45), new(1, 0.8)],
                    ExculpatoryReading = "The strongest innocent reading is “a class”.",
                    Framing = new(40, 3, -1, 400, "40 forged rows would make the innocent account that is nearest to the pool a member."),
                    AccountsLookedAt = 4,
                },
            ],
        },
    };
}
