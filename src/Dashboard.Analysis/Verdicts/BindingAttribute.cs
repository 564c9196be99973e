using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>An attribute that a cluster's accounts share far more than chance would have it.</summary>
/// <param name="Attribute">The attribute's index.</param>
/// <param name="Family">Its family.</param>
/// <param name="Carriers">How many of the cluster's accounts carry it.</param>
/// <param name="AccountCount">df: how many of all accounts do.</param>
/// <param name="PValue">
/// How likely so many of the cluster's accounts carry it when nothing is at work but how busy each account is and how common
/// the attribute (<see cref="SharingNull"/>): the Poisson tail of the number expected, never too small beyond it (Hoeffding, 1956).
/// </param>
internal readonly record struct BindingAttribute(int Attribute, AttributeFamily Family, int Carriers, int AccountCount, double PValue)
{
    /// <summary>The share of the carriers who belong to the cluster.</summary>
    public double Specificity => Carriers / (double)AccountCount;

    /// <summary>
    /// Whether an attribute is particular to a group: at least half of its carriers are of it, and the group's accounts
    /// carry it at least so many times as often as all others (<see cref="AnalysisOptions.LeastLift"/>), of whom no more
    /// carry it than make a hub. A hub within the group alone is the group's own.
    /// </summary>
    public static bool IsParticular(int inside, int carriers, int groupSize, int population, AnalysisOptions options)
    {
        var outside = Math.Max(0, carriers - inside);
        return inside >= ClusterSet.BindingShare * carriers
            && inside / (double)Math.Max(1, groupSize) >= options.LeastLift * outside / Math.Max(1, population - groupSize)
            && outside <= options.HubShare * Math.Max(1, population - groupSize);
    }

    /// <summary>
    /// The binding attributes of each cluster: those carried by at least three and by more than as many accounts of any kind
    /// would (Bonferroni over all pairs of cluster and attribute), the most telling (carriers × rarity) first. What a whole
    /// organisation carries binds it, though it is no surprise by the null where hardly anybody else shares anything.
    /// O(links + clusters × kinds × distinct degrees of attributes × of accounts + found log found).
    /// </summary>
    public static BindingAttribute[][] Of(
        AnalysisInput input, BipartiteGraph graph, SharingNull sharing, int[] accountClusters, int[] sizes, double level)
    {
        var population = input.Population;
        var members = Enumerable.Range(0, accountClusters.Length).ToLookup(a => accountClusters[a]);
        var degrees = new Dictionary<(int, string), IReadOnlyList<(int, int)>>();
        var expected = new Dictionary<(int, string, int), double>();
        var counts = new int[sizes.Length];
        var met = new List<int>();
        var candidates = new List<(int Cluster, int Attribute, int Carriers)>();
        for (var t = 0; t < graph.AttributeCount; t++)
        {
            met.Clear();
            foreach (var account in graph.AccountsOf(t))
            {
                var cluster = accountClusters[account];
                if (cluster >= 0 && counts[cluster]++ == 0) met.Add(cluster);
            }

            foreach (var cluster in met)
            {
                if (counts[cluster] >= 3) candidates.Add((cluster, t, counts[cluster]));
                counts[cluster] = 0;
            }
        }

        var found = new List<BindingAttribute>[sizes.Length];
        for (var c = 0; c < sizes.Length; c++) found[c] = [];
        foreach (var (cluster, attribute, carriers) in candidates)
        {
            var df = Math.Max(input.Attributes[attribute].AccountCount, graph.AccountsOf(attribute).Length);
            if (Poisson.UpperTail(sizes[cluster] * (double)df / population, carriers) * candidates.Count >= level) continue;
            var p = Poisson.UpperTail(Expected(cluster, attribute), carriers);
            found[cluster].Add(new BindingAttribute(attribute, input.Attributes[attribute].Family, carriers, df, p));
        }

        var result = new BindingAttribute[sizes.Length][];
        for (var c = 0; c < sizes.Length; c++)
        {
            result[c] = [.. found[c]
                .OrderByDescending(b => b.Carriers * b.Specificity * RarityWeight.Of(population, b.AccountCount))
                .ThenBy(b => b.Attribute)];
        }

        return result;

        // Attributes found by likeness are not of the null: each account is as likely as any other to carry one.
        double Expected(int cluster, int attribute)
        {
            var (kind, df) = (input.Attributes[attribute].Kind, graph.AccountsOf(attribute).Length);
            if (expected.TryGetValue((cluster, kind, df), out var known)) return known;
            if (!degrees.TryGetValue((cluster, kind), out var of))
                degrees[(cluster, kind)] = of = sharing.DegreesOf(kind, members[cluster]);
            var mean = of.Count == 0 ? double.NaN : sharing.Expected(kind, df, of);
            return expected[(cluster, kind, df)] = double.IsNaN(mean) ? sizes[cluster] * (double)df / population : mean;
        }
    }
}
