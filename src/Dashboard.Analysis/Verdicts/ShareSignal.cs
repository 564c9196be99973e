using System.Globalization;
using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// A signal that counts the accounts of a cluster for which something holds, and compares their share with the baseline's:
/// binomial, and only where the shares differ by the minimum effect. Accounts of which it is not known do not count.
/// </summary>
internal static class ShareSignal
{
    private const int LeastAccounts = 5;

    /// <summary>The signal; null where the share is not far enough above the baseline's, or either side has too few accounts.</summary>
    /// <param name="evidence">The cluster.</param>
    /// <param name="holds">Whether it holds for an account of the cluster; null where it is not known.</param>
    /// <param name="holdsOfOthers">The same for an account of the baseline.</param>
    /// <param name="kind">The kind of signal.</param>
    /// <param name="family">Its family, by which its strength is capped.</param>
    /// <param name="what">What holds, as the end of a sentence about accounts.</param>
    public static Signal? Of(
        ClusterEvidence evidence, Func<int, bool?> holds, Func<int, bool?> holdsOfOthers, SignalKind kind, AttributeFamily family,
        string what)
    {
        var (members, own) = Count(evidence.Members, holds);
        // Not even a baseline of which it holds for nobody would be far enough below: nobody needs to be asked.
        if (members < LeastAccounts || own < evidence.Options.LeastExcess * members) return null;
        var (baseline, others) = Count(evidence.Baseline, holdsOfOthers);
        if (baseline < LeastAccounts) return null;
        var (share, usual) = (own / (double)members, (others + 1.0) / (baseline + 1.0));
        if (share - usual < evidence.Options.LeastExcess) return null;
        var largest = family.IsBehavioural() ? evidence.Options.LargestBehaviour : evidence.Options.LargestInfrastructure;
        return new Signal(
            kind,
            family,
            string.Create(
                CultureInfo.InvariantCulture, $"{own:N0} of {members:N0} accounts ({share:P0}) {what}; of the baseline's {usual:P0} do."),
            (own - (usual * members)) / evidence.Members.Length * largest,
            Binomial.UpperTail(members, usual, own),
            double.NaN,
            [new SignalNumber("accounts", own), new SignalNumber("of", members), new SignalNumber("share", share),
                new SignalNumber("baseline's share", usual)]);
    }

    private static (int Known, int Holding) Count(int[] accounts, Func<int, bool?> holds)
    {
        var (known, holding) = (0, 0);
        foreach (var account in accounts)
        {
            if (holds(account) is not { } does) continue;
            known++;
            if (does) holding++;
        }

        return (known, holding);
    }
}
