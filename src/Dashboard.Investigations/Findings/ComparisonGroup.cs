using Dashboard.Analysis.Campaigns;
using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Findings;

/// <summary>The accounts that weeks, models and releases are compared with: those in no cluster called pool or lookalike.</summary>
public static class ComparisonGroup
{
    /// <summary>With fewer accounts a comparison is about them more than about the cluster.</summary>
    public const int Least = 20;

    /// <summary>How many accounts there are in it.</summary>
    public static int Count(AnalysisResult result)
    {
        var open = result.Clusters.Where(c => c.Disposition == Disposition.Unknown).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return result.Assignments.Count(a => a.Disposition != Disposition.Bystander && (a.Cluster is null || open.Contains(a.Cluster)));
    }

    /// <summary>What to know of a small one, a sentence; null where it is large enough.</summary>
    public static string? Warning(AnalysisResult result) => Count(result) is var accounts && accounts < Least
        ? $"Only {Format.Count(accounts, "account")} {(accounts == 1 ? "is" : "are")} in no cluster called pool or lookalike. Weeks, models and releases are compared with so few that what is shown of them is not to be relied on; the whole is compared with all accounts outside pools."
        : null;
}
