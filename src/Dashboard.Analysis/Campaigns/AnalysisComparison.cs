using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Material;
using Dashboard.Core;

namespace Dashboard.Analysis.Campaigns;

/// <summary>A cluster of one run and its counterpart in the next.</summary>
/// <param name="Before">The id in the earlier run; null for a cluster that is new.</param>
/// <param name="After">The id in the later run; null for a cluster that is gone.</param>
/// <param name="Similarity">The Jaccard index of their accounts; 0 where one is missing.</param>
/// <param name="Joined">Accounts that the later one has and the earlier one had not.</param>
/// <param name="Left">Accounts that the earlier one had and the later one has not.</param>
/// <param name="WasCalled">What the earlier one was assessed to be; null for none.</param>
/// <param name="IsCalled">What the later one is.</param>
public sealed record ClusterChange(
    string? Before, string? After, double Similarity, int Joined, int Left, Disposition? WasCalled, Disposition? IsCalled);

/// <summary>An account that is assessed otherwise than before.</summary>
/// <param name="Account">Its id.</param>
/// <param name="Before">The earlier disposition; null for an account that is new.</param>
/// <param name="After">The later one; null for an account that is gone.</param>
public readonly record struct AccountChange(string Account, Disposition? Before, Disposition? After);

/// <summary>What changed from one run of the analysis to the next, and what may be why.</summary>
/// <param name="Clusters">Clusters and their counterparts, those called pool first.</param>
/// <param name="Accounts">Accounts that are assessed otherwise, by id.</param>
/// <param name="Reasons">What differs between the runs, in sentences: data, parameters, methods. Empty when nothing does.</param>
public sealed record AnalysisComparison(
    ImmutableArray<ClusterChange> Clusters, ImmutableArray<AccountChange> Accounts, ImmutableArray<string> Reasons)
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("run-comparison", 1);

    /// <summary>
    /// Compares two runs. A cluster's counterpart is the one with the largest Jaccard index, each used once, the largest
    /// index first. O(accounts + clusters²).
    /// </summary>
    /// <param name="before">The earlier run and the ids of its accounts.</param>
    /// <param name="after">The later run and the ids of its accounts.</param>
    /// <param name="sameData">Whether both are about data of one fingerprint.</param>
    public static AnalysisComparison Of(
        (AnalysisResult Result, IReadOnlyList<string> Accounts) before, (AnalysisResult Result, IReadOnlyList<string> Accounts) after,
        bool sameData)
    {
        var (earlier, later) = (ByAccount(before), ByAccount(after));
        var changes = earlier.Keys.Union(later.Keys).Order(StringComparer.Ordinal)
            .Select(id => new AccountChange(id, Of(earlier, id), Of(later, id))).Where(c => c.Before != c.After).ToImmutableArray();
        return new AnalysisComparison(ClusterChanges(before, after), changes, [.. Differences(before.Result, after.Result, sameData)]);

        static Disposition? Of(Dictionary<string, Disposition> assessed, string id) => assessed.TryGetValue(id, out var disposition)
            ? disposition : null;
    }

    private static Dictionary<string, Disposition> ByAccount((AnalysisResult Result, IReadOnlyList<string> Accounts) run) =>
        run.Result.Assignments.ToDictionary(a => run.Accounts[a.Account], a => a.Disposition, StringComparer.Ordinal);

    private static ImmutableArray<ClusterChange> ClusterChanges(
        (AnalysisResult Result, IReadOnlyList<string> Accounts) before, (AnalysisResult Result, IReadOnlyList<string> Accounts) after)
    {
        var earlier = before.Result.Clusters.Select(
            c => (Cluster: c, Accounts: c.Accounts.Select(a => before.Accounts[a]).ToHashSet(StringComparer.Ordinal))).ToArray();
        var later = after.Result.Clusters.Select(
            c => (Cluster: c, Accounts: c.Accounts.Select(a => after.Accounts[a]).ToHashSet(StringComparer.Ordinal))).ToArray();
        var pairs = (from e in earlier
                     from l in later
                     let common = e.Accounts.Count(l.Accounts.Contains)
                     where common > 0
                     let similarity = common / (double)(e.Accounts.Count + l.Accounts.Count - common)
                     orderby similarity descending
                     select (e, l, common, similarity)).ToArray();
        var (matched, changes) = (new HashSet<Cluster>(), new List<ClusterChange>());
        foreach (var (e, l, common, similarity) in pairs)
        {
            if (matched.Contains(e.Cluster) || matched.Contains(l.Cluster)) continue;
            matched.Add(e.Cluster);
            matched.Add(l.Cluster);
            changes.Add(new ClusterChange(
                e.Cluster.Id, l.Cluster.Id, similarity, l.Accounts.Count - common, e.Accounts.Count - common, e.Cluster.Disposition,
                l.Cluster.Disposition));
        }

        changes.AddRange(
            earlier.Where(e => !matched.Contains(e.Cluster))
            .Select(e => new ClusterChange(e.Cluster.Id, null, 0, 0, e.Accounts.Count, e.Cluster.Disposition, null)));
        changes.AddRange(
            later.Where(l => !matched.Contains(l.Cluster))
            .Select(l => new ClusterChange(null, l.Cluster.Id, 0, l.Accounts.Count, 0, null, l.Cluster.Disposition)));
        return [.. changes.OrderByDescending(c => c.WasCalled == Disposition.Pool || c.IsCalled == Disposition.Pool)];
    }

    private static IEnumerable<string> Differences(AnalysisResult before, AnalysisResult after, bool sameData)
    {
        if (!sameData) yield return "The data changed: interactions were added or taken out between the runs.";
        foreach (var property in typeof(AnalysisOptions).GetProperties())
        {
            var (was, now) = (property.GetValue(before.Options), property.GetValue(after.Options));
            if (!Equals(was, now)) yield return string.Create(CultureInfo.InvariantCulture, $"{property.Name} was {was} and is {now}.");
        }

        foreach (var method in after.Methods)
        {
            var was = before.Methods.Where(m => m.Name == method.Name).ToArray();
            if (was.Length == 0) yield return $"The method {method} is new.";
            else if (was[0].Version != method.Version)
                yield return $"The method {method.Name} was version {was[0].Version} and is {method.Version}.";
        }

        foreach (var method in before.Methods.Where(m => after.Methods.All(other => other.Name != m.Name)))
            yield return $"The method {method} is no longer used.";
    }
}
