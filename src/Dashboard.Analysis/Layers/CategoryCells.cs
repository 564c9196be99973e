namespace Dashboard.Analysis.Layers;

/// <summary>The cells of a layer by category, in compressed sparse columns.</summary>
internal sealed class CategoryCells
{
    private readonly int[] offsets;
    private readonly int[] accounts;
    private readonly int[] cells;

    private CategoryCells(int[] offsets, int[] accounts, int[] cells) => (this.offsets, this.accounts, this.cells) = (offsets, accounts, cells);

    /// <summary>The accounts that have a category, ascending.</summary>
    public ReadOnlySpan<int> AccountsOf(int category) => accounts.AsSpan(offsets[category]..offsets[category + 1]);

    /// <summary>The numbers of the cells that go with <see cref="AccountsOf"/>.</summary>
    public ReadOnlySpan<int> CellsOf(int category) => cells.AsSpan(offsets[category]..offsets[category + 1]);

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
        var (accounts, cells) = (new int[layer.CellCount], new int[layer.CellCount]);
        for (var a = 0; a < layer.AccountCount; a++)
        {
            var categories = layer.CategoriesOf(a);
            for (var i = 0; i < categories.Length; i++)
            {
                var place = fill[categories[i]]++;
                (accounts[place], cells[place]) = (a, layer.FirstCellOf(a) + i);
            }
        }

        return new CategoryCells(offsets, accounts, cells);
    }
}
