using Dashboard.Analyses;
using Dashboard.Analysis.Campaigns;
using Dashboard.Charts;
using Dashboard.Core;

namespace Dashboard.Graph;

/// <summary>Makes the graph's document from the stored analysis.</summary>
public static class GraphDocuments
{
    private const int NamedClusters = 14;
    private const int NamedAims = 4;
    private const int NamedHubs = 10;
    private const int BindingOfEach = 3;
    private const int MostAttributes = 90;
    private const int MostEdges = 30_000;

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
        var drawn = Drawn(analysis);
        var main = MainClusters(analysis, clusterOf);
        var (attributeX, attributeY) = GraphPlaces.OfAttributes(analysis.Positions, drawn, main);
        var attributes = new AttributeColumns(
            [.. drawn.Select(a => Id(analysis.Attributes[a]))],
            [.. drawn.Select(a => AttributeWords.Label(analysis.Attributes[a].Kind, analysis.Attributes[a].Value))],
            [.. drawn.Select(a => Word.Of(analysis.Attributes[a].Family))],
            [.. drawn.Select(a => analysis.Attributes[a].AccountCount)],
            Rounded(attributeX),
            Rounded(attributeY),
            [.. drawn.Select(a => main[a])]);
        return new GraphDocument(
            accounts, attributes, Edges(analysis, drawn), Marks(analysis, palette), Labelled(analysis, drawn),
            new GraphSummary(analysis.Accounts.Count, drawn.Length, analysis.SharedAttributes));
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
        var rank = clusters.OrderByDescending(c => c.Accounts.Length).Index().ToDictionary(c => c.Item.Id, c => c.Index, StringComparer.Ordinal);
        return [.. clusters.Select((c, i) =>
        {
            var circle = analysis.Positions.Clusters[i];
            return new ClusterMark(c.Id, c.Label, rank[c.Id] < NamedClusters ? Label(c, withAim: rank[c.Id] < NamedAims) : null, palette.OfCluster(c.Id), circle.X, circle.Y, circle.Radius);
        })];
    }

    private static string Label(Cluster cluster, bool withAim)
    {
        var label = $"{cluster.Label} · {cluster.Accounts.Length.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}";
        if (cluster.Disposition is Disposition.Bystander or Disposition.Lookalike) return $"{label} · {Word.Of(cluster.Disposition)}";
        return withAim && !cluster.TargetedCapabilities.IsEmpty ? $"{label} · {cluster.TargetedCapabilities[0]}" : label;
    }

    /// <summary>
    /// The attributes that are drawn: what binds the clusters, then the largest hubs, as far as they and their links
    /// can be told apart on a screen. The page says how many of how many.
    /// </summary>
    private static int[] Drawn(StoredAnalysis analysis)
    {
        var degree = new int[analysis.Attributes.Count];
        foreach (var attribute in analysis.EdgeAttributes) degree[attribute]++;
        var order = analysis.Result.Clusters.SelectMany(c => c.BindingAttributes.Take(BindingOfEach))
            .Concat(Enumerable.Range(0, degree.Length).OrderByDescending(a => analysis.Attributes[a].AccountCount).ThenBy(a => a))
            .Distinct();
        var drawn = new List<int>();
        var edges = 0;
        foreach (var attribute in order)
        {
            if (drawn.Count == MostAttributes || (edges += degree[attribute]) > MostEdges) break;
            drawn.Add(attribute);
        }

        return [.. drawn];
    }

    private static EdgeColumns Edges(StoredAnalysis analysis, int[] drawn)
    {
        var places = new int[analysis.Attributes.Count];
        for (var i = 0; i < drawn.Length; i++) places[drawn[i]] = i + 1;
        var kept = Enumerable.Range(0, analysis.EdgeAccounts.Length).Where(e => places[analysis.EdgeAttributes[e]] > 0).ToArray();
        return new EdgeColumns([.. kept.Select(e => analysis.EdgeAccounts[e])], [.. kept.Select(e => places[analysis.EdgeAttributes[e]] - 1)]);
    }

    // What binds the leading clusters, then the largest hubs of all: the two that a reader asks about first.
    private static int[] Labelled(StoredAnalysis analysis, int[] drawn)
    {
        var places = drawn.Index().ToDictionary(d => d.Item, d => d.Index);
        return
        [
            .. analysis.Result.Clusters.Take(4).SelectMany(c => c.BindingAttributes.Take(2)).Where(places.ContainsKey).Select(a => places[a])
                .Concat(Enumerable.Range(0, drawn.Length).OrderByDescending(i => analysis.Attributes[drawn[i]].AccountCount))
                .Distinct().Take(NamedHubs),
        ];
    }

    private static string Id(AnalysisAttribute attribute) => $"{attribute.Kind}:{attribute.Value}";

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
