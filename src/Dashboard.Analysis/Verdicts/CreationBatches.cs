using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;

namespace Dashboard.Analysis.Verdicts;

/// <summary>Accounts made together with those of a group.</summary>
internal static class CreationBatches
{
    /// <summary>Accounts made at most so far apart, in seconds, were made together.</summary>
    public const double BatchSeconds = 3600;

    /// <summary>One account of a batch has at least so many others beside it: fewer meet within an hour by chance.</summary>
    public const int Others = 4;

    /// <summary>
    /// With how many accounts of a group each account was made together, where that is particular to the group as an
    /// attribute would be: enough of them, and most accounts made within the hour before and after are of the group. 0 where the time is
    /// not known. O(n).
    /// </summary>
    /// <param name="created">When each account was made, in seconds, NaN where unknown.</param>
    /// <param name="order">The accounts of which it is known, the earliest first.</param>
    /// <param name="group">The group.</param>
    /// <param name="options">What makes an attribute particular.</param>
    public static int[] SharedWith(double[] created, int[] order, ReadOnlySpan<int> group, AnalysisOptions options)
    {
        var shared = new int[created.Length];
        var isIn = new bool[created.Length];
        foreach (var account in group) isIn[account] = true;
        var (from, to, inside) = (0, 0, 0);
        foreach (var account in order)
        {
            for (; to < order.Length && created[order[to]] <= created[account] + BatchSeconds; to++) inside += isIn[order[to]] ? 1 : 0;
            for (; created[order[from]] < created[account] - BatchSeconds; from++) inside -= isIn[order[from]] ? 1 : 0;
            var others = inside - (isIn[account] ? 1 : 0);
            if (others >= Others && BindingAttribute.IsParticular(others, to - from - 1, group.Length, created.Length, options))
                shared[account] = others;
        }

        return shared;
    }

    /// <summary>
    /// The accounts of a group that were made in a batch of it, each with the others made within an hour of it, at most
    /// fifty of these. O(n).
    /// </summary>
    /// <param name="created">When each account was made, in seconds, NaN where unknown.</param>
    /// <param name="order">The accounts of which it is known, the earliest first.</param>
    /// <param name="group">The group.</param>
    public static (int Account, int[] Others)[] Within(double[] created, int[] order, ReadOnlySpan<int> group)
    {
        const int Most = 50;
        var isIn = new bool[created.Length];
        foreach (var account in group) isIn[account] = true;
        var members = order.Where(a => isIn[a]).ToArray();
        var batches = new List<(int, int[])>();
        var from = 0;
        for (var i = 0; i < members.Length; i++)
        {
            while (created[members[from]] < created[members[i]] - BatchSeconds) from++;
            var to = i;
            while (to + 1 < members.Length && to - from < Most && created[members[to + 1]] <= created[members[i]] + BatchSeconds) to++;
            if (to - from >= Others) batches.Add((members[i], [.. members[from..(to + 1)].Where(a => a != members[i])]));
        }

        return [.. batches];
    }
}
