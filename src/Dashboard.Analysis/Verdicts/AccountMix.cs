using Dashboard.Analysis.Significance;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// How the accounts of a group divide their requests among capabilities: Dirichlet-multinomial (Mosimann, 1962), each
/// account with a mix of its own about the group's. The concentration says how much accounts differ; it is the value of
/// a grid of powers of two under which the accounts are most likely.
/// </summary>
/// <param name="Shares">The group's mean mix.</param>
/// <param name="Concentration">How close accounts keep to it: 0 for not at all, large for all alike.</param>
internal sealed record AccountMix(double[] Shares, double Concentration)
{
    private const int MostFitted = 1000;

    /// <summary>Fits the mix of weighted accounts. O(accounts × capabilities).</summary>
    /// <param name="counts">Requests, <c>[account × capabilities + capability]</c>.</param>
    /// <param name="capabilities">How many capabilities there are.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="weights">How much each counts, 0 to 1; null for 1 each.</param>
    public static AccountMix Of(int[] counts, int capabilities, ReadOnlySpan<int> accounts, double[]? weights = null)
    {
        // The mean of the accounts' own shares, each worth one: a busy account is still one account.
        var shares = new double[capabilities];
        Array.Fill(shares, 0.5);
        for (var i = 0; i < accounts.Length; i++)
        {
            var row = counts.AsSpan(accounts[i] * capabilities, capabilities);
            var total = 0.0;
            foreach (var count in row) total += count;
            if (total == 0) continue;
            for (var c = 0; c < capabilities; c++) shares[c] += (weights?[i] ?? 1) * row[c] / total;
        }

        var sum = shares.Sum();
        for (var c = 0; c < capabilities; c++) shares[c] /= sum;

        var step = Math.Max(1, accounts.Length / MostFitted);
        var (best, most) = (1.0, double.NegativeInfinity);
        for (var concentration = 0.5; concentration <= 1024; concentration *= 2)
        {
            var mix = new AccountMix(shares, concentration);
            var likelihood = 0.0;
            for (var i = 0; i < accounts.Length; i += step)
                likelihood += (weights?[i] ?? 1) * mix.LogLikelihood(counts.AsSpan(accounts[i] * capabilities, capabilities));
            if (likelihood > most) (best, most) = (concentration, likelihood);
        }

        return new AccountMix(shares, best);
    }

    /// <summary>The log-likelihood of one account's requests, what does not depend on the mix left out; 0 for no requests.</summary>
    public double LogLikelihood(ReadOnlySpan<int> counts)
    {
        var (sum, total) = (0.0, 0);
        for (var c = 0; c < counts.Length; c++)
        {
            if (counts[c] == 0) continue;
            var alpha = Concentration * Shares[c];
            sum += LogGamma.Of(alpha + counts[c]) - LogGamma.Of(alpha);
            total += counts[c];
        }

        return sum + LogGamma.Of(Concentration) - LogGamma.Of(Concentration + total);
    }
}
