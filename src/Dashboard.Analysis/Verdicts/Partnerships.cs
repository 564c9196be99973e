using Dashboard.Analysis.CoAction;
using Dashboard.Analysis.Linkage;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// Which accounts have a partner in something that only one account should do, use or be made with: within their own cluster, and among all
/// accounts.
/// </summary>
/// <param name="Within">Of each account, whether a partner is of the same cluster; false for accounts of none.</param>
/// <param name="Anywhere">Of each account, whether there is a partner at all.</param>
internal sealed record Partnerships(bool[] Within, bool[] Anywhere)
{
    /// <summary>Partners by attributes that two accounts use, of those attributes that count. O(their links).</summary>
    public static Partnerships ByAttributes(BipartiteGraph graph, IEnumerable<int> attributes, ReadOnlySpan<int> clusters)
    {
        var found = new Partnerships(new bool[clusters.Length], new bool[clusters.Length]);
        var met = new Dictionary<int, int>();
        foreach (var attribute in attributes)
        {
            var accounts = graph.AccountsOf(attribute);
            if (accounts.Length < 2) continue;
            met.Clear();
            foreach (var account in accounts) met[clusters[account]] = met.GetValueOrDefault(clusters[account]) + 1;
            foreach (var account in accounts)
            {
                found.Anywhere[account] = true;
                if (clusters[account] >= 0 && met[clusters[account]] > 1) found.Within[account] = true;
            }
        }

        return found;
    }

    /// <summary>Partners by acting together. O(edges).</summary>
    public static Partnerships ByCoAction(CoActionNetwork network, ReadOnlySpan<int> clusters)
    {
        var found = new Partnerships(new bool[clusters.Length], new bool[clusters.Length]);
        foreach (var edge in network.Edges)
        {
            found.Anywhere[edge.First] = found.Anywhere[edge.Second] = true;
            if (clusters[edge.First] >= 0 && clusters[edge.First] == clusters[edge.Second])
                found.Within[edge.First] = found.Within[edge.Second] = true;
        }

        return found;
    }
}
