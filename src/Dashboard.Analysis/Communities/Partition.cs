using Dashboard.Core;

namespace Dashboard.Analysis.Communities;

/// <summary>
/// A division of a graph's nodes into communities, each node in exactly one. Communities are numbered from 0, the
/// largest first; communities of the same size in the order of their first nodes.
/// </summary>
/// <param name="Communities">The community of each node.</param>
/// <param name="Count">How many communities there are.</param>
/// <param name="Quality">The value of the quality function.</param>
/// <param name="Method">The method that found it.</param>
/// <param name="Function">The quality function.</param>
/// <param name="Resolution">γ.</param>
/// <param name="Seed">The seed.</param>
public sealed record Partition(
    int[] Communities, int Count, double Quality, Method Method, QualityFunction Function, double Resolution, ulong Seed)
{
    /// <summary>The nodes of each community, in ascending order. O(n).</summary>
    public int[][] Members()
    {
        var sizes = new int[Count];
        foreach (var community in Communities) sizes[community]++;
        var members = new int[Count][];
        for (var c = 0; c < Count; c++) members[c] = new int[sizes[c]];
        Array.Clear(sizes);
        for (var v = 0; v < Communities.Length; v++) members[Communities[v]][sizes[Communities[v]]++] = v;
        return members;
    }

    /// <summary>
    /// Numbers communities by size, the largest 0, ties by the first node, so that equal partitions have equal
    /// numbers. O(n + k log k). Any whole numbers from 0 to n − 1 may come in.
    /// </summary>
    internal static (int[] Communities, int Count) Renumber(ReadOnlySpan<int> communities)
    {
        var sizes = new int[communities.Length];
        var firsts = new int[communities.Length];
        var used = new List<int>();
        for (var v = 0; v < communities.Length; v++)
        {
            var community = communities[v];
            if (sizes[community]++ != 0) continue;
            firsts[community] = v;
            used.Add(community);
        }

        used.Sort((a, b) => sizes[a] != sizes[b] ? sizes[b].CompareTo(sizes[a]) : firsts[a].CompareTo(firsts[b]));
        var numbers = new int[communities.Length];
        for (var i = 0; i < used.Count; i++) numbers[used[i]] = i;
        var result = new int[communities.Length];
        for (var v = 0; v < result.Length; v++) result[v] = numbers[communities[v]];
        return (result, used.Count);
    }
}
