using System.Collections.Concurrent;
using Dashboard.Analysis.Material;

namespace Dashboard.Analysis.Layers;

/// <summary>
/// The accounts that a group is held against: all, or those that no pool has taken. What each layer says of them is summed
/// once, when it is first asked for; safe for several threads.
/// </summary>
internal sealed class SearchedPopulation
{
    private readonly bool[]? isTaken;
    private readonly ConcurrentDictionary<ModelLayer, LayerSums> sums = new(ReferenceEqualityComparer.Instance);
    private int[]? taken;

    private SearchedPopulation(bool[]? isTaken) => this.isTaken = isTaken;

    /// <summary>All accounts.</summary>
    public static SearchedPopulation Everybody { get; } = new(null);

    /// <summary>All accounts but some.</summary>
    /// <param name="isTaken">Who is not of it; not changed afterwards.</param>
    public static SearchedPopulation Without(bool[] isTaken) => new(isTaken);

    /// <summary>Some accounts alone.</summary>
    public static SearchedPopulation Of(int accountCount, ReadOnlySpan<int> accounts)
    {
        var isTaken = new bool[accountCount];
        Array.Fill(isTaken, true);
        foreach (var a in accounts) isTaken[a] = false;
        return new SearchedPopulation(isTaken);
    }

    /// <summary>Whether all accounts are of it.</summary>
    public bool IsEverybody => isTaken is null;

    /// <summary>Who is not of it, ascending.</summary>
    public int[] Taken => taken ??= isTaken is null ? [] : [.. isTaken.Index().Where(a => a.Item).Select(a => a.Index)];

    /// <summary>Whether an account is of it.</summary>
    public bool Holds(int account) => isTaken?[account] != true;

    /// <summary>What a layer says of it.</summary>
    public LayerSums SumsOf(ModelLayer layer) => isTaken is null ? layer.Everybody : sums.GetOrAdd(layer, l => LayerSums.Of(l.Layer, this));
}

/// <summary>What the accounts of a population do in a layer, each counted alike.</summary>
/// <param name="Shares">Each category's share, summed over the accounts that have the layer.</param>
/// <param name="Accounts">How many these are.</param>
internal sealed record LayerSums(double[] Shares, int Accounts)
{
    private UnseenCells? unseen;

    /// <summary>Sums a layer. O(cells).</summary>
    public static LayerSums Of(Layer layer, SearchedPopulation population)
    {
        var (shares, accounts) = (new double[layer.CategoryCount], 0);
        for (var a = 0; a < layer.AccountCount; a++)
        {
            var total = layer.TotalOf(a);
            if (total <= 0 || !population.Holds(a)) continue;
            accounts++;
            var categories = layer.CategoriesOf(a);
            var counts = layer.CountsOf(a);
            for (var i = 0; i < categories.Length; i++) shares[categories[i]] += counts[i] / total;
        }

        return new LayerSums(shares, accounts);
    }

    /// <summary>What is said against a small group that has nothing of the categories. O(cells), once.</summary>
    public UnseenCells Unseen(ModelLayer model, CategoryCells columns, SearchedPopulation population)
    {
        if (unseen is { } known) return known;
        var (layer, everybody) = (model.Layer, model.Everybody);
        var (cells, means) = (new float[layer.CellCount], new double[layer.AccountCount]);
        for (var k = 0; k < layer.CategoryCount; k++)
        {
            var column = columns.Of(k);
            var accounts = columns.Accounts(column);
            var shares = columns.Shares(column);
            var says = cells.AsSpan(column);
            for (var i = 0; i < accounts.Length; i++)
            {
                if (!population.Holds(accounts[i])) continue;
                says[i] = (float)ModelLayer.LogRatio(
                    0, Math.Max(0, Shares[k] - shares[i]) / Accounts, everybody.Shares[k] / everybody.Accounts);
                means[accounts[i]] += shares[i] * says[i];
            }
        }

        return unseen = new UnseenCells(cells, means);
    }
}

/// <summary>What a population's cells say against a group that has nothing of their categories.</summary>
/// <param name="Cells">The log ratio of each cell, as <see cref="CategoryCells"/> has them.</param>
/// <param name="Means">Its mean over each account's counts.</param>
internal sealed record UnseenCells(float[] Cells, double[] Means);
