using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Investigations.Findings;

/// <summary>How surprising it is what two accounts share, by the null that a run's graph gives (<see cref="SharingNull"/>).</summary>
public static class LinkChance
{
    /// <summary>
    /// How likely the two would share as much by chance, given how busy both are and how common each attribute is; NaN
    /// where no run knows both, or they share what it does not know.
    /// </summary>
    public static double Of(StoredAnalysis? analysis, string first, string second, IReadOnlyList<AnalysisAttribute> shared) =>
        Find(analysis, first, second) is (var chance, var one, var other)
            ? chance.OfPair(one, other, shared.Select(a => (a.Kind, a.AccountCount))).Tail.AtLeast
            : double.NaN;

    /// <summary>Explains what two accounts share, each attribute with the chance that these two both carry it.</summary>
    public static IReadOnlyList<LinkExplanation> Explain(
        IEnumerable<AnalysisAttribute> shared, int population, double hubShare, StoredAnalysis? analysis, string first, string second)
    {
        var known = Find(analysis, first, second);
        return
        [
            .. shared.Select(a => LinkExplanation.Of(
                a, population, hubShare,
                known is (var chance, var one, var other) ? chance.PairChance(one, other, a.Kind, a.AccountCount) : double.NaN)),
        ];
    }

    private static (SharingNull Chance, int First, int Second)? Find(StoredAnalysis? analysis, string first, string second) =>
        analysis?.Chance is { } chance && analysis.IndexOf(first) is >= 0 and var one && analysis.IndexOf(second) is >= 0 and var other
        ? (chance, one, other) : null;
}
