using System.Globalization;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Campaigns;

/// <summary>
/// A headline on a knife edge: the next choice of a parameter, one step from the one that was made, names at least three times
/// as many accounts. What holds for one choice only is a finding of the choice, and nobody is accused by it.
/// </summary>
internal static class KnifeEdge
{
    private const double Tripled = 3;

    /// <summary>The choice that tips the headline, in a sentence; null where none does, or nobody is accused.</summary>
    public static string? Of(IEnumerable<SensitivityPoint> points)
    {
        foreach (var parameter in points.GroupBy(p => p.Parameter))
        {
            var ordered = parameter.OrderBy(p => p.Value).ToArray();
            var chosen = Array.FindIndex(ordered, p => p.IsChosen);
            if (chosen < 0 || ordered[chosen].Accounts == 0) continue;
            foreach (var other in (int[])[chosen - 1, chosen + 1])
            {
                if (other < 0 || other >= ordered.Length || ordered[other].Accounts < Tripled * ordered[chosen].Accounts) continue;
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"The headline is on a knife edge: with {parameter.Key} {ordered[other].Value} instead of {ordered[chosen].Value} {ordered[other].Accounts:N0} accounts would be called pool instead of {ordered[chosen].Accounts:N0}.");
            }
        }

        return null;
    }

    /// <summary>The clusters with no pool among them, each with the sentence as its reason.</summary>
    public static JudgedClusters Lowered(JudgedClusters judged, string edge) => judged with
    {
        Findings = [.. judged.Findings.Select(
            f => f.Verdict.Disposition == Disposition.Pool ? f with { Verdict = f.Verdict.OnEdge(edge) } : f)],
        Assignments = [.. judged.Assignments.Select(
            a => a.Disposition is Disposition.Pool or Disposition.Bystander ? a with { Disposition = Disposition.Unknown } : a)],
    };
}
