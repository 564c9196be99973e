using Dashboard.Core;

namespace Dashboard.Analysis.Linkage;

/// <summary>Two accounts that follow each other on a path, and the rarest attribute that both carry.</summary>
/// <param name="From">The account, by index.</param>
/// <param name="Attribute">The attribute, by index.</param>
/// <param name="To">The next account.</param>
public readonly record struct PathStep(int From, int Attribute, int To);

/// <summary>
/// The path between two accounts over what accounts share that has the least doubt in it: each step costs the inverse
/// of its attribute's rarity weight (<see cref="RarityWeight"/>), so that one rare attribute is preferred to several
/// common ones, and hubs come last. Found by Dijkstra's algorithm (1959) on the bipartite graph; ties by index. That two
/// accounts are joined by a path proves nothing by itself: in a large case most are.
/// </summary>
public static class EvidencePath
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("evidence-path", 1);

    /// <summary>Finds the path. O(links × log links).</summary>
    /// <param name="edgeAccounts">The account of each link.</param>
    /// <param name="edgeAttributes">The attribute of each.</param>
    /// <param name="accounts">How many accounts there are.</param>
    /// <param name="weights">The rarity weight of each attribute; 0 joins nobody.</param>
    /// <param name="from">The one end.</param>
    /// <param name="to">The other.</param>
    /// <returns>The steps, in order; empty from an account to itself; null where no path joins the two.</returns>
    public static IReadOnlyList<PathStep>? Find(
        int[] edgeAccounts, int[] edgeAttributes, int accounts, IReadOnlyList<double> weights, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(edgeAccounts);
        ArgumentNullException.ThrowIfNull(edgeAttributes);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)accounts, nameof(from));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)accounts, nameof(to));
        var (starts, neighbours) = Neighbours(edgeAccounts, edgeAttributes, accounts, weights.Count);
        var (costs, before) = (new double[accounts + weights.Count], new int[accounts + weights.Count]);
        Array.Fill(costs, double.PositiveInfinity);
        Array.Fill(before, -1);
        costs[from] = 0;
        var open = new PriorityQueue<int, (double Cost, int Node)>();
        open.Enqueue(from, (0, from));
        while (open.TryDequeue(out var node, out var at))
        {
            if (node == to) return Steps(before, accounts, to);
            if (at.Cost > costs[node]) continue;
            for (var i = starts[node]; i < starts[node + 1]; i++)
            {
                var next = neighbours[i];
                var weight = weights[Math.Max(node, next) - accounts];
                var cost = at.Cost + (0.5 / weight);
                if (weight <= 0 || cost >= costs[next]) continue;
                (costs[next], before[next]) = (cost, node);
                open.Enqueue(next, (cost, next));
            }
        }

        return null;
    }

    /// <summary>The neighbours of each node, accounts first, then attributes.</summary>
    private static (int[] Starts, int[] Neighbours) Neighbours(int[] edgeAccounts, int[] edgeAttributes, int accounts, int attributes)
    {
        var starts = new int[accounts + attributes + 1];
        for (var e = 0; e < edgeAccounts.Length; e++)
        {
            starts[edgeAccounts[e] + 1]++;
            starts[accounts + edgeAttributes[e] + 1]++;
        }

        for (var n = 1; n < starts.Length; n++) starts[n] += starts[n - 1];
        var (next, neighbours) = (starts.AsSpan().ToArray(), new int[2 * edgeAccounts.Length]);
        for (var e = 0; e < edgeAccounts.Length; e++)
        {
            neighbours[next[edgeAccounts[e]]++] = accounts + edgeAttributes[e];
            neighbours[next[accounts + edgeAttributes[e]]++] = edgeAccounts[e];
        }

        return (starts, neighbours);
    }

    private static List<PathStep> Steps(int[] before, int accounts, int to)
    {
        var steps = new List<PathStep>();
        for (var account = to; before[account] >= 0; account = before[before[account]])
            steps.Add(new PathStep(before[before[account]], before[account] - accounts, account));
        steps.Reverse();
        return steps;
    }
}
