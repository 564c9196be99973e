using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Core;

namespace Dashboard.Analysis.Accuracy;

/// <summary>
/// How well an analysis agrees with planted truth. An account is <em>accused</em> when it is called operator or pool,
/// and <em>guilty</em> when it acts for a planted campaign. Where nothing is planted, an analysis that accuses nobody
/// is right in every respect: precision, recall, F1 and the adjusted Rand index are 1.
/// </summary>
/// <param name="Precision">The share of the accused who are guilty; 1 when nobody is accused.</param>
/// <param name="Recall">The share of the guilty who are accused; 1 when nobody is guilty.</param>
/// <param name="AdjustedRandIndex">
/// The agreement of two partitions of all accounts. Truth: the accounts of each campaign are one set, everyone else is
/// one set. Found: the accused of each cluster are one set, everyone else is one set. A campaign that is found in two
/// clusters, and two that are found as one, both cost.
/// </param>
/// <param name="WindowErrorDays">
/// The larger of both ends' absolute errors in days, the worst over the campaigns, of the window of the cluster that
/// holds most of a campaign's accused accounts; NaN when no campaign is planted or a window is missing.
/// </param>
/// <param name="MissingWindows">How many campaigns have no such cluster, or one without a window.</param>
/// <param name="FalseClusters">Clusters called operator or pool, fewer than half of whose accused accounts are guilty.</param>
/// <param name="BystandersAccused">The share of the bystanders who are accused; NaN when there are none.</param>
public sealed record AnalysisAccuracy(
    double Precision, double Recall, double AdjustedRandIndex, double WindowErrorDays, int MissingWindows, int FalseClusters,
    double BystandersAccused)
{
    /// <summary>The harmonic mean of precision and recall; 0 when both are.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Compares a result with the truth. O(accounts log accounts).</summary>
    /// <exception cref="ArgumentException">They are not about the same number of accounts.</exception>
    public static AnalysisAccuracy Of(AnalysisResult result, PlantedTruth truth)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(truth);
        var count = result.Assignments.Length;
        if (truth.Campaigns.Length != count || truth.Bystanders.Length != count)
            throw new ArgumentException($"The truth is about {truth.Campaigns.Length} accounts, the result about {count}.");
        var accused = new bool[count];
        foreach (var assignment in result.Assignments)
            accused[assignment.Account] = assignment.Disposition is Disposition.Pool or Disposition.Operator;
        var (guilty, right, accusedCount) = (0, 0, 0);
        for (var a = 0; a < count; a++)
        {
            if (truth.Campaigns[a] is not null) guilty++;
            if (accused[a]) accusedCount++;
            if (accused[a] && truth.Campaigns[a] is not null) right++;
        }

        var errors = truth.Windows.Select(planted => WindowError(result, truth, accused, planted.Key, planted.Value)).ToArray();
        var bystanders = truth.Bystanders.Count(b => b);
        return new AnalysisAccuracy(
            accusedCount == 0 ? 1 : right / (double)accusedCount,
            guilty == 0 ? 1 : right / (double)guilty,
            Agreement(result, truth, accused),
            errors.Length == 0 ? double.NaN : errors.Aggregate(0.0, (worst, error) => double.IsNaN(error) ? error : Math.Max(worst, error)),
            errors.Count(double.IsNaN),
            FalseClustersOf(result, truth, accused),
            bystanders == 0 ? double.NaN : Enumerable.Range(0, count).Count(a => accused[a] && truth.Bystanders[a]) / (double)bystanders);
    }

    private static double Agreement(AnalysisResult result, PlantedTruth truth, bool[] accused)
    {
        var (campaigns, clusters) =
            (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var (planted, found) = (new int[accused.Length], new int[accused.Length]);
        foreach (var assignment in result.Assignments)
        {
            var a = assignment.Account;
            planted[a] = Number(campaigns, truth.Campaigns[a]);
            found[a] = Number(clusters, accused[a] ? assignment.Cluster : null);
        }

        return Communities.AdjustedRandIndex.Of(planted, found);

        static int Number(Dictionary<string, int> numbers, string? name)
        {
            if (name is null) return 0;
            if (!numbers.TryGetValue(name, out var number)) numbers[name] = number = numbers.Count + 1;
            return number;
        }
    }

    private static double WindowError(
        AnalysisResult result, PlantedTruth truth, bool[] accused, string campaign, (DateOnly First, DateOnly Last) planted)
    {
        var cluster = result.Assignments.Where(a => accused[a.Account] && truth.Campaigns[a.Account] == campaign)
            .GroupBy(a => a.Cluster).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        var window = result.Windows.FirstOrDefault(w => w.Cluster is not null && w.Cluster == cluster);
        return window is null
            ? double.NaN
            : Math.Max(Math.Abs(window.Start.DayNumber - planted.First.DayNumber), Math.Abs(window.End.DayNumber - planted.Last.DayNumber));
    }

    private static int FalseClustersOf(AnalysisResult result, PlantedTruth truth, bool[] accused) =>
        result.Clusters.Count(cluster => cluster.Disposition is Disposition.Pool or Disposition.Operator
            && 2 * cluster.Accounts.Count(a => accused[a] && truth.Campaigns[a] is not null) < Math.Max(
                1, cluster.Accounts.Count(a => accused[a])));
}
