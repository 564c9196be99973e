using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;

namespace Dashboard.Investigations.Samples;

/// <summary>What somebody concluded about the training case.</summary>
/// <param name="Clusters">The ids of the clusters that act for the campaign.</param>
/// <param name="First">The campaign's first day; null where nothing is said of it.</param>
/// <param name="Last">Its last day.</param>
/// <param name="Aims">The capabilities that it aimed at.</param>
public sealed record Conclusion(IReadOnlyList<string> Clusters, DateOnly? First, DateOnly? Last, IReadOnlyList<string> Aims);

/// <summary>What a cluster was planted as: how many of its accounts in each role, the most first.</summary>
public sealed record ClusterTruth(Cluster Cluster, bool IsNamed, ImmutableArray<(AccountRole Role, int Accounts)> Roles);

/// <summary>A conclusion held against the truth that was planted in the training case.</summary>
/// <param name="Planted">What was planted: who, when, at what.</param>
/// <param name="Found">The accounts of the campaign that were named.</param>
/// <param name="Missed">Those that were not.</param>
/// <param name="Accused">The innocent accounts that were named, by what they are, the most first.</param>
/// <param name="FirstDaysOff">How many days after the campaign's first day the concluded one lies; null where none was said.</param>
/// <param name="LastDaysOff">The same for its last day.</param>
/// <param name="Clusters">What each cluster is in truth.</param>
public sealed record SelfCheck(
    PlantedWindow Planted, int Found, int Missed, ImmutableArray<(AccountRole Role, int Accounts)> Accused, int? FirstDaysOff,
    int? LastDaysOff, ImmutableArray<ClusterTruth> Clusters)
{
    private static readonly Lazy<(PlantedWindow Window, ImmutableDictionary<string, AccountRole> Roles)> Truth = new(() =>
    {
        var scenario = ScenarioCatalogue.Create(TrainingCase.Request);
        return (scenario.Windows.Single(), scenario.Truth.ToImmutableDictionary(t => t.AccountId, t => t.Role, StringComparer.Ordinal));
    });

    /// <summary>Holds it against the training case's truth, which is generated anew: no file of the workspace has it.</summary>
    public static SelfCheck Of(Conclusion conclusion, StoredAnalysis analysis) =>
        Of(conclusion, analysis, Truth.Value.Window, Truth.Value.Roles);

    /// <param name="conclusion">What was concluded. Of a cluster with a pool in it, the accounts in the pool are meant, and of any other
    /// all.</param>
    /// <param name="analysis">The run that has the clusters.</param>
    /// <param name="planted">When the campaign acted, and at what.</param>
    /// <param name="roles">What every account was made to be.</param>
    public static SelfCheck Of(
        Conclusion conclusion, StoredAnalysis analysis, PlantedWindow planted, IReadOnlyDictionary<string, AccountRole> roles)
    {
        var members = analysis.Result.Assignments.Where(a => a.Cluster is not null && roles.ContainsKey(analysis.Accounts[a.Account]))
            .ToLookup(a => a.Cluster!, StringComparer.Ordinal);
        AccountRole RoleOf(AccountAssignment assignment) => roles[analysis.Accounts[assignment.Account]];
        IEnumerable<AccountAssignment> Meant(string cluster) => members[cluster].Any(IsPool)
            ? members[cluster].Where(IsPool) : members[cluster];
        var named = conclusion.Clusters.Distinct(StringComparer.Ordinal).SelectMany(Meant).Select(RoleOf).ToList();
        var found = named.Count(r => r.IsCampaign());
        return new SelfCheck(
            planted,
            found,
            roles.Values.Count(r => r.IsCampaign()) - found,
            Counted(named.Where(r => !r.IsCampaign())),
            conclusion.First?.DayNumber - planted.Range.FirstDate.DayNumber,
            conclusion.Last?.DayNumber - planted.Range.LastDate.DayNumber,
            [.. analysis.Result.Clusters.Select(
                c => new ClusterTruth(c, conclusion.Clusters.Contains(c.Id), Counted(members[c.Id].Select(RoleOf))))]);
    }

    private static bool IsPool(AccountAssignment assignment) => assignment.Disposition is Disposition.Pool or Disposition.Operator;

    private static ImmutableArray<(AccountRole Role, int Accounts)> Counted(IEnumerable<AccountRole> roles) =>
        [.. roles.CountBy(r => r).OrderByDescending(r => r.Value).ThenBy(r => r.Key).Select(r => (r.Key, r.Value))];
}
