using System.Collections.Concurrent;

namespace Dashboard.Analysis.Layers;

/// <summary>What is known of groups, by their accounts alone; safe for several threads.</summary>
/// <typeparam name="T">What is known of each.</typeparam>
internal sealed class GroupMemory<T>
    where T : class
{
    private readonly ConcurrentDictionary<ulong, (int[] Group, T Known)> groups = new();

    /// <summary>What is known of a group; null for nothing.</summary>
    public T? Find(int[] group) => groups.TryGetValue(KeyOf(group), out var found) && found.Group.AsSpan().SequenceEqual(group)
        ? found.Known : null;

    /// <summary>Keeps what is known of a group, which is not changed afterwards.</summary>
    public void Keep(int[] group, T known) => groups.TryAdd(KeyOf(group), (group, known));

    /// <summary>What is known of a group, found out now where nothing is.</summary>
    public T Of(int[] group, Func<T> findOut)
    {
        if (Find(group) is { } known) return known;
        known = findOut();
        Keep(group, known);
        return Find(group) ?? known;
    }

    // FNV-1a (Fowler, Noll & Vo, 1991) over the accounts; what collides is told by the accounts themselves.
    private static ulong KeyOf(int[] group)
    {
        var key = 14695981039346656037UL;
        foreach (var account in group) key = (key ^ (uint)account) * 1099511628211UL;
        return key;
    }
}
