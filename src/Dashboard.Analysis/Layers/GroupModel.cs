using System.Buffers;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Content;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Core;

namespace Dashboard.Analysis.Layers;

/// <summary>A layer as group models use it.</summary>
/// <param name="Layer">The counts.</param>
/// <param name="Family">The family of evidence that it belongs to.</param>
/// <param name="Correlation">
/// ρ: how alike two counts of one account are beyond those of different accounts, everybody's individuality in this layer;
/// n counts of an account tell as much as n / (1 + (n − 1) ρ) independent ones (Kish, 1965).
/// </param>
internal sealed record ModelLayer(Layer Layer, AttributeFamily Family, double Correlation)
{
    /// <summary>What all accounts do in it.</summary>
    public LayerSums Everybody { get; } = LayerSums.Of(Layer, SearchedPopulation.Everybody);

    /// <summary>Whether it counts texts: prompts by hash, families of prompts, words.</summary>
    public bool IsOfTexts => Layer.Name is Layer.SharedPrompts or Layer.PromptFamilies or Layer.Words;

    /// <summary>As how many independent counts so many of one account count (Kish, 1965).</summary>
    public double Effective(double counts) => counts / (1 + (Math.Max(0, counts - 1) * Correlation));

    /// <summary>
    /// The cells by category, for layers so wide that a group has cells of few of the categories only: what all others say of an
    /// account is summed beforehand. Null for the rest.
    /// </summary>
    public CategoryCells? Cells => Layer.CategoryCount <= LeastWide ? null : cells ??= CategoryCells.Of(Layer);

    /// <summary>Which share of what an account does each of its cells is, 0 to 1, with <see cref="Layer.CategoriesOf"/>.</summary>
    public ReadOnlySpan<double> SharesOf(int account) =>
        (shares ??= AllShares()).AsSpan(Layer.FirstCellOf(account), Layer.CategoriesOf(account).Length);

    private const int LeastWide = 500;

    private CategoryCells? cells;
    private double[]? shares;

    private double[] AllShares()
    {
        var all = new double[Layer.CellCount];
        for (var a = 0; a < Layer.AccountCount; a++)
        {
            var (total, first) = (Layer.TotalOf(a), Layer.FirstCellOf(a));
            var counts = Layer.CountsOf(a);
            for (var i = 0; i < counts.Length; i++) all[first + i] = counts[i] / total;
        }

        return all;
    }

    /// <summary>
    /// The share of everybody's profile mixed into each (Jelinek &amp; Mercer, 1980): what neither has seen says nothing.
    /// </summary>
    public const double Smoothing = 0.1;

    /// <summary>ln of the smoothed probabilities' ratio.</summary>
    public static double LogRatio(double own, double others, double everybody) =>
        Math.Log(
            Math.Max((own * (1 - Smoothing)) + (Smoothing * everybody), 1e-12) / Math.Max(
                (others * (1 - Smoothing)) + (Smoothing * everybody), 1e-12));
}

/// <summary>
/// Which accounts are of one kind with a group: each layer's profile of the group against that of everybody else, the
/// account itself left out of both, as a log likelihood ratio; the layers' ratios, each bounded so that none decides
/// alone, are added. An account is of the group when the sum outweighs how rare the group is. A group is refined until it
/// no longer changes: hard expectation maximisation (Celeux &amp; Govaert, 1992).
/// </summary>
internal sealed class GroupModel(IReadOnlyList<ModelLayer> layers, ActivityProfile activity, double largestOdds = 20, double strictness = 1)
{
    // The most that a layer weighs.
    private readonly double largest = Math.Log(largestOdds);

    private const int MostRounds = 6;

    // Of a larger part of a population than one in so many, others are fewer than all by so much that what is summed beforehand is wrong.
    private const int LargestPart = 5;

    public IReadOnlyList<ModelLayer> Layers => layers;

    public int AccountCount => activity.AccountCount;

    /// <summary>The rows of an account.</summary>
    public long RowsOf(int account) => activity.Totals[account];

    /// <summary>What an account asks, against a group: the sum of the content layers' ratios.</summary>
    public double ContentOf(GroupFit fit, int account)
    {
        var sum = 0.0;
        for (var l = 0; l < layers.Count; l++) sum += layers[l].Family == AttributeFamily.Content ? fit.ByLayer[l][account] : 0;
        return sum;
    }

    /// <summary>The same by the layers of texts alone.</summary>
    public double TextsOf(GroupFit fit, int account)
    {
        var sum = 0.0;
        for (var l = 0; l < layers.Count; l++) sum += layers[l].IsOfTexts ? fit.ByLayer[l][account] : 0;
        return sum;
    }

    /// <summary>A ratio within what a layer may weigh.</summary>
    public double Bounded(double ratio) => Math.Clamp(ratio, -largest, largest);

    /// <summary>The same with some layers, other odds and another strictness.</summary>
    /// <param name="keeps">Which layers stay.</param>
    /// <param name="odds">The most that a layer weighs, as odds.</param>
    /// <param name="times">How many times a group's rarity an account's evidence must outweigh.</param>
    public GroupModel With(Func<ModelLayer, bool> keeps, double odds, double times) => new([.. layers.Where(keeps)], activity, odds, times);

    /// <summary>The layers of an input.</summary>
    public static GroupModel Of(AnalysisInput input, AccountLayers of, BipartiteGraph graph, ActivityProfile activity)
    {
        var layers = new List<ModelLayer>();
        var everybody = Enumerable.Range(0, input.Accounts.Count).Where(a => activity.Totals[a] > 0).ToArray();
        Add(of.SharedPrompts, AttributeFamily.Content, 0.02);
        Add(of.Families, AttributeFamily.Content, 0.05);
        Add(of.Words, AttributeFamily.Content, 0.1);
        Add(of.Capabilities, AttributeFamily.Content, 0.05);
        Add(of.AnswerSizes, AttributeFamily.Content, 0.02);
        Add(of.Models, AttributeFamily.Content, 0.1);
        Add(of.Hours, AttributeFamily.Timing, 0.03);
        Add(of.Weekdays, AttributeFamily.Timing, 0.03);
        Add(of.Days, AttributeFamily.Timing, 0.02);
        foreach (var family in (AttributeFamily[])[
            AttributeFamily.Network, AttributeFamily.Device, AttributeFamily.Payment, AttributeFamily.Identity])
        {
            var layer = Layer.Of(
                family.ToString(),
                input.Accounts.Count,
                input.EdgeAccounts.Select(
                    (a, i) =>
                    (a, input.EdgeAttributes[i],
                        input.Attributes[input.EdgeAttributes[i]] is { Joins: true } t && t.Family == family ? 1.0 : 0)));
            Add(layer.CategoryCount == 0 ? null : layer, family, 0.3);
        }

        return new GroupModel(layers, activity);

        void Add(Layer? layer, AttributeFamily family, double least)
        {
            if (layer is null) return;
            var index = Individuality.Of(layer, everybody).Index;
            layers.Add(new ModelLayer(layer, family, double.IsNaN(index) ? least : Math.Clamp(index, least, 1)));
        }
    }

    /// <summary>The group that a first guess settles at, ascending; empty where nothing is left of it.</summary>
    /// <param name="guess">Accounts.</param>
    /// <param name="population">Whom it is held against, and who may be of it.</param>
    /// <param name="least">Groups of fewer accounts are dropped.</param>
    /// <param name="known">Steps that were made before against the same population; many guesses meet on the way.</param>
    public int[] Refine(int[] guess, SearchedPopulation population, int least, GroupMemory<int[]>? known = null)
    {
        var current = guess;
        for (var round = 0; round < MostRounds; round++)
        {
            if (current.Length < least) return [];
            if (known?.Find(current) is not { } next)
            {
                next = MembersOf(current, population);
                known?.Keep(current, next);
            }

            if (next.AsSpan().SequenceEqual(current)) return current;
            current = next;
        }

        return current.Length < least ? [] : current;
    }

    /// <summary>How well every account fits a group: the sum of all its log likelihood ratios, with nothing kept beside.</summary>
    public double[] TotalsOf(int[] group, SearchedPopulation population) => SumsOf(group, population).Total;

    // As a fit's members are.
    private int[] MembersOf(int[] group, SearchedPopulation population)
    {
        var (total, behaviour) = SumsOf(group, population);
        var (members, rarity) = (new List<int>(), RarityOf(group));
        for (var a = 0; a < AccountCount; a++)
        {
            if (population.Holds(a) && GroupFit.IsMember(total[a], behaviour[a], rarity)) members.Add(a);
        }

        return [.. members];
    }

    private (double[] Total, double[] Behaviour) SumsOf(int[] group, SearchedPopulation population)
    {
        var isIn = IsIn(group);
        var (total, behaviour, ratios) = (new double[AccountCount], new double[AccountCount], new double[AccountCount]);
        foreach (var layer in layers)
        {
            Array.Clear(ratios);
            Ratios(layer, group, isIn, population, null, ratios);
            for (var a = 0; a < AccountCount; a++) total[a] += ratios[a];
            if (!layer.Family.IsBehavioural()) continue;
            for (var a = 0; a < AccountCount; a++) behaviour[a] += ratios[a];
        }

        return (total, behaviour);
    }

    private bool[] IsIn(int[] group)
    {
        var isIn = new bool[AccountCount];
        foreach (var a in group) isIn[a] = true;
        return isIn;
    }

    private double RarityOf(int[] group) =>
        strictness * Math.Log(Math.Max(1, AccountCount - group.Length) / (double)Math.Max(1, group.Length));

    /// <summary>
    /// Every account against a group. O(cells of the narrow layers, and those of the group's categories in the wide ones).
    /// </summary>
    public GroupFit Fit(int[] group, SearchedPopulation population)
    {
        var isIn = IsIn(group);
        var behaviour = new double[AccountCount];
        var total = new double[AccountCount];
        var byLayer = new double[layers.Count][];
        var means = new double[layers.Count][];
        for (var l = 0; l < layers.Count; l++)
        {
            byLayer[l] = new double[AccountCount];
            means[l] = new double[AccountCount];
            Ratios(layers[l], group, isIn, population, means[l], byLayer[l]);
            for (var a = 0; a < AccountCount; a++)
            {
                var ratio = byLayer[l][a];
                total[a] += ratio;
                if (layers[l].Family.IsBehavioural()) behaviour[a] += ratio;
            }
        }

        return new GroupFit(total, behaviour, byLayer, means, RarityOf(group))
        {
            TellsContent = layers.Any(layer => layer.IsOfTexts || layer.Layer.Name == "capabilities"),
        };
    }

    private void Ratios(ModelLayer model, int[] group, bool[] isIn, SearchedPopulation population, double[]? means, double[] ratios)
    {
        if (model.Cells is { } cells && (population.IsEverybody || LargestPart * group.Length < population.SumsOf(model).Accounts))
            WideRatios(model, cells, group, isIn, population, means, ratios);
        else NarrowRatios(model, group, isIn, population, means, ratios);
    }

    // What a group has nothing of is summed beforehand; only the cells of what it has are gone through.
    private void WideRatios(
        ModelLayer model, CategoryCells cells, int[] group, bool[] isIn, SearchedPopulation population, double[]? means, double[] ratios)
    {
        var layer = model.Layer;
        var (everybody, everybodyAccounts) = model.Everybody;
        var all = population.SumsOf(model);
        var unseen = all.Unseen(model, cells, population);
        var own = ArrayPool<double>.Shared.Rent(layer.CategoryCount);
        try
        {
            Array.Clear(own, 0, layer.CategoryCount);
            var (touched, ownAccounts) = (new List<int>(), 0);
            foreach (var a in group)
            {
                if (layer.TotalOf(a) <= 0) continue;
                ownAccounts++;
                var categories = layer.CategoriesOf(a);
                var shares = model.SharesOf(a);
                for (var i = 0; i < categories.Length; i++)
                {
                    if (own[categories[i]] <= 0) touched.Add(categories[i]);
                    own[categories[i]] += shares[i];
                }
            }

            var others = all.Accounts - ownAccounts;
            if (ownAccounts < 3 || others < 3) return;
            means ??= new double[AccountCount];
            for (var a = 0; a < means.Length; a++) means[a] = isIn[a] || !population.Holds(a) ? 0 : unseen.Means[a];
            foreach (var k in touched)
            {
                var (sum, rest, usual) = (own[k], all.Shares[k] - own[k], everybody[k] / everybodyAccounts);
                var told = ModelLayer.LogRatio(sum / ownAccounts, Math.Max(0, rest) / others, usual);
                var column = cells.Of(k);
                var accounts = cells.Accounts(column);
                var shares = cells.Shares(column);
                var against = unseen.Cells.AsSpan(column);
                for (var i = 0; i < accounts.Length; i++)
                {
                    var (a, share) = (accounts[i], shares[i]);
                    if (!population.Holds(a)) continue;
                    if (isIn[a])
                        means[a] += share * (10 * share < sum
                            ? told : ModelLayer.LogRatio(Math.Max(0, sum - share) / (ownAccounts - 1), Math.Max(0, rest) / others, usual));
                    else
                        means[a] += share * ((10 * share < rest
                            ? told : ModelLayer.LogRatio(sum / ownAccounts, Math.Max(0, rest - share) / (others - 1), usual)) - against[i]);
                }
            }

            for (var a = 0; a < means.Length; a++)
                ratios[a] = layer.TotalOf(a) <= 0 || !population.Holds(a) ? 0 : Bounded(means[a] * model.Effective(layer.TotalOf(a)));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(own);
        }
    }

    private void NarrowRatios(ModelLayer model, int[] group, bool[] isIn, SearchedPopulation population, double[]? means, double[] ratios)
    {
        var layer = model.Layer;
        var categories = ArrayPool<CategorySums>.Shared.Rent(layer.CategoryCount);
        try
        {
            var (everybody, everybodyAccounts) = model.Everybody;
            var all = population.SumsOf(model);
            for (var k = 0; k < layer.CategoryCount; k++) categories[k] = new CategorySums { Rest = all.Shares[k] };
            var ownAccounts = 0;
            foreach (var a in group)
            {
                if (layer.TotalOf(a) <= 0) continue;
                ownAccounts++;
                var shares = model.SharesOf(a);
                var of = layer.CategoriesOf(a);
                for (var i = 0; i < of.Length; i++)
                {
                    ref var category = ref categories[of[i]];
                    category.Rest -= shares[i];
                    category.Own += shares[i];
                }
            }

            var others = all.Accounts - ownAccounts;
            if (ownAccounts < 3 || others < 3) return;
            var isWide = model.Cells is not null;
            for (var k = 0; k < layer.CategoryCount; k++)
            {
                ref var category = ref categories[k];
                category.Told = isWide && category.Own <= 0 ? 0 : ModelLayer.LogRatio(
                    category.Own / ownAccounts, Math.Max(0, category.Rest) / others, everybody[k] / everybodyAccounts);
            }

            for (var a = 0; a < isIn.Length; a++)
            {
                var total = layer.TotalOf(a);
                if (total <= 0 || !population.Holds(a)) continue;
                var inOwn = isIn[a];
                var (m, o) = (ownAccounts - (inOwn ? 1 : 0), others - (inOwn ? 0 : 1));
                var shares = model.SharesOf(a);
                var of = layer.CategoriesOf(a);
                var sum = 0.0;
                for (var i = 0; i < of.Length; i++)
                {
                    var share = shares[i];
                    ref readonly var category = ref categories[of[i]];
                    if (10 * share < (inOwn ? category.Own : category.Rest) && (!isWide || category.Own > 0)) sum += share * category.Told;
                    else
                        sum += share * ModelLayer.LogRatio(
                            Math.Max(0, category.Own - (inOwn ? share : 0)) / m, Math.Max(0, category.Rest - (inOwn ? 0 : share)) / o,
                            everybody[of[i]] / everybodyAccounts);
                }

                if (means is not null) means[a] = sum;
                ratios[a] = Bounded(sum * model.Effective(total));
            }
        }
        finally
        {
            ArrayPool<CategorySums>.Shared.Return(categories);
        }
    }

    /// <summary>
    /// A category's shares, summed over a group and over the rest, and what a small share of it says: side by side, since they are read
    /// together.
    /// </summary>
    private struct CategorySums
    {
        public double Own;
        public double Rest;
        public double Told;
    }
}

/// <summary>How every account fits a group.</summary>
/// <param name="Total">The sum of all log likelihood ratios, of each account.</param>
/// <param name="Behaviour">The sum over what accounts do.</param>
/// <param name="ByLayer">The ratios of each layer.</param>
/// <param name="MeanRatios">The mean log ratio of an account's counts in each layer, before it is weighed by how many there are.</param>
/// <param name="Rarity">How much the sum must outweigh: the log odds against an account of the group.</param>
internal sealed record GroupFit(double[] Total, double[] Behaviour, double[][] ByLayer, double[][] MeanRatios, double Rarity)
{
    /// <summary>The probability that an account is of the group, 0 to 1.</summary>
    public double Probability(int account) => 1 / (1 + Math.Exp(Rarity - Total[account]));

    /// <summary>
    /// How clearly an account must be of a pool: beyond what one layer may weigh, so that none alone makes anybody one of it. Where
    /// nothing tells what accounts ask, those who share a proxy with a pool are told from it by their habits alone, and more is asked.
    /// </summary>
    private double LeastMargin => Math.Log(TellsContent ? 20 : 100);

    /// <summary>Whether the log tells what accounts ask.</summary>
    public bool TellsContent { get; init; } = true;

    /// <summary>Whether an account is rather of the group than not: all in all, and by what it does alone.</summary>
    public bool IsMember(int account) => IsMember(Total[account], Behaviour[account], Rarity);

    /// <summary>Whether an account with these sums would be.</summary>
    public static bool IsMember(double total, double behaviour, double rarity) => total > rarity && behaviour > 0;

    /// <summary>Whether it is so clearly.</summary>
    public bool IsClear(int account) => IsClear(Total[account], Behaviour[account]);

    /// <summary>Whether an account with these sums would be so clearly.</summary>
    public bool IsClear(double total, double behaviour) => total > Rarity + LeastMargin && behaviour > 0;
}
