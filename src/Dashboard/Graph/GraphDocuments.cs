using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Graph;

/// <summary>Makes the graph's document from the stored analysis.</summary>
public static class GraphDocuments
{
    private const int NamedClusters = 8;
    private const int NamedAims = 4;
    private const int NamedHubs = 10;
    private const int BindingOfEach = 3;
    private const int MostAttributes = 90;
    private const int MostTelling = 45;
    private const int MostBetweenClusters = 24;
    private const int MostEdges = 150_000;
    private const int LeastParts = 6;

    /// <summary>The lines of so many accounts hide nothing.</summary>
    private const int FewLines = 60;

    /// <summary>The graph of a stored run; without a run a graph of nothing.</summary>
    /// <param name="analysis">The run.</param>
    /// <param name="palette">The clusters' colours.</param>
    /// <param name="view">How it is looked at.</param>
    /// <param name="groups">The accounts of each of the view's groups, in the same order.</param>
    /// <param name="created">When accounts were made, by their ids; empty where nothing is known of it.</param>
    public static GraphDocument Make(
        StoredAnalysis? analysis, CaseColors palette, GraphView view, IReadOnlyList<IReadOnlyList<string>> groups,
        IReadOnlyDictionary<string, DateTime> created)
    {
        if (analysis is null)
            return new GraphDocument(
                new([], [], [], [], [], [], [], [], []), new([], [], [], [], [], [], [], []), new([], []), new([], [], []), [], [], [],
                new GraphSummary(0, 0, 0, 0, 0, 0, [], []));
        var parts = GraphParts.Make(analysis, view, groups);
        var ego = EgoNetwork.Around(analysis, view, parts);
        if (view.Around is not null && ego is null)
            throw new FormatException($"The analysis does not know '{view.Around}', around which the graph should be drawn.");
        var colors = new GraphColoring(analysis, palette, view.Color, created);
        var shown = ego?.Accounts.ToArray() ?? Shown(analysis, view, parts);
        var carried = ego is null ? Carried(analysis, parts) : [];
        var main = MainParts(analysis, parts);
        var drawn = ego?.Attributes.ToArray() ?? Drawn(analysis, view, parts, shown, carried, main);
        var (accountX, accountY) = ego is null
            ? (Array.ConvertAll(shown, a => analysis.Positions.AccountX[a]), Array.ConvertAll(shown, a => analysis.Positions.AccountY[a]))
            : Places(shown, ego.AccountPlaces);
        var (attributeX, attributeY) = ego is null
            ? GraphPlaces.OfAttributes(analysis.Positions, drawn, Rims(analysis, parts, main), [.. parts.All.Select(p => p.Circle)])
            : Places(drawn, ego.AttributePlaces);
        var marks = Marks(analysis, view, parts, colors, ego is not null);
        Pin(view, shown, a => new(GraphNodeKind.Account, analysis.Accounts[a]), accountX, accountY);
        Pin(view, drawn, a => new(GraphNodeKind.Attribute, analysis.Attributes[a].Id), attributeX, attributeY);
        return new GraphDocument(
            Accounts(analysis, parts, shown, accountX, accountY, colors),
            Attributes(
                analysis, drawn, attributeX, attributeY, main,
                a => ego is null && main[a] >= 0 && parts.All[main[a]] is { IsOpen: true, Accounts.Length: > FewLines }
                && !TellsApart(analysis, parts, main, a)),
            Edges(analysis, drawn, shown),
            ClusterEdges(drawn, carried),
            marks,
            colors.Tokens,
            Labelled(analysis, drawn, a => ego is null && TellsApart(analysis, parts, main, a)),
            new GraphSummary(
                analysis.Accounts.Count, shown.Length, marks.Count(m => m.IsDisc), parts.Of.Count(p => p < 0), drawn.Length,
                analysis.SharedAttributes, colors.Legend, [.. drawn.Select(a => analysis.Attributes[a].Family).Distinct().Order()],
                CutNeighbours: ego?.Cut ?? 0, IsNeighbourhood: ego is not null));
    }

    /// <summary>Which of a run's accounts are among <paramref name="selected"/>.</summary>
    public static GraphMembers Members(
        StoredAnalysis? analysis, GraphView view, IReadOnlyList<IReadOnlyList<string>> groups, IEnumerable<string> selected)
    {
        if (analysis is null) return new GraphMembers(0, [], []);
        var parts = GraphParts.Make(analysis, view, groups);
        var (bits, ofParts) = (new byte[(analysis.Accounts.Count + 7) / 8], new int[parts.All.Count]);
        var count = 0;
        foreach (var account in selected)
        {
            var index = analysis.IndexOf(account);
            if (index < 0) continue;
            bits[index >> 3] |= (byte)(1 << (index & 7));
            if (parts.Of[index] >= 0) ofParts[parts.Of[index]]++;
            count++;
        }

        return new GraphMembers(count, bits, ofParts);
    }

    private static int[] Shown(StoredAnalysis analysis, GraphView view, GraphParts parts)
    {
        var hidden = view.Hidden.Where(n => n.Kind == GraphNodeKind.Account).Select(n => analysis.IndexOf(n.Id)).ToHashSet();
        return
        [
            .. Enumerable.Range(0, parts.Of.Length)
                .Where(a => (parts.Of[a] < 0 ? view.Open.IsAll : parts.All[parts.Of[a]] is { IsOpen: true, IsHidden: false })
                    && !hidden.Contains(a)),
        ];
    }

    private static (float[] X, float[] Y) Places(int[] nodes, IReadOnlyDictionary<int, (float X, float Y)> places) =>
        (Array.ConvertAll(nodes, n => places[n].X), Array.ConvertAll(nodes, n => places[n].Y));

    private static void Pin(GraphView view, int[] nodes, Func<int, GraphNode> nodeOf, float[] x, float[] y)
    {
        if (view.Pins.IsEmpty) return;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (view.Pins.TryGetValue(nodeOf(nodes[i]), out var pin)) (x[i], y[i]) = pin;
        }
    }

    private static DrawnAttributes Attributes(
        StoredAnalysis analysis, int[] drawn, float[] x, float[] y, int[] main, Func<int, bool> hidesOthers) => new(
        [.. drawn.Select(a => analysis.Attributes[a].Id)],
        [.. drawn.Select(a => AttributeWords.Label(analysis.Attributes[a].Kind, analysis.Attributes[a].Value))],
        [.. drawn.Select(a => Slug.Of(analysis.Attributes[a].Family))],
        [.. drawn.Select(a => analysis.Attributes[a].AccountCount)],
        Rounded(x),
        Rounded(y),
        [.. drawn.Select(a => main[a])],
        [.. drawn.Select(a => hidesOthers(a))]);

    private static DrawnAccounts Accounts(
        StoredAnalysis analysis, GraphParts parts, int[] shown, float[] x, float[] y, GraphColoring colors)
    {
        var most = Math.Log(2 + analysis.AccountInteractions.DefaultIfEmpty().Max());
        return new DrawnAccounts(
            [.. shown.Select(a => analysis.Accounts[a])],
            shown,
            Rounded(x),
            Rounded(y),
            [.. shown.Select(a => parts.Of[a])],
            [.. shown.Select(a => colors.OfAccount(a, parts.Of[a] < 0 ? null : parts.All[parts.Of[a]].Cluster))],
            [.. shown.Select(a => (float)Math.Round(Math.Log(1 + analysis.AccountInteractions[a]) / most, 2))],
            [.. shown.Select(a => analysis.AccountInteractions[a])],
            [.. shown.Select(a => Slug.Of(analysis.Result.Assignments[a].Disposition))]);
    }

    private static List<ClusterMark> Marks(StoredAnalysis analysis, GraphView view, GraphParts parts, GraphColoring colors, bool isEgo)
    {
        var rank = parts.All.OrderByDescending(p => p.Accounts.Length).Index().ToDictionary(p => p.Item.Node, p => p.Index);
        return [.. parts.All.Select(part =>
        {
            var (x, y) = view.Pins.TryGetValue(part.Node, out var pin) ? pin : (part.Circle.X, part.Circle.Y);
            var (name, disposition, aims) = part.Cluster is { } cluster
                ? (cluster.Label, Slug.Of(cluster.Disposition), string.Join(", ", cluster.TargetedCapabilities.Take(3)))
                : ("Group", "put together by hand", "");
            var isNamed = !isEgo && !part.IsHidden && part.Accounts.Length > 0 && (part.Cluster is null || rank[part.Node] < NamedClusters);
            return new ClusterMark(
                part.Node.Id, name, isNamed ? Label(part, name, withAim: rank[part.Node] < NamedAims) : null, colors.OfPart(part), x, y,
                part.Circle.Radius,
                part.Accounts.Length, part.Accounts.Sum(a => analysis.AccountInteractions[a]), disposition, aims, part.Cluster is null,
                !isEgo && part.IsDisc);
        })];
    }

    private static string Label(GraphPart part, string name, bool withAim)
    {
        var label = $"{name} · {part.Accounts.Length.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}";
        return part.Cluster switch
        {
            { Disposition: Disposition.Bystander or Disposition.Lookalike } c => $"{label} · {Slug.Of(c.Disposition)}",
            { TargetedCapabilities.IsEmpty: false } c when withAim => $"{label} · {c.TargetedCapabilities[0]}",
            _ => label,
        };
    }

    /// <summary>
    /// The attributes that are drawn: what binds the clusters, then what tells accounts of opened ones apart, then what joins clusters,
    /// then the largest hubs, as far as they and their links can be told apart on a screen, and only such as have a link to draw. The page
    /// says how many of how many.
    /// </summary>
    private static int[] Drawn(
        StoredAnalysis analysis, GraphView view, GraphParts parts, int[] shown, Dictionary<int, List<(int Cluster, int Accounts)>> carried,
        int[] main)
    {
        var isShown = new bool[analysis.Accounts.Count];
        foreach (var account in shown) isShown[account] = true;
        var degree = new int[analysis.Attributes.Count];
        for (var e = 0; e < analysis.EdgeAccounts.Length; e++)
        {
            if (isShown[analysis.EdgeAccounts[e]]) degree[analysis.EdgeAttributes[e]]++;
        }

        // Where no account is drawn, what holds one cluster together is told by opening it: what joins several is to be seen.
        var order = parts.All.Where(p => p.Cluster is not null && (p.IsOpen || p.Cluster.Disposition == Disposition.Pool))
            .SelectMany(p => p.Cluster!.BindingAttributes.Take(BindingOfEach))
            .Concat(
                Enumerable.Range(0, degree.Length).Where(a => TellsApart(analysis, parts, main, a))
                .OrderByDescending(a => analysis.Attributes[a].AccountCount).ThenBy(a => a).Take(MostTelling))
            .Concat(
                carried.Where(c => c.Value.Count > 1).OrderByDescending(c => c.Value.Sum(part => part.Accounts)).ThenBy(c => c.Key)
                .Select(c => c.Key))
            .Concat(Enumerable.Range(0, degree.Length).OrderByDescending(a => analysis.Attributes[a].AccountCount).ThenBy(a => a))
            .Distinct();
        var most = shown.Length > 0 ? MostAttributes : MostBetweenClusters;
        var drawn = new List<int>();
        var edges = 0;
        foreach (var attribute in order)
        {
            var links = degree[attribute] + (carried.TryGetValue(attribute, out var ofParts) ? ofParts.Count : 0);
            var found = analysis.Attributes[attribute];
            if (links == 0 || !view.Draws(found.Family, found.AccountCount) || view.Hidden.Contains(new(GraphNodeKind.Attribute, found.Id)))
                continue;
            if (drawn.Count == most) break;
            // A hub that half of all accounts share may have no room where a smaller one has.
            if (edges + links > MostEdges) continue;
            edges += links;
            drawn.Add(attribute);
        }

        return [.. drawn];
    }

    /// <summary>How many accounts of each part that is one node carry each attribute, where two do.</summary>
    private static Dictionary<int, List<(int Cluster, int Accounts)>> Carried(StoredAnalysis analysis, GraphParts parts)
    {
        var counts = new Dictionary<(int Attribute, int Part), int>();
        for (var e = 0; e < analysis.EdgeAccounts.Length; e++)
        {
            var part = parts.Of[analysis.EdgeAccounts[e]];
            if (part < 0 || !parts.All[part].IsDisc) continue;
            var key = (analysis.EdgeAttributes[e], part);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return counts.Where(c => c.Value > 1).GroupBy(c => c.Key.Attribute)
            .ToDictionary(g => g.Key, g => g.Select(c => (c.Key.Part, c.Value)).Order().ToList());
    }

    private static DrawnClusterEdges ClusterEdges(int[] drawn, Dictionary<int, List<(int Cluster, int Accounts)>> carried)
    {
        var edges = drawn.Index().Where(d => carried.ContainsKey(d.Item))
            .SelectMany(d => carried[d.Item].Select(part => (part.Cluster, d.Index, part.Accounts))).ToArray();
        return new DrawnClusterEdges(
            [.. edges.Select(e => e.Cluster)], [.. edges.Select(e => e.Index)], [.. edges.Select(e => e.Accounts)]);
    }

    private static DrawnEdges Edges(StoredAnalysis analysis, int[] drawn, int[] shown)
    {
        var (places, accounts) = (new int[analysis.Attributes.Count], new int[analysis.Accounts.Count]);
        for (var i = 0; i < drawn.Length; i++) places[drawn[i]] = i + 1;
        for (var i = 0; i < shown.Length; i++) accounts[shown[i]] = i + 1;
        var kept = Enumerable.Range(0, analysis.EdgeAccounts.Length)
            .Where(e => places[analysis.EdgeAttributes[e]] > 0 && accounts[analysis.EdgeAccounts[e]] > 0).ToArray();
        return new DrawnEdges(
            [.. kept.Select(e => accounts[analysis.EdgeAccounts[e]] - 1)], [.. kept.Select(e => places[analysis.EdgeAttributes[e]] - 1)]);
    }

    // What binds the leading clusters, what divides opened ones, then the largest hubs of all: what a reader asks about first.
    private static int[] Labelled(StoredAnalysis analysis, int[] drawn, Func<int, bool> tellsApart)
    {
        var places = drawn.Index().ToDictionary(d => d.Item, d => d.Index);
        return
        [
            .. analysis.Result.Clusters.Take(4).SelectMany(c => c.BindingAttributes.Take(2)).Where(places.ContainsKey)
            .Select(a => places[a])
                .Concat(
                    drawn.Where(tellsApart).OrderByDescending(a => analysis.Attributes[a].AccountCount).Take(NamedHubs / 2)
                    .Select(a => places[a]))
                .Concat(Enumerable.Range(0, drawn.Length).OrderByDescending(i => analysis.Attributes[drawn[i]].AccountCount))
                .Distinct().Take(NamedHubs),
        ];
    }

    private static int[] MainParts(StoredAnalysis analysis, GraphParts parts)
    {
        var counts = new Dictionary<(int Attribute, int Part), int>();
        var degree = new int[analysis.Attributes.Count];
        for (var e = 0; e < analysis.EdgeAccounts.Length; e++)
        {
            var key = (analysis.EdgeAttributes[e], parts.Of[analysis.EdgeAccounts[e]]);
            counts[key] = counts.GetValueOrDefault(key) + 1;
            degree[key.Item1]++;
        }

        var main = new int[analysis.Attributes.Count];
        Array.Fill(main, -1);
        foreach (var ((attribute, part), count) in counts)
            if (2 * count > degree[attribute]) main[attribute] = part;
        return main;
    }

    // Among the accounts that are drawn, what only some of them share stands where these are.
    private static int[] Rims(StoredAnalysis analysis, GraphParts parts, int[] main) =>
        [.. main.Select((part, a) => TellsApart(analysis, parts, main, a) ? -1 : part)];

    /// <summary>Whether few enough of an opened cluster's accounts share it, and hardly any others.</summary>
    private static bool TellsApart(StoredAnalysis analysis, GraphParts parts, int[] main, int attribute) =>
        main[attribute] >= 0 && parts.All[main[attribute]] is { IsOpen: true, Accounts.Length: var all }
        && analysis.Attributes[attribute].AccountCount <= Math.Min(all / 2, Math.Max(FewLines, all / LeastParts));

    // A tenth of an account's spacing is finer than a pixel.
    private static float[] Rounded(float[] values) => [.. values.Select(v => MathF.Round(v, 1))];
}
