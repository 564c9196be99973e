using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;

namespace Dashboard.Investigations.Findings;

/// <summary>The stages of a run in words.</summary>
public static class StageWords
{
    /// <summary>A stage as the analysis reports it, with a parameter's name in words.</summary>
    public static string Of(string stage)
    {
        const string Sensitivity = "Sensitivity to ";
        return stage.StartsWith(Sensitivity, StringComparison.Ordinal)
            ? Sensitivity + SensitivityTable.NameOf(stage[Sensitivity.Length..], new AnalysisOptions().Function) : stage;
    }
}
