using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Randomness;

namespace Dashboard.Analysis.Linkage;

/// <summary>
/// The account–attribute graph in compressed sparse rows, from both sides. An attribute that 20,000 accounts share is
/// 20,000 links to one node, never 200 million pairs. Repeated links are one.
/// </summary>
public sealed class BipartiteGraph
{
    private readonly int[] accountOffsets;
    private readonly int[] accountAttributes;
    private readonly int[] attributeOffsets;
    private readonly int[] attributeAccounts;
    private readonly double[] weights;

    private BipartiteGraph(
        int[] accountOffsets, int[] accountAttributes, int[] attributeOffsets, int[] attributeAccounts, double[] weights, int population)
    {
        Population = population;
        this.accountOffsets = accountOffsets;
        this.accountAttributes = accountAttributes;
        this.attributeOffsets = attributeOffsets;
        this.attributeAccounts = attributeAccounts;
        this.weights = weights;
    }

    /// <inheritdoc cref="AnalysisInput.Population"/>
    public int Population { get; }

    /// <summary>How many accounts there are, linked or not.</summary>
    public int AccountCount => accountOffsets.Length - 1;

    /// <summary>How many attributes there are.</summary>
    public int AttributeCount => attributeOffsets.Length - 1;

    /// <summary>How many links there are.</summary>
    public int LinkCount => accountAttributes.Length;

    /// <summary>Builds the graph, with <see cref="RarityWeight"/> for weights. O(accounts + attributes + links).</summary>
    /// <param name="input">The accounts, attributes and links.</param>
    /// <param name="hubShare">The share of all accounts above which an attribute is a hub.</param>
    public static BipartiteGraph Of(AnalysisInput input, double hubShare)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (attributeOffsets, attributeAccounts) = Rows(
            input.Attributes.Count, input.EdgeAttributes, input.EdgeAccounts, input.Accounts.Count);
        var attributes = new int[attributeAccounts.Length];
        for (var t = 0; t + 1 < attributeOffsets.Length; t++) attributes.AsSpan(attributeOffsets[t]..attributeOffsets[t + 1]).Fill(t);
        var (accountOffsets, accountAttributes) = Rows(input.Accounts.Count, attributeAccounts, attributes, input.Attributes.Count);
        var population = input.Population;
        var weights = new double[input.Attributes.Count];
        for (var t = 0; t < weights.Length; t++)
            weights[t] = input.Attributes[t].Joins ? RarityWeight.Of(population, input.Attributes[t].AccountCount, hubShare) : 0;
        return new BipartiteGraph(accountOffsets, accountAttributes, attributeOffsets, attributeAccounts, weights, population);
    }

    /// <summary>The attributes of an account, ascending.</summary>
    public ReadOnlySpan<int> AttributesOf(int account) => accountAttributes.AsSpan(accountOffsets[account]..accountOffsets[account + 1]);

    /// <summary>The accounts of an attribute, ascending.</summary>
    public ReadOnlySpan<int> AccountsOf(int attribute) =>
        attributeAccounts.AsSpan(attributeOffsets[attribute]..attributeOffsets[attribute + 1]);

    /// <summary>The rarity weight of an attribute, in nats; 0 for one that does not join accounts.</summary>
    public double WeightOf(int attribute) => weights[attribute];

    /// <summary>Which attributes are hubs: carried by more than a share of all accounts. O(attributes).</summary>
    public static bool[] Hubs(AnalysisInput input, double hubShare)
    {
        ArgumentNullException.ThrowIfNull(input);
        var population = input.Population;
        return [.. input.Attributes.Select(a => RarityWeight.IsHub(population, a.AccountCount, hubShare))];
    }

    /// <summary>
    /// The same as a weighted graph whose nodes are the accounts, then the attributes that have links. O(accounts +
    /// attributes + links).
    /// </summary>
    public Graph ToGraph()
    {
        var sources = new int[LinkCount];
        var targets = new int[LinkCount];
        var values = new double[LinkCount];
        var nodes = AccountCount;
        for (var t = 0; t < AttributeCount; t++)
        {
            if (attributeOffsets[t] == attributeOffsets[t + 1]) continue;
            for (var i = attributeOffsets[t]; i < attributeOffsets[t + 1]; i++)
                (sources[i], targets[i], values[i]) = (attributeAccounts[i], nodes, weights[t]);
            nodes++;
        }

        return Graph.FromEdges(nodes, sources, targets, values);
    }

    /// <summary>
    /// The graph of a random sample of the attributes with all their links, of at most about so many links; the graph
    /// itself where it has no more. Kinds with few links stay whole, those with many are thinned to the same number, so
    /// that a million prompts do not crowd out a thousand cards. O(attributes + links).
    /// </summary>
    /// <param name="input">What the graph was made of.</param>
    /// <param name="mostLinks">How many links to keep.</param>
    /// <param name="seed">The seed of the sample.</param>
    public BipartiteGraph Sampled(AnalysisInput input, int mostLinks, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (LinkCount <= mostLinks) return this;
        var linksOf = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var t = 0; t < AttributeCount; t++)
            linksOf[input.Attributes[t].Kind] = linksOf.GetValueOrDefault(input.Attributes[t].Kind) + AccountsOf(t).Length;
        var (left, kinds, share) = ((double)mostLinks, linksOf.Count, 0.0);
        foreach (var links in linksOf.Values.Order())
        {
            share = left / kinds--;
            left -= Math.Min(links, share);
        }

        var random = new SeededRandom(seed);
        var offsets = new int[attributeOffsets.Length];
        var (accounts, attributes) = (new List<int>(mostLinks), new List<int>(mostLinks));
        for (var t = 0; t < AttributeCount; t++)
        {
            if (random.NextDouble() * linksOf[input.Attributes[t].Kind] < share)
            {
                foreach (var account in AccountsOf(t))
                {
                    accounts.Add(account);
                    attributes.Add(t);
                }
            }

            offsets[t + 1] = accounts.Count;
        }

        var kept = accounts.ToArray();
        var (ofAccounts, values) = Rows(AccountCount, kept, [.. attributes], AttributeCount);
        return new BipartiteGraph(ofAccounts, values, offsets, kept, weights, Population);
    }

    /// <summary>Sorts columns into distinct ascending rows, by sorting by column and then by row, both by counting.</summary>
    private static (int[] Offsets, int[] Values) Rows(int rowCount, int[] rows, int[] columns, int columnCount)
    {
        var columnStarts = new int[columnCount + 1];
        foreach (var column in columns) columnStarts[column + 1]++;
        for (var c = 0; c < columnCount; c++) columnStarts[c + 1] += columnStarts[c];
        var byColumn = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++) byColumn[columnStarts[columns[i]]++] = i;

        var starts = new int[rowCount + 1];
        foreach (var row in rows) starts[row + 1]++;
        for (var r = 0; r < rowCount; r++) starts[r + 1] += starts[r];
        var fill = starts.AsSpan(0, rowCount).ToArray();
        var values = new int[rows.Length];
        foreach (var i in byColumn) values[fill[rows[i]]++] = columns[i];

        var offsets = new int[rowCount + 1];
        var kept = 0;
        for (var r = 0; r < rowCount; r++)
        {
            for (var i = starts[r]; i < starts[r + 1]; i++)
            {
                if (kept == offsets[r] || values[kept - 1] != values[i]) values[kept++] = values[i];
            }

            offsets[r + 1] = kept;
        }

        Array.Resize(ref values, kept);
        return (offsets, values);
    }
}
