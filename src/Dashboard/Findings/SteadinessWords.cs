using Dashboard.Analysis.Campaigns;
using Dashboard.Core;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.Words;

namespace Dashboard.Findings;

/// <summary>How far the accounts called pool stay the same, in words.</summary>
public static class SteadinessWords
{
    /// <summary>
    /// Agreement across resolutions, across random halves and across defensible analyses; empty where none was computed or nothing is
    /// called pool.
    /// </summary>
    public static string Of(AnalysisResult result)
    {
        var pools = result.Clusters.Where(c => c.Disposition == Disposition.Pool).ToArray();
        var parts = new List<string>();
        var resolutions = SensitivityTable.Resolutions(result).SelectMany(g => g.Points).Where(p => !p.IsChosen).ToArray();
        if (resolutions.Length > 0)
            parts.Add(
                $"Across {Format.Count(resolutions.Length, "other resolution")} at least {NumberWords.Percent(resolutions.Min(p => p.Agreement))} of the accounts called pool here or there agree");
        if (pools.Length > 0)
            parts.Add($"from random halves the pool that comes back worst does so to {NumberWords.Percent(pools.Min(c => c.Stability))}");
        var found = result.OtherSide.Where(o => !o.Analyses.IsDefaultOrEmpty).ToArray();
        if (found.Length > 0)
            parts.Add(
                $"of {Format.Count(found[0].Analyses.Length)} defensible analyses each, {NumberWords.Percent(found.Min(o => o.FoundShare))} find the pool that fares worst");
        if (pools.Length == 0 || parts.Count == 0) return "";
        var sentence = string.Join("; ", parts) + ".";
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }
}
