using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// Which accounts of a cluster take part and which are bystanders, by a mixture of two kinds fitted by expectation
/// maximisation (Dempster, Laird &amp; Rubin, 1977): one behaves like the baseline, the other has a profile of its
/// own (capabilities, week of the first and of the last request, and whether an account carries binding attributes
/// of each family but the network, which bystanders of a proxy share by definition). Features are taken for
/// independent (naive Bayes), and no account's requests count for more than 20, because they are not independent.
/// </summary>
internal static class Membership
{
    private const double MostRequests = 20;
    private const double ChanceOfBinding = 0.02;
    private const int Iterations = 15;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("membership-mixture", 1);

    /// <summary>
    /// The probability that each member takes part, in the members' order. O(iterations × members × features).
    /// Without a baseline everybody takes part: 1.
    /// </summary>
    public static double[] Of(ClusterEvidence evidence)
    {
        var members = evidence.Members;
        var scores = new double[members.Length];
        Array.Fill(scores, 1);
        if (evidence.Baseline.Length == 0 || members.Length == 0) return scores;
        var features = Features(evidence);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var share = Math.Clamp(scores.Average(), 0.02, 0.98);
            var ratios = new double[members.Length];
            Array.Fill(ratios, Math.Log(share / (1 - share)));
            foreach (var feature in features)
            {
                var own = feature.Smoothed(scores);
                for (var i = 0; i < members.Length; i++)
                {
                    for (var k = 0; k < own.Length; k++)
                    {
                        var count = feature.Counts[(i * own.Length) + k];
                        if (count > 0) ratios[i] += count * Math.Log(own[k] / feature.Usual[k]);
                    }
                }
            }

            for (var i = 0; i < scores.Length; i++) scores[i] = 1 / (1 + Math.Exp(-ratios[i]));
        }

        return scores;
    }

    private static List<Feature> Features(ClusterEvidence evidence)
    {
        var activity = evidence.Activity;
        var features = new List<Feature>();
        var capabilities = activity.CapabilityCount;
        var counts = new double[evidence.Members.Length * capabilities];
        for (var i = 0; i < evidence.Members.Length; i++)
        {
            var account = evidence.Members[i];
            var weight = Math.Min(1, MostRequests / Math.Max(1, activity.Totals[account]));
            for (var c = 0; c < capabilities; c++) counts[(i * capabilities) + c] = weight * activity.Counts[(account * capabilities) + c];
        }

        features.Add(new Feature(counts, Normalised(evidence.BaselineTotals, 1)));
        features.Add(Weeks(evidence, activity.FirstDays));
        features.Add(Weeks(evidence, activity.LastDays));
        foreach (var family in Enum.GetValues<AttributeFamily>())
        {
            if (family == AttributeFamily.Network) continue;
            var carriers = new HashSet<int>();
            foreach (var binding in evidence.Bindings.Where(b => b.Family == family && b.Specificity >= 0.5)) carriers.UnionWith(evidence.Graph.AccountsOf(binding.Attribute).ToArray());
            if (carriers.Count == 0) continue;
            var carries = new double[2 * evidence.Members.Length];
            for (var i = 0; i < evidence.Members.Length; i++) carries[(2 * i) + (carriers.Contains(evidence.Members[i]) ? 1 : 0)] = 1;
            features.Add(new Feature(carries, [1 - ChanceOfBinding, ChanceOfBinding]));
        }

        return features;
    }

    private static Feature Weeks(ClusterEvidence evidence, int[] dayOf)
    {
        var weeks = (evidence.Activity.DayCount / 7) + 1;
        var counts = new double[evidence.Members.Length * weeks];
        for (var i = 0; i < evidence.Members.Length; i++)
        {
            var day = dayOf[evidence.Members[i]];
            if (day >= 0) counts[(i * weeks) + (day / 7)] = 1;
        }

        var usual = new double[weeks];
        foreach (var account in evidence.Baseline)
        {
            if (dayOf[account] >= 0) usual[dayOf[account] / 7]++;
        }

        return new Feature(counts, Normalised(usual, 1));
    }

    private static double[] Normalised(double[] counts, double smoothing)
    {
        var total = counts.Sum() + (smoothing * counts.Length);
        return [.. counts.Select(count => (count + smoothing) / total)];
    }

    /// <summary>A categorical feature.</summary>
    /// <param name="Counts">How often each member shows each value, <c>[member × values + value]</c>.</param>
    /// <param name="Usual">The baseline's probability of each value.</param>
    private sealed record Feature(double[] Counts, double[] Usual)
    {
        /// <summary>The probabilities among those who take part, drawn to the baseline's by five accounts' worth.</summary>
        public double[] Smoothed(double[] scores)
        {
            var own = new double[Usual.Length];
            var total = 0.0;
            for (var i = 0; i < scores.Length; i++)
            {
                for (var k = 0; k < own.Length; k++)
                {
                    own[k] += scores[i] * Counts[(i * own.Length) + k];
                    total += scores[i] * Counts[(i * own.Length) + k];
                }
            }

            for (var k = 0; k < own.Length; k++) own[k] = (own[k] + (5 * Usual[k])) / (total + 5);
            return own;
        }
    }
}
