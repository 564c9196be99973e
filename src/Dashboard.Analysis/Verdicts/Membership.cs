using Dashboard.Analysis.Linkage;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// Which accounts take part in what a cluster's core does, by a mixture of two kinds fitted by expectation maximisation
/// (Dempster, Laird &amp; Rubin, 1977). Candidates are the cluster and all accounts that share with its core
/// something particular. Whom only the network ties to it must be as much likelier to take part as one feature can make
/// it: a proxy's customer who asks for the same things is hardly to be told from one who takes part. Those who do not take part behave as
/// the baseline does; those who do have the core's profile, which accounts outside the core do not change: the capabilities (<see cref="AccountMix"/>, because
/// accounts of one kind differ, too), the weeks of the first and of the last request, how much busier an account is in the core's window, and how many attributes particular to the core an account carries, of each family. How many of these the
/// others carry is learned as well, starting from the baseline: candidates were chosen by such attributes. Features are
/// taken for independent given the kind (naive Bayes); because they are not quite, no single one may weigh more than
/// stated odds (<see cref="Campaigns.AnalysisOptions.LargestFeatureOdds"/>).
/// </summary>
/// <param name="Accounts">The candidates, ascending.</param>
/// <param name="Scores">The probability that each takes part.</param>
/// <param name="Least">The probability from which each is called.</param>
internal sealed record Membership(int[] Accounts, double[] Scores, double[] Least)
{
    private const int MostIterations = 30;

    /// <summary>No probability moves by more in the last iteration.</summary>
    private const double Settled = 1e-3;

    /// <summary>Accounts' worth of the starting point within each kind's profile, so that a handful does not define it.</summary>
    private const double PriorAccounts = 5;

    /// <summary>Attributes carried: none, one, two or three, four to seven, more.</summary>
    private const int CarriedBins = 5;

    /// <summary>Doublings of the rate in the window against other days: none, fewer than one, one, two, three and more.</summary>
    private const int RaiseBins = 5;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("membership-mixture", 3);

    /// <summary>
    /// The candidates and their probabilities. O(iterations × candidates × features). Without a baseline everybody who
    /// is linked takes part: 1.
    /// </summary>
    /// <param name="evidence">The cluster.</param>
    /// <param name="usual">How the baseline's accounts divide their requests.</param>
    /// <param name="isTaken">Accounts of other cores, which are no candidates.</param>
    public static Membership Of(ClusterEvidence evidence, AccountMix usual, Func<int, bool> isTaken)
    {
        var carried = SharedWork.Carried(evidence.Input, evidence.Graph, evidence.Options, evidence.Members);
        if (evidence.Input.CreatedSeconds is { } created) carried[(int)AttributeFamily.Timing] = CreationBatches.SharedWith(created, evidence.Activity.ByCreation, evidence.Members, evidence.Options);
        var isCore = evidence.Members.ToHashSet();
        var isLinked = evidence.Linked.ToHashSet();
        var accounts = Enumerable.Range(0, evidence.Activity.AccountCount)
            .Where(a => !isTaken(a) && (isCore.Contains(a) || isLinked.Contains(a) || carried.Any(family => family[a] > 0))).ToArray();
        var least = accounts.Select(a => isCore.Contains(a) || carried.Where((_, family) => family != (int)AttributeFamily.Network).Any(family => family[a] > 0)
            ? 0.5
            : 1 - (1 / evidence.Options.LargestFeatureOdds)).ToArray();
        var scores = new double[accounts.Length];
        Array.Fill(scores, 1);
        if (evidence.Baseline.Length == 0 || accounts.Length == 0) return new Membership(accounts, scores, least);
        for (var i = 0; i < accounts.Length; i++) scores[i] = isCore.Contains(accounts[i]) ? 0.9 : 0.1;
        Fit(evidence, usual, accounts, scores, [.. accounts.Select(isCore.Contains)], [.. Features(evidence, accounts, carried)]);
        return new Membership(accounts, scores, least);
    }

    private static void Fit(ClusterEvidence evidence, AccountMix usualMix, int[] accounts, double[] scores, bool[] isCore, Feature[] features)
    {
        var (counts, capabilities) = (evidence.Activity.Counts, evidence.Activity.CapabilityCount);
        var usualMixes = accounts.Select(a => usualMix.LogLikelihood(counts.AsSpan(a * capabilities, capabilities))).ToArray();
        var largest = Math.Log(evidence.Options.LargestFeatureOdds);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var share = Math.Clamp(scores.Average(), 0.02, 0.98);
            var ratios = new double[accounts.Length];
            var taking = scores.Select((score, i) => isCore[i] ? score : 0).ToArray();
            var others = scores.Select(score => 1 - score).ToArray();
            var ownMix = AccountMix.Of(counts, capabilities, accounts, taking);
            for (var i = 0; i < accounts.Length; i++)
                ratios[i] = Math.Log(share / (1 - share)) + Bounded(ownMix.LogLikelihood(counts.AsSpan(accounts[i] * capabilities, capabilities)) - usualMixes[i]);
            foreach (var feature in features)
            {
                var (own, usual) = (feature.Profile(taking), feature.IsUsualKnown ? feature.Usual : feature.Profile(others));
                for (var i = 0; i < accounts.Length; i++)
                {
                    if (feature.Values[i] >= 0) ratios[i] += Bounded(Math.Log(own[feature.Values[i]] / usual[feature.Values[i]]));
                }
            }

            var moved = 0.0;
            for (var i = 0; i < scores.Length; i++)
            {
                var score = 1 / (1 + Math.Exp(-ratios[i]));
                moved = Math.Max(moved, Math.Abs(score - scores[i]));
                scores[i] = score;
            }

            if (moved < Settled) return;
        }

        double Bounded(double ratio) => Math.Clamp(ratio, -largest, largest);
    }

    private static IEnumerable<Feature> Features(ClusterEvidence evidence, int[] accounts, int[][] carried)
    {
        yield return Weeks(evidence, accounts, evidence.Activity.FirstDays);
        yield return Weeks(evidence, accounts, evidence.Activity.LastDays);
        if (Raise(evidence, accounts) is { } raise) yield return raise;
        foreach (var family in carried)
        {
            var values = accounts.Select(a => Bin(family[a])).ToArray();
            if (values.All(v => v == 0)) continue;
            var usual = new double[CarriedBins];
            foreach (var account in evidence.Baseline) usual[Bin(family[account])]++;
            yield return new Feature(values, Normalised(usual), IsUsualKnown: false);
        }
    }

    /// <summary>How much busier accounts are in the cluster's window; null without one, or where it leaves no other days.</summary>
    private static Feature? Raise(ClusterEvidence evidence, int[] accounts)
    {
        var activity = evidence.Activity;
        if (evidence.Window is not { } window || window.End - window.Start + 1 >= activity.DayCount) return null;
        var usual = new double[RaiseBins];
        foreach (var account in evidence.Baseline)
        {
            if (activity.Totals[account] > 0) usual[Doublings(account)]++;
        }

        return new Feature([.. accounts.Select(a => activity.Totals[a] == 0 ? -1 : Doublings(a))], Normalised(usual), IsUsualKnown: true);

        int Doublings(int account) => Math.Clamp((int)Math.Floor(Math.Log2(activity.Raise(account, window.Start, window.End))) + 1, 0, RaiseBins - 1);
    }

    private static int Bin(int carried) => carried switch
    {
        < 2 => carried,
        < 4 => 2,
        < 8 => 3,
        _ => 4,
    };

    private static Feature Weeks(ClusterEvidence evidence, int[] accounts, int[] dayOf)
    {
        var usual = new double[(evidence.Activity.DayCount / 7) + 1];
        foreach (var account in evidence.Baseline)
        {
            if (dayOf[account] >= 0) usual[dayOf[account] / 7]++;
        }

        return new Feature([.. accounts.Select(a => dayOf[a] < 0 ? -1 : dayOf[a] / 7)], Normalised(usual), IsUsualKnown: true);
    }

    private static double[] Normalised(double[] counts)
    {
        var total = counts.Sum() + counts.Length;
        return [.. counts.Select(count => (count + 1) / total)];
    }

    /// <summary>A categorical feature.</summary>
    /// <param name="Values">The value of each candidate; −1 where it has none.</param>
    /// <param name="Usual">The baseline's probability of each value.</param>
    /// <param name="IsUsualKnown">Whether bystanders are as the baseline is, or only start from it.</param>
    private sealed record Feature(int[] Values, double[] Usual, bool IsUsualKnown)
    {
        /// <summary>The probabilities among weighted candidates, drawn to the baseline's by a few accounts' worth.</summary>
        public double[] Profile(double[] weights)
        {
            var profile = Usual.Select(p => PriorAccounts * p).ToArray();
            var total = PriorAccounts;
            for (var i = 0; i < Values.Length; i++)
            {
                if (Values[i] < 0) continue;
                profile[Values[i]] += weights[i];
                total += weights[i];
            }

            for (var k = 0; k < profile.Length; k++) profile[k] /= total;
            return profile;
        }
    }
}
