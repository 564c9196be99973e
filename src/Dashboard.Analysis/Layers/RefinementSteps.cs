using System.Collections.Concurrent;

namespace Dashboard.Analysis.Layers;

/// <summary>
/// What groups become in one step of refinement. A step depends on the group alone, so that refinements which meet need not
/// be made twice; safe for several threads. Good for one model and one set of taken accounts.
/// </summary>
internal sealed class RefinementSteps
{
    private readonly ConcurrentDictionary<ulong, (int[] Group, int[] Next)> steps = new();

    /// <summary>What a group becomes; null where that is not known.</summary>
    public int[]? Find(int[] group) => steps.TryGetValue(KeyOf(group), out var step) && step.Group.AsSpan().SequenceEqual(group) ? step.Next : null;

    /// <summary>Keeps a step.</summary>
    public void Keep(int[] group, int[] next) => steps.TryAdd(KeyOf(group), (group, next));

    // FNV-1a (Fowler, Noll & Vo, 1991) over the accounts; what collides is told by the accounts themselves.
    private static ulong KeyOf(int[] group)
    {
        var key = 14695981039346656037UL;
        foreach (var account in group) key = (key ^ (uint)account) * 1099511628211UL;
        return key;
    }
}
