using Dashboard.Analysis.Material;

namespace Dashboard.Analysis.Layers;

/// <summary>
/// The cells of a layer by category, in compressed sparse columns, each with its share of what its account does: a group is held
/// against all others column by column, and what is read for that lies side by side.
/// </summary>
internal sealed class CategoryCells
{
    private readonly int[] offsets;
    private readonly int[] accounts;
    private readonly double[] shares;

    private CategoryCells(int[] offsets, int[] accounts, double[] shares) =>
        (this.offsets, this.accounts, this.shares) = (offsets, accounts, shares);

    /// <summary>Where the cells of a category stand among all.</summary>
    public Range Of(int category) => offsets[category]..offsets[category + 1];

    /// <summary>The accounts of cells, of a category ascending.</summary>
    public ReadOnlySpan<int> Accounts(Range cells) => accounts.AsSpan(cells);

    /// <summary>Which share of an account's counts is of the category, 0 to 1.</summary>
    public ReadOnlySpan<double> Shares(Range cells) => shares.AsSpan(cells);

    /// <summary>Turns a layer's cells round. O(cells + categories).</summary>
    public static CategoryCells Of(Layer layer)
    {
        var offsets = new int[layer.CategoryCount + 1];
        for (var a = 0; a < layer.AccountCount; a++)
        {
            foreach (var k in layer.CategoriesOf(a)) offsets[k + 1]++;
        }

        for (var k = 0; k < layer.CategoryCount; k++) offsets[k + 1] += offsets[k];
        var fill = offsets.AsSpan(0, layer.CategoryCount).ToArray();
        var (accounts, shares) = (new int[layer.CellCount], new double[layer.CellCount]);
        for (var a = 0; a < layer.AccountCount; a++)
        {
            var categories = layer.CategoriesOf(a);
            var counts = layer.CountsOf(a);
            var total = layer.TotalOf(a);
            for (var i = 0; i < categories.Length; i++)
            {
                var place = fill[categories[i]]++;
                (accounts[place], shares[place]) = (a, counts[i] / total);
            }
        }

        return new CategoryCells(offsets, accounts, shares);
    }
}
