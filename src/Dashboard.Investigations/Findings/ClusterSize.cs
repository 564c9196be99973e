using Dashboard.Analysis.Campaigns;
using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Findings;

/// <summary>How many accounts a cluster has, in the three senses that are told apart wherever its size stands.</summary>
/// <param name="Linked">Accounts that are linked to one another, bystanders included.</param>
/// <param name="InPool">Those of them that are called pool; null where the cluster is none.</param>
/// <param name="Judged">Those who share the cluster's work: whom signals and tests are about.</param>
public readonly record struct ClusterSize(int Linked, int? InPool, int Judged)
{
    public static ClusterSize Of(Cluster cluster, AnalysisResult result) => new(
        cluster.Accounts.Length,
        cluster.Disposition == Disposition.Pool
        ? result.Assignments.Count(a => a.Cluster == cluster.Id && a.Disposition == Disposition.Pool) : null,
        cluster.Judged);

    /// <summary>All of them in one line: 1,347 linked · 1,315 in the pool · 1,107 judged.</summary>
    public override string ToString() =>
        string.Join(
            " · ",
            new[] { $"{Format.Count(Linked)} linked", InPool is { } pool ? $"{Format.Count(pool)} in the pool" : null,
                $"{Format.Count(Judged)} judged" }.OfType<string>());
}
