using Dashboard.Analyses;
using Dashboard.Analysis.Campaigns;
using Dashboard.Charts;
using Dashboard.Core;

namespace Dashboard.Graph;

/// <summary>Makes the graph's document from the stored analysis.</summary>
public static class GraphDocuments
{
    private const int NamedClusters = 8;
    private const int NamedAims = 4;
    private const int NamedHubs = 10;
    private const int BindingOfEach = 3;
    private const int MostAttributes = 90;
    private const int MostBetweenClusters = 24;
    private const int MostEdges = 30_000;

    /// <summary>The graph of a stored run; without a run a graph of nothing.</summary>
    /// <param name="analysis">The run.</param>
    /// <param name="palette">The clusters' colours.</param>
    /// <param name="opening">The clusters whose accounts are drawn.</param>
    /// <param name="color">What the colours tell.</param>
    public static GraphDocument Make(StoredAnalysis? analysis, Palette palette, GraphOpening opening, GraphColor color)
    {
        if (analysis is null)
            return new GraphDocument(new([], [], [], [], [], [], [], [], []), new([], [], [], [], [], [], []), new([], []), new([], [], []), [], [], [], new GraphSummary(0, 0, 0, 0, 0, 0, []));
        var colors = new GraphColors(analysis, palette, color);
        var clusterOf = ClusterOf(analysis);
        var isOpen = analysis.Result.Clusters.Select(c => opening.Opens(c.Id)).ToArray();
        int[] shown = [.. Enumerable.Range(0, clusterOf.Length).Where(a => clusterOf[a] is var c && (c < 0 ? opening.IsAll : isOpen[c]))];
        var accounts = Accounts(analysis, clusterOf, shown, colors);
        var carried = Carried(analysis, clusterOf, isOpen);
        var drawn = Drawn(analysis, clusterOf, isOpen, opening.IsAll, carried);
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
        var summary = new GraphSummary(
            analysis.Accounts.Count, shown.Length, isOpen.Count(open => !open), clusterOf.Count(c => c < 0), drawn.Length, analysis.SharedAttributes, colors.Legend);
        return new GraphDocument(
            accounts, attributes, Edges(analysis, drawn, shown), ClusterEdges(drawn, carried), Marks(analysis, colors, isOpen), colors.Tokens, Labelled(analysis, drawn), summary);
    }

    /// <summary>Which of a run's accounts are among <paramref name="selected"/>.</summary>
    public static GraphMembers Members(StoredAnalysis? analysis, IEnumerable<string> selected)
    {
        if (analysis is null) return new GraphMembers(0, [], []);
        var clusterOf = ClusterOf(analysis);
        var (bits, clusters) = (new byte[(analysis.Accounts.Count + 7) / 8], new int[analysis.Result.Clusters.Length]);
        var count = 0;
        foreach (var account in selected)
        {
            var index = analysis.IndexOf(account);
            if (index < 0) continue;
            bits[index >> 3] |= (byte)(1 << (index & 7));
            if (clusterOf[index] >= 0) clusters[clusterOf[index]]++;
            count++;
        }

        return new GraphMembers(count, bits, clusters);
    }

    private static int[] ClusterOf(StoredAnalysis analysis)
    {
        var numbers = analysis.Result.Clusters.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i, StringComparer.Ordinal);
        return [.. analysis.Result.Assignments.Select(a => a.Cluster is { } id ? numbers[id] : -1)];
    }

    private static AccountColumns Accounts(StoredAnalysis analysis, int[] clusterOf, int[] shown, GraphColors colors)
    {
        var most = Math.Log(2 + analysis.AccountInteractions.DefaultIfEmpty().Max());
        return new AccountColumns(
            [.. shown.Select(a => analysis.Accounts[a])],
            shown,
            Rounded([.. shown.Select(a => analysis.Positions.AccountX[a])]),
            Rounded([.. shown.Select(a => analysis.Positions.AccountY[a])]),
            [.. shown.Select(a => clusterOf[a])],
            [.. shown.Select(a => colors.OfAccount(a, clusterOf[a]))],
            [.. shown.Select(a => (float)Math.Round(Math.Log(1 + analysis.AccountInteractions[a]) / most, 2))],
            [.. shown.Select(a => analysis.AccountInteractions[a])],
            [.. shown.Select(a => Word.Of(analysis.Result.Assignments[a].Disposition))]);
    }

    private static List<ClusterMark> Marks(StoredAnalysis analysis, GraphColors colors, bool[] isOpen)
    {
        var clusters = analysis.Result.Clusters;
        var rank = clusters.OrderByDescending(c => c.Accounts.Length).Index().ToDictionary(c => c.Item.Id, c => c.Index, StringComparer.Ordinal);
        return [.. clusters.Select((c, i) =>
        {
            var circle = analysis.Positions.Clusters[i];
            return new ClusterMark(
                c.Id, c.Label, rank[c.Id] < NamedClusters ? Label(c, withAim: rank[c.Id] < NamedAims) : null, colors.OfCluster(i), circle.X, circle.Y, circle.Radius,
                c.Accounts.Length, c.Interactions, Word.Of(c.Disposition), string.Join(", ", c.TargetedCapabilities.Take(3)), isOpen[i]);
        })];
    }

    private static string Label(Cluster cluster, bool withAim)
    {
        var label = $"{cluster.Label} · {cluster.Accounts.Length.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}";
        if (cluster.Disposition is Disposition.Bystander or Disposition.Lookalike) return $"{label} · {Word.Of(cluster.Disposition)}";
        return withAim && !cluster.TargetedCapabilities.IsEmpty ? $"{label} · {cluster.TargetedCapabilities[0]}" : label;
    }

    /// <summary>
    /// The attributes that are drawn: what binds the clusters, then what joins clusters, then the largest hubs, as far as
    /// they and their links can be told apart on a screen, and only such as have a link to draw. The page says how many
    /// of how many.
    /// </summary>
    private static int[] Drawn(StoredAnalysis analysis, int[] clusterOf, bool[] isOpen, bool isAll, Dictionary<int, List<(int Cluster, int Accounts)>> carried)
    {
        var degree = new int[analysis.Attributes.Count];
        for (var e = 0; e < analysis.EdgeAccounts.Length; e++)
        {
            var cluster = clusterOf[analysis.EdgeAccounts[e]];
            if (cluster < 0 ? isAll : isOpen[cluster]) degree[analysis.EdgeAttributes[e]]++;
        }

        // Where no account is drawn, what holds one cluster together is told by opening it: what joins several is to be seen.
        var order = analysis.Result.Clusters.Where((c, i) => isOpen[i] || c.Disposition == Disposition.Pool).SelectMany(c => c.BindingAttributes.Take(BindingOfEach))
            .Concat(carried.Where(c => c.Value.Count > 1).OrderByDescending(c => c.Value.Sum(part => part.Accounts)).ThenBy(c => c.Key).Select(c => c.Key))
            .Concat(Enumerable.Range(0, degree.Length).OrderByDescending(a => analysis.Attributes[a].AccountCount).ThenBy(a => a))
            .Distinct();
        var shownAccounts = isAll || isOpen.Contains(true);
        var drawn = new List<int>();
        var edges = 0;
        foreach (var attribute in order)
        {
            var links = degree[attribute] + (carried.TryGetValue(attribute, out var parts) ? parts.Count : 0);
            if (links == 0) continue;
            if (drawn.Count == (shownAccounts ? MostAttributes : MostBetweenClusters) || (edges += links) > MostEdges) break;
            drawn.Add(attribute);
        }

        return [.. drawn];
    }

    /// <summary>How many accounts of each cluster that is not opened carry each attribute, where two do.</summary>
    private static Dictionary<int, List<(int Cluster, int Accounts)>> Carried(StoredAnalysis analysis, int[] clusterOf, bool[] isOpen)
    {
        var counts = new Dictionary<(int Attribute, int Cluster), int>();
        for (var e = 0; e < analysis.EdgeAccounts.Length; e++)
        {
            var cluster = clusterOf[analysis.EdgeAccounts[e]];
            if (cluster < 0 || isOpen[cluster]) continue;
            var key = (analysis.EdgeAttributes[e], cluster);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return counts.Where(c => c.Value > 1).GroupBy(c => c.Key.Attribute).ToDictionary(g => g.Key, g => g.Select(c => (c.Key.Cluster, c.Value)).Order().ToList());
    }

    private static ClusterEdgeColumns ClusterEdges(int[] drawn, Dictionary<int, List<(int Cluster, int Accounts)>> carried)
    {
        var edges = drawn.Index().Where(d => carried.ContainsKey(d.Item)).SelectMany(d => carried[d.Item].Select(part => (part.Cluster, d.Index, part.Accounts))).ToArray();
        return new ClusterEdgeColumns([.. edges.Select(e => e.Cluster)], [.. edges.Select(e => e.Index)], [.. edges.Select(e => e.Accounts)]);
    }

    private static EdgeColumns Edges(StoredAnalysis analysis, int[] drawn, int[] shown)
    {
        var (places, accounts) = (new int[analysis.Attributes.Count], new int[analysis.Accounts.Count]);
        for (var i = 0; i < drawn.Length; i++) places[drawn[i]] = i + 1;
        for (var i = 0; i < shown.Length; i++) accounts[shown[i]] = i + 1;
        var kept = Enumerable.Range(0, analysis.EdgeAccounts.Length).Where(e => places[analysis.EdgeAttributes[e]] > 0 && accounts[analysis.EdgeAccounts[e]] > 0).ToArray();
        return new EdgeColumns([.. kept.Select(e => accounts[analysis.EdgeAccounts[e]] - 1)], [.. kept.Select(e => places[analysis.EdgeAttributes[e]] - 1)]);
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
