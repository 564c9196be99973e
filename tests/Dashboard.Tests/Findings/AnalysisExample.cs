using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.CoAction;
using Dashboard.Analysis.Material;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Tests.Findings;

/// <summary>The small case with everything that an analysis can find.</summary>
internal static class AnalysisExample
{
    public const string Prompt = "<b>Review</b> the harbour tool and explain each step.";

    public static StoredAnalysis Analysis { get; } = Examples.Analysis with
    {
        Templates =
        [
            new("0123456789ab", Prompt, 4, 90, [0, 1, 2], 0.93, IsHub: false),
            new("ba9876543210", "You are a helpful assistant.", 1, 400, [0, 1, 2, 3], 1, IsHub: true),
        ],
        Result = Examples.Analysis.Result with
        {
            Clusters = [Examples.Analysis.Result.Clusters[0] with { Judged = 2,
                ScoreParts = [new(AttributeFamily.Content, 0.8, 0.75), new(AttributeFamily.Payment, 0.4, 0.25)] }],
            Targeting = [new("1", Capabilities.SoftwareEngineering, 1.2, 0.8, 1.6, 0.001, 300, 90, false)],
            Slices =
            [
                new("1", TargetingCut.Week, "2026-04-20", Capabilities.SoftwareEngineering, 1.5, 1, 2, 0.0001, 120, 30, false),
                new("1", TargetingCut.Week, "2026-04-27", Capabilities.SoftwareEngineering, -3, -4, -2, 0.2, 2, 20, false),
                new("1", TargetingCut.Week, "2026-04-27", Capabilities.General, 0.1, -1, 1, double.NaN, 3, 2.4, true),
                new("1", TargetingCut.Model, "m-large", Capabilities.SoftwareEngineering, 0.9, 0.2, 1.6, 0.01, 80, 40, false),
            ],
            Releases =
            [
                new("1", "Fable 2", new(2026, 5, 11), ReleaseMeasure.Volume, new(0.7, 0.4, 1, 0.001, 0.8, 0.1),
                    new(0.05, -0.2, 0.3, 0.7, 0.1, 0.05), 3, 40, 0.002),
                new("1", "Fable 2", new(2026, 5, 11), ReleaseMeasure.TargetedShare, new(0.2, 0.1, 0.3, 0.001, 0.2, 0),
                    new(0.3, 0.2, 0.4, 0.001, 0.3, 0), 3, 40, 0.002),
                new("1", "Fable 2", new(2026, 5, 11), ReleaseMeasure.Adoption, new(0.01, -0.1, 0.12, 0.8, 0.4, 0.39), null, 3, 40, 0.8),
            ],
            CoAction = new("prompt_hash", 500, 0.5, 30, [new(10, 4, 2, 1.1), new(30, 60, 5, 20), new(60, 70, 12, 15)], 2, 3, 2, 1, 3,
                [new CoActionEdge(0, 1, 9), new CoActionEdge(1, 3, 4)]),
            Sensitivity =
            [
                Point(nameof(AnalysisOptions.Resolution), 0.5, 2, agreement: 0.67),
                Point(nameof(AnalysisOptions.Resolution), 1, 3, isChosen: true),
                Point(nameof(AnalysisOptions.Resolution), 2, 3),
                Point("Resolution (ConstantPottsModel)", 0.01, 4, agreement: 0.75),
                Point(nameof(AnalysisOptions.LeastLift), 2, 4, agreement: 0.75),
                Point(nameof(AnalysisOptions.LeastLift), 5, 3, isChosen: true),
            ],
            Notes = ["The data have no time of day: idle hours cannot be judged."],
        },
    };

    private static SensitivityPoint Point(string parameter, double value, int accounts, bool isChosen = false, double agreement = 1) =>
        new(parameter, value, isChosen, 1, 1, accounts, 100 * accounts, new(2026, 4, 22), new(2026, 6, 5), agreement);
}
