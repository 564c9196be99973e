using Dashboard.Analyses;
using Dashboard.Analysis.Campaigns;
using Dashboard.Charts;
using Dashboard.Core;

namespace Dashboard.Graph;

/// <summary>Makes the graph's document from the stored analysis.</summary>
public static class GraphDocuments
{
    private const int NamedClusters = 14;
    private const int NamedHubs = 10;

    /// <summary>The graph of a stored run; without a run a graph of nothing.</summary>
    public static GraphDocument Make(StoredAnalysis? analysis, Palette palette)
    {
        if (analysis is null)
            return new GraphDocument(new([], [], [], [], [], [], []), new([], [], [], [], [], [], []), new([], []), [], [], new GraphSummary(0, 0, 0));
        var result = analysis.Result;
        var numbers = result.Clusters.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i, StringComparer.Ordinal);
        var clusterOf = result.Assignments.Select(a => a.Cluster is { } id ? numbers[id] : -1).ToArray();
        var most = Math.Log(2 + analysis.AccountInteractions.DefaultIfEmpty().Max());
        var accounts = new AccountColumns(
            analysis.Accounts,
            Rounded(analysis.Positions.AccountX),
            Rounded(analysis.Positions.AccountY),
            clusterOf,
            [.. analysis.AccountInteractions.Select(n => (float)Math.Round(Math.Log(1 + n) / most, 2))],
            analysis.AccountInteractions,
            [.. result.Assignments.Select(a => Word.Of(a.Disposition))]);
        var attributes = new AttributeColumns(
            [.. analysis.Attributes.Select(a => $"{a.Kind}:{a.Value}")],
            [.. analysis.Attributes.Select(a => AttributeWords.Label(a.Kind, a.Value))],
            [.. analysis.Attributes.Select(a => Word.Of(a.Family))],
            [.. analysis.Attributes.Select(a => a.AccountCount)],
            Rounded(analysis.Positions.AttributeX),
            Rounded(analysis.Positions.AttributeY),
            MainClusters(analysis, clusterOf));
        return new GraphDocument(
            accounts, attributes, new(analysis.EdgeAccounts, analysis.EdgeAttributes), Marks(analysis, palette), Labelled(analysis),
            new GraphSummary(analysis.Accounts.Count, analysis.Attributes.Count, analysis.EdgeAccounts.Length));
    }

    /// <summary>Which of the graph's accounts are among <paramref name="selected"/>.</summary>
    public static GraphMembers Members(StoredAnalysis? analysis, IEnumerable<string> selected)
    {
        if (analysis is null) return new GraphMembers(0, []);
        var bits = new byte[(analysis.Accounts.Count + 7) / 8];
        var count = 0;
        foreach (var account in selected)
        {
            var index = analysis.IndexOf(account);
            if (index < 0) continue;
            bits[index >> 3] |= (byte)(1 << (index & 7));
            count++;
        }

        return new GraphMembers(count, bits);
    }

    private static List<ClusterMark> Marks(StoredAnalysis analysis, Palette palette)
    {
        var clusters = analysis.Result.Clusters;
        var named = clusters.OrderByDescending(c => c.Accounts.Length).Take(NamedClusters).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return [.. clusters.Select((c, i) =>
        {
            var circle = analysis.Positions.Clusters[i];
            return new ClusterMark(c.Id, c.Label, named.Contains(c.Id) ? Label(c) : null, palette.OfCluster(c.Id), circle.X, circle.Y, circle.Radius);
        })];
    }

    private static string Label(Cluster cluster)
    {
        var what = cluster.Disposition is Disposition.Bystander or Disposition.Lookalike || cluster.TargetedCapabilities.IsDefaultOrEmpty
            ? Word.Of(cluster.Disposition)
            : cluster.TargetedCapabilities[0];
        return $"{cluster.Label} · {cluster.Accounts.Length.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} · {what}";
    }

    // What binds the leading clusters, then the largest hubs of all: the two that a reader asks about first.
    private static int[] Labelled(StoredAnalysis analysis) =>
    [
        .. analysis.Result.Clusters.Take(4).SelectMany(c => c.BindingAttributes.Take(2))
            .Concat(Enumerable.Range(0, analysis.Attributes.Count).OrderByDescending(i => analysis.Attributes[i].AccountCount).Take(NamedHubs))
            .Distinct().Take(NamedHubs),
    ];

    private static int[] MainClusters(StoredAnalysis analysis, int[] clusterOf)
    {
        var counts = new Dictionary<(int Attribute, int Cluster), int>();
        var degree = new int[analysis.Attributes.Count];
        for (var e = 0; e < analysis.EdgeAccounts.Length; e++)
        {
            var key = (analysis.EdgeAttributes[e], clusterOf[analysis.EdgeAccounts[e]]);
            counts[key] = counts.GetValueOrDefault(key) + 1;
            degree[key.Item1]++;
        }

        var main = new int[analysis.Attributes.Count];
        Array.Fill(main, -1);
        foreach (var ((attribute, cluster), count) in counts)
            if (2 * count > degree[attribute]) main[attribute] = cluster;
        return main;
    }

    // A tenth of an account's spacing is finer than a pixel.
    private static float[] Rounded(float[] values) => [.. values.Select(v => MathF.Round(v, 1))];
}
