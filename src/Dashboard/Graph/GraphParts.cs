using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Layout;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Views;

namespace Dashboard.Graph;

/// <summary>Accounts that can be drawn as one node: a cluster, or a group that a person made.</summary>
/// <param name="Node">What it is.</param>
/// <param name="Cluster">The cluster; null for a group.</param>
/// <param name="Accounts">Its accounts, as indices of the run, without those that a group took away.</param>
/// <param name="Circle">The circle that holds them where they are drawn, or the disc that stands for them.</param>
/// <param name="IsOpen">Whether its accounts are drawn in its place.</param>
/// <param name="IsHidden">Whether it is left out.</param>
public sealed record GraphPart(GraphNode Node, Cluster? Cluster, int[] Accounts, ClusterCircle Circle, bool IsOpen, bool IsHidden)
{
    /// <summary>Whether it is one node.</summary>
    public bool IsDisc => !IsOpen && !IsHidden && Accounts.Length > 0;
}

/// <summary>The parts that a run's accounts fall into: its clusters in their order, then groups.</summary>
/// <param name="All">The parts.</param>
/// <param name="Of">The part of each account; −1 for none.</param>
public sealed record GraphParts(IReadOnlyList<GraphPart> All, int[] Of)
{
    /// <param name="analysis">The run.</param>
    /// <param name="view">What is opened and hidden.</param>
    /// <param name="groups">The accounts of each of the view's groups, in the same order. An account is in the first that has it.</param>
    public static GraphParts Make(StoredAnalysis analysis, GraphView view, IReadOnlyList<IReadOnlyList<string>> groups)
    {
        var clusters = analysis.Result.Clusters;
        var numbers = clusters.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i, StringComparer.Ordinal);
        int[] of = [.. analysis.Result.Assignments.Select(a => a.Cluster is { } id ? numbers[id] : -1)];
        foreach (var (group, ids) in groups.Index())
        {
            foreach (var account in ids.Select(analysis.IndexOf).Where(a => a >= 0 && of[a] < clusters.Length))
                of[account] = clusters.Length + group;
        }

        var members = new List<int>[clusters.Length + groups.Count];
        for (var i = 0; i < members.Length; i++) members[i] = [];
        for (var a = 0; a < of.Length; a++)
        {
            if (of[a] >= 0) members[of[a]].Add(a);
        }

        // Discs go by the number of accounts, and are as large as the largest cluster's circle allows.
        var most = clusters.Select((c, i) => (c.Accounts.Length, i)).DefaultIfEmpty().Max();
        var scale = clusters.IsEmpty ? 1 : analysis.Positions.Clusters[most.i].Radius / DiscOf(most.Length);
        GraphPart Part(GraphNode node, Cluster? cluster, int index, ClusterCircle circle, bool isOpen) =>
            new(node, cluster, [.. members[index]],
                isOpen ? circle : circle with { Radius = Math.Min(circle.Radius, scale * DiscOf(members[index].Count)) }, isOpen,
                view.Hidden.Contains(node));
        return new GraphParts(
            [
                .. clusters.Select(
                    (c, i) => Part(new(GraphNodeKind.Cluster, c.Id), c, i, analysis.Positions.Clusters[i], view.Open.Opens(c.Id))),
                .. view.Groups.Select(
                    (hash, g) => Part(
                        new(GraphNodeKind.Group, hash), null, clusters.Length + g, Around(analysis.Positions, members[clusters.Length + g]),
                        false)),
            ],
            of);
    }

    // In the middle of its accounts.
    private static ClusterCircle Around(GraphPositions positions, List<int> accounts) => accounts.Count == 0
        ? default
        : new(accounts.Average(a => positions.AccountX[a]), accounts.Average(a => positions.AccountY[a]), DiscOf(accounts.Count));

    // As large as so many accounts are that lie close together.
    private static float DiscOf(int accounts) => MathF.Sqrt(accounts / 3f) + 1;
}
