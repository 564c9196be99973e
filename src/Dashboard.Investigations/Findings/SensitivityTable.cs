using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Material;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Findings;

/// <summary>What other values of one parameter give.</summary>
/// <param name="Parameter">The parameter's name, as the analysis has it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Explains">What it decides.</param>
/// <param name="Points">The values, ascending, the chosen one marked.</param>
public sealed record SensitivityGroup(string Parameter, string Name, string Explains, ImmutableArray<SensitivityPoint> Points);

/// <summary>The sensitivity of an analysis by parameter.</summary>
public static class SensitivityTable
{
    private const string UnderPotts = $"{nameof(AnalysisOptions.Resolution)} ({nameof(ConstantPottsModel)})";

    /// <summary>A group for each parameter, in the order of the analysis.</summary>
    public static ImmutableArray<SensitivityGroup> Groups(AnalysisResult result) =>
    [
        .. result.Sensitivity.GroupBy(p => p.Parameter).Select(group => new SensitivityGroup(
            group.Key,
            NameOf(group.Key, result.Options.Function),
            AnalysisParameters.Find(group.Key.Split(' ')[0])?.Explains ?? "",
            [.. group.OrderBy(p => p.Value)])),
    ];

    /// <summary>The groups that change the resolution, one for each quality function.</summary>
    public static ImmutableArray<SensitivityGroup> Resolutions(AnalysisResult result) =>
        [.. Groups(result).Where(g => IsResolution(g.Parameter))];

    /// <summary>Whether a parameter of the profile is the resolution, under whichever function.</summary>
    public static bool IsResolution(string parameter) => parameter is nameof(AnalysisOptions.Resolution) or UnderPotts;

    /// <summary>What a parameter of the profile is called.</summary>
    /// <param name="parameter">Its name there.</param>
    /// <param name="chosen">The quality function of the analysis.</param>
    public static string NameOf(string parameter, QualityFunction chosen) => parameter switch
    {
        UnderPotts => $"Resolution under {NameOf(QualityFunction.ConstantPottsModel)}",
        nameof(AnalysisOptions.Resolution) => $"Resolution under {NameOf(chosen)}",
        _ => AnalysisParameters.Find(parameter)?.Label ?? parameter,
    };

    /// <summary>A quality function in words.</summary>
    public static string NameOf(QualityFunction function) => function switch
    {
        QualityFunction.Modularity => "modularity",
        QualityFunction.ConstantPottsModel => "the constant Potts model",
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    /// <summary>A window in words; a dash for none.</summary>
    public static string Window(SensitivityPoint point) => point is { Start: { } start, End: { } end } ? Format.Window(start, end) : "–";

    /// <summary>Within which of the values looked at the accounts called pool stay the same to nine tenths, a sentence.</summary>
    public static string Steadiness(SensitivityGroup group)
    {
        const double Same = 0.9;
        var others = group.Points.Where(p => !p.IsChosen).ToArray();
        var steady = others.Count(p => p.Agreement >= Same);
        return others.Length == 0 ? "" : steady == others.Length
            ? "All other values call nearly the same accounts pool."
            : $"{steady} of {others.Length} other values call nearly the same accounts pool; the least agreement is {NumberWords.Share(others.Min(p => p.Agreement))}.";
    }
}
