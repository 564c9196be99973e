using Dashboard.Analysis.Randomness;
using Dashboard.Core;

namespace Dashboard.Analysis.Targeting;

/// <summary>
/// The bootstrap over accounts (Efron, 1979; a cluster bootstrap in the sense of Field &amp; Welsh, 2007): accounts,
/// not interactions, are drawn with replacement, because the interactions of one account depend on each other.
/// </summary>
public static class AccountBootstrap
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("account-bootstrap", 1);

    /// <summary>
    /// Totals by capability of each bootstrap sample. O(samples × accounts × capabilities). No accounts give totals of
    /// 0.
    /// </summary>
    /// <param name="counts">Interactions, <c>[account × capabilities + capability]</c>, of all accounts.</param>
    /// <param name="capabilities">How many capabilities there are.</param>
    /// <param name="accounts">The accounts to draw from.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="seed">The seed.</param>
    public static double[][] Totals(int[] counts, int capabilities, ReadOnlySpan<int> accounts, int samples, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var random = new SeededRandom(seed);
        var result = new double[samples][];
        for (var s = 0; s < samples; s++)
        {
            var totals = new double[capabilities];
            for (var i = 0; i < accounts.Length; i++)
            {
                var row = accounts[random.NextBelow(accounts.Length)] * capabilities;
                for (var c = 0; c < capabilities; c++) totals[c] += counts[row + c];
            }

            result[s] = totals;
        }

        return result;
    }
}
