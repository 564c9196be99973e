using Dashboard.Analysis.Randomness;

namespace Dashboard.Analysis.Significance;

/// <summary>
/// Shuffles a bipartite graph so that every account and every attribute keeps exactly its number of links: the curveball
/// algorithm (Strona et al., 2014), in which two accounts trade at random what only one of them carries. Its results are
/// uniform over all such graphs (Carstens, 2015). What is uniform in a shuffled graph is due to the degrees alone.
/// </summary>
public static class Curveball
{
    /// <summary>
    /// A shuffled copy: the attributes of each account, ascending. O(trades × degree). Repeated links are one; an empty
    /// graph stays empty.
    /// </summary>
    /// <param name="accounts">The attributes of each account.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="tradesPerAccount">How often each account trades on average; 5 and more mix well.</param>
    public static int[][] Shuffle(IReadOnlyList<int[]> accounts, ulong seed, int tradesPerAccount = 10)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentOutOfRangeException.ThrowIfNegative(tradesPerAccount);
        int[][] rows = [.. accounts.Select(a => a.Distinct().Order().ToArray())];
        if (rows.Length < 2) return rows;
        var random = new SeededRandom(seed);
        var (both, either) = (new List<int>(), new List<int>());
        for (long trade = (long)rows.Length * tradesPerAccount / 2; trade > 0; trade--)
        {
            var first = random.NextBelow(rows.Length);
            var second = random.NextBelow(rows.Length - 1);
            if (second >= first) second++;
            Divide(rows[first], rows[second], both, either);
            var own = rows[first].Length - both.Count;
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(either));
            rows[first] = [.. both.Concat(either.Take(own)).Order()];
            rows[second] = [.. both.Concat(either.Skip(own)).Order()];
        }

        return rows;
    }

    private static void Divide(int[] first, int[] second, List<int> both, List<int> either)
    {
        both.Clear();
        either.Clear();
        var (i, j) = (0, 0);
        while (i < first.Length || j < second.Length)
        {
            if (j == second.Length || (i < first.Length && first[i] < second[j]))
            {
                either.Add(first[i++]);
            }
            else if (i == first.Length || second[j] < first[i])
            {
                either.Add(second[j++]);
            }
            else
            {
                both.Add(first[i++]);
                j++;
            }
        }
    }
}
