using System.Collections.Immutable;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Linkage;

/// <summary>
/// How surprising it is what accounts share, when nothing is at work but how busy each account is and how common each
/// attribute: for each kind of attribute a <see cref="DegreeSequenceModel"/> (Neal, 2014). The statistic of a kind is the
/// sum of the rarity weights of what is shared, so that a card with one other account says more than an exit with 20,000;
/// the kinds, which the model holds independent, are combined by <see cref="DiscreteFisher"/>. Uniform, where randomised,
/// on graphs shuffled with all degrees kept; for the busiest accounts of a graph with hubs rather too large, because the
/// model lets degrees vary.
/// </summary>
public sealed class SharingNull
{
    /// <summary>Weights count in steps of a thirty-second of a nat, or coarser where very much is expected.</summary>
    private const double FinestStep = 1.0 / 32;
    private const double MostExpectedSteps = 2048;

    /// <summary>Chances are worked out down to the first of these, and where they come near it down to the second.</summary>
    private const double Fine = 1e-14;
    private const double Finest = 1e-40;

    private readonly Dictionary<string, Layer> layers;

    private SharingNull(Dictionary<string, Layer> layers) => this.layers = layers;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("sharing-null", 1);

    /// <summary>The largest error of the models that were fitted (<see cref="DegreeSequenceModel.LargestError"/>).</summary>
    public double LargestError => layers.Values.Select(l => l.Model.LargestError).DefaultIfEmpty(0).Max();

    /// <summary>Fits the null: for each kind O(distinct degrees of accounts × of attributes) a round.</summary>
    /// <param name="degrees">The degrees of the whole graph.</param>
    /// <param name="population">N, all accounts, for <see cref="RarityWeight"/>.</param>
    /// <param name="hubShare">The share of N above which an attribute is a hub.</param>
    public static SharingNull Of(SharingDegrees degrees, int population, double hubShare)
    {
        ArgumentNullException.ThrowIfNull(degrees);
        return new(degrees.Kinds.ToDictionary(
            k => k.Kind,
            k => new Layer(
                k.Kind,
                DegreeSequenceModel.Fit(DegreeHistogram.Of(k.Accounts), k.Attributes),
                k.Accounts,
                k.Attributes,
                [.. k.Attributes.Degrees.Select(df => RarityWeight.Of(population, df, hubShare))],
                population,
                hubShare),
            StringComparer.Ordinal));
    }

    /// <summary>The chance that an account carries a given attribute; NaN where the null has no such kind or number of carriers.</summary>
    /// <param name="account">The account.</param>
    /// <param name="kind">The attribute's kind.</param>
    /// <param name="carriers">How many accounts carry it.</param>
    public double Chance(int account, string kind, int carriers) =>
        layers.TryGetValue(kind, out var layer) && layer.Model.Knows(layer.Accounts[account], carriers)
            ? layer.Model.Probability(layer.Accounts[account], carriers)
            : double.NaN;

    /// <summary>The chance that two accounts both carry a given attribute; NaN as in <see cref="Chance"/>.</summary>
    public double PairChance(int first, int second, string kind, int carriers) =>
        Chance(first, kind, carriers) * Chance(second, kind, carriers);

    /// <summary>
    /// How likely two accounts share as much as they do, or what is more telling. O(attributes' distinct degrees × steps).
    /// </summary>
    /// <param name="first">The one account.</param>
    /// <param name="second">The other.</param>
    /// <param name="shared">The kind of each attribute that both carry, and how many accounts carry it.</param>
    /// <returns>The chance; unknown where something is shared that the null's graph does not have.</returns>
    public SharingChance OfPair(int first, int second, IEnumerable<(string Kind, int Carriers)> shared) => Combine(
        [.. shared],
        layer => layer.Accounts[first] > 0 && layer.Accounts[second] > 0,
        layer => layer.Attributes.Degrees.Select((df, c) => new WeightedTries(
            layer.Model.Probability(layer.Accounts[first], df) * layer.Model.Probability(layer.Accounts[second], df),
            layer.Attributes.Counts[c], layer.Weights[c])),
        _ => 1);

    /// <summary>
    /// How likely an account shares so much with a group: each attribute weighs its rarity times the share of the group's
    /// accounts that carry it. What the group carries is taken as given. O(links of the group + distinct degrees × steps).
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="carried">
    /// The kind of each attribute that the group carries, how many accounts of the whole carry it, how many of the group
    /// without the account, and whether the account does.
    /// </param>
    /// <param name="size">How many accounts the group has without the account.</param>
    /// <exception cref="ArgumentOutOfRangeException">The group is empty.</exception>
    public SharingChance OfGroup(int account, IReadOnlyList<GroupAttribute> carried, int size)
    {
        ArgumentNullException.ThrowIfNull(carried);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var byKind = carried.ToLookup(a => a.Kind, StringComparer.Ordinal);
        GroupAttribute[] own = [.. carried.Where(a => a.IsCarried)];
        return Combine(
            [.. own.Select(a => (a.Kind, a.Carriers))],
            layer => layer.Accounts[account] > 0,
            layer => byKind[layer.Kind].Where(a => layer.Model.Knows(layer.Accounts[account], a.Carriers))
            .GroupBy(a => (a.Carriers, a.InGroup)).Select(g =>
                new WeightedTries(
                    layer.Model.Probability(layer.Accounts[account], g.Key.Carriers), g.Count(),
                    layer.Weight(g.Key.Carriers) * g.Key.InGroup / size)),
            i => (double)own[i].InGroup / size);
    }

    /// <summary>
    /// How likely so many of a group's accounts carry one attribute, each as its own number of attributes makes it likely;
    /// unknown where the null has no such kind or number of carriers. O(group), or as <see cref="PoissonBinomial"/> says.
    /// </summary>
    /// <param name="kind">The attribute's kind.</param>
    /// <param name="carriers">How many accounts of the whole carry it.</param>
    /// <param name="group">The group's accounts.</param>
    /// <param name="inGroup">How many of them carry it.</param>
    public DiscreteTail OfAttribute(string kind, int carriers, IReadOnlyList<int> group, int inGroup)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (!layers.TryGetValue(kind, out var layer)) return DiscreteTail.Unknown;
        var classes = group.GroupBy(a => layer.Accounts[a]).OrderBy(g => g.Key).ToArray();
        if (classes.Any(g => !layer.Model.Knows(g.Key, carriers))) return DiscreteTail.Unknown;
        return PoissonBinomial.Tail(
            [.. classes.Select(g => new BernoulliClass(layer.Model.Probability(g.Key, carriers), g.Count()))], inGroup);
    }

    /// <summary>
    /// How many of a group's accounts carry an attribute on average; NaN as in <see cref="Chance"/>. O(distinct degrees).
    /// </summary>
    /// <param name="kind">The attribute's kind.</param>
    /// <param name="carriers">How many accounts of the whole carry it.</param>
    /// <param name="degrees">The group's accounts (<see cref="DegreesOf"/>).</param>
    public double Expected(string kind, int carriers, IReadOnlyList<(int Degree, int Accounts)> degrees)
    {
        ArgumentNullException.ThrowIfNull(degrees);
        if (!layers.TryGetValue(kind, out var layer)) return double.NaN;
        var sum = 0.0;
        foreach (var (degree, accounts) in degrees)
        {
            if (!layer.Model.Knows(degree, carriers)) return double.NaN;
            sum += accounts * layer.Model.Probability(degree, carriers);
        }

        return sum;
    }

    /// <summary>How many accounts of a group have how many attributes of a kind; none where the null has no such kind. O(group).</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="group">The group's accounts.</param>
    public IReadOnlyList<(int Degree, int Accounts)> DegreesOf(string kind, IEnumerable<int> group) =>
        layers.TryGetValue(kind, out var layer)
        ? [.. group.CountBy(a => layer.Accounts[a]).OrderBy(d => d.Key).Select(d => (d.Key, d.Value))] : [];

    private SharingChance Combine(
        IReadOnlyList<(string Kind, int Carriers)> shared,
        Func<Layer, bool> isPossible,
        Func<Layer, IEnumerable<WeightedTries>> triesOf,
        Func<int, double> shareOf)
    {
        Layer[] possible = [.. layers.Values.Where(isPossible).OrderBy(l => l.Kind, StringComparer.Ordinal)];

        // Data newer than the graph may share what it knows nothing of.
        if (shared.Any(s => !layers.TryGetValue(s.Kind, out var layer) || (layer.Weight(s.Carriers) > 0 && !possible.Contains(layer))))
            return new SharingChance(DiscreteTail.Unknown, []);
        var (sums, observed) = (new List<(string Kind, BernoulliClass[] Tries)>(), new List<int>());
        foreach (var layer in possible)
        {
            WeightedTries[] tries = [.. triesOf(layer)];
            if (tries.Length == 0 || tries.Max(t => t.Weight) is not (> 0 and var largest)) continue;
            var expected = tries.Sum(t => t.Count * t.Probability * t.Weight);
            var step = Math.Max(Math.Min(FinestStep, largest / 64), expected / MostExpectedSteps);
            sums.Add((layer.Kind, [.. tries.Select(t => new BernoulliClass(t.Probability, t.Count, Steps(t.Weight, step)))]));
            observed.Add(shared.Select((s, i) => s.Kind == layer.Kind ? Steps(layer.Weight(s.Carriers) * shareOf(i), step) : 0).Sum());
        }

        var chance = Combine(sums, observed, Fine);
        return chance.Tail.AtLeast < 1000 * Fine ? Combine(sums, observed, Finest) : chance;
    }

    private static SharingChance Combine(List<(string Kind, BernoulliClass[] Tries)> sums, List<int> observed, double leftOut)
    {
        double[][] distributions = [.. sums.Select(s => WeightedSum.Distribution(s.Tries, leftOut))];
        var byKind = sums.Select((s, i) => new KindChance(s.Kind, Math.Min(1, distributions[i].Skip(observed[i]).Sum() + leftOut)));
        return new SharingChance(
            DiscreteFisher.Combine(distributions, observed.ToArray(), leftOut),
            [.. byKind.Where((_, i) => observed[i] > 0).OrderBy(k => k.PValue)]);
    }

    private static int Steps(double weight, double step) => (int)Math.Round(weight / step);

    private readonly record struct WeightedTries(double Probability, long Count, double Weight);

    private sealed record Layer(
        string Kind, DegreeSequenceModel Model, int[] Accounts, DegreeHistogram Attributes, double[] Weights, int Population,
        double HubShare)
    {
        public double Weight(int carriers) => RarityWeight.Of(Population, carriers, HubShare);
    }
}

/// <summary>An attribute that accounts of a group carry.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Carriers">How many accounts of the whole carry it.</param>
/// <param name="InGroup">How many of the group, without the account that is looked at.</param>
/// <param name="IsCarried">Whether that account carries it.</param>
public readonly record struct GroupAttribute(string Kind, int Carriers, int InGroup, bool IsCarried);

/// <summary>How surprising a sharing is.</summary>
/// <param name="Tail">All kinds together.</param>
/// <param name="Kinds">Each kind of which something is shared, alone, the most surprising first.</param>
public sealed record SharingChance(DiscreteTail Tail, ImmutableArray<KindChance> Kinds);

/// <summary>How surprising it is what is shared of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="PValue">The chance that what is shared of the kind weighs at least as much.</param>
public readonly record struct KindChance(string Kind, double PValue);
