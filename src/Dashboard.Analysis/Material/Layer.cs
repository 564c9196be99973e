using Dashboard.Analysis.Content;

namespace Dashboard.Analysis.Material;

/// <summary>
/// What accounts did, counted in categories of one kind, in compressed sparse rows: hours of the day, days, capabilities,
/// families of prompts, words. Categories are numbered from 0; an account without a row has nothing of the kind.
/// </summary>
public sealed class Layer
{
    /// <summary>The layer of prompts that others send, too, by hash.</summary>
    public const string SharedPrompts = "shared prompts";

    /// <summary>The layer of families of prompts that have most of their words in common.</summary>
    public const string PromptFamilies = "families of prompts";

    /// <summary>The layer of the words that tell most of what accounts ask.</summary>
    public const string Words = "words";

    private readonly int[] offsets;
    private readonly int[] categories;
    private readonly float[] counts;
    private readonly double[] totals;

    private Layer(string name, int[] offsets, int[] categories, float[] counts, int categoryCount)
    {
        (Name, this.offsets, this.categories, this.counts, CategoryCount) = (name, offsets, categories, counts, categoryCount);
        totals = new double[offsets.Length - 1];
        for (var a = 0; a < totals.Length; a++)
        {
            for (var i = offsets[a]; i < offsets[a + 1]; i++) totals[a] += counts[i];
        }
    }

    /// <summary>What is counted, in words: “hours of the day”.</summary>
    public string Name { get; }

    /// <summary>How many accounts there are.</summary>
    public int AccountCount => totals.Length;

    /// <summary>How many categories there are.</summary>
    public int CategoryCount { get; }

    /// <summary>Counts of the layer's kind in all categories of an account.</summary>
    public double TotalOf(int account) => totals[account];

    /// <summary>How many cells there are in all.</summary>
    public int CellCount => categories.Length;

    /// <summary>The number of an account's first cell; its others follow.</summary>
    public int FirstCellOf(int account) => offsets[account];

    /// <summary>The categories of an account, ascending.</summary>
    public ReadOnlySpan<int> CategoriesOf(int account) => categories.AsSpan(offsets[account]..offsets[account + 1]);

    /// <summary>The counts that go with <see cref="CategoriesOf"/>, all above 0.</summary>
    public ReadOnlySpan<float> CountsOf(int account) => counts.AsSpan(offsets[account]..offsets[account + 1]);

    /// <summary>Builds a layer; repeated cells are summed, counts of 0 or less left out. O(cells log cells of an account).</summary>
    /// <param name="name">What is counted.</param>
    /// <param name="accountCount">How many accounts there are.</param>
    /// <param name="cells">Account, category and count, in any order.</param>
    public static Layer Of(string name, int accountCount, IEnumerable<(int Account, int Category, double Count)> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var (accounts, keys, values) = (new List<int>(), new List<int>(), new List<float>());
        foreach (var (account, category, count) in cells)
        {
            if (count <= 0) continue;
            accounts.Add(account);
            keys.Add(category);
            values.Add((float)count);
        }

        var starts = new int[accountCount + 1];
        foreach (var account in accounts) starts[account + 1]++;
        for (var a = 0; a < accountCount; a++) starts[a + 1] += starts[a];
        var fill = starts.AsSpan(0, accountCount).ToArray();
        var (sortedKeys, sortedValues) = (new int[keys.Count], new float[keys.Count]);
        for (var i = 0; i < keys.Count; i++)
        {
            var place = fill[accounts[i]]++;
            (sortedKeys[place], sortedValues[place]) = (keys[i], values[i]);
        }

        var (offsets, kept) = (new int[accountCount + 1], 0);
        for (var a = 0; a < accountCount; a++)
        {
            Array.Sort(sortedKeys, sortedValues, starts[a], starts[a + 1] - starts[a]);
            for (var i = starts[a]; i < starts[a + 1]; i++)
            {
                if (kept > offsets[a] && sortedKeys[kept - 1] == sortedKeys[i]) sortedValues[kept - 1] += sortedValues[i];
                else (sortedKeys[kept], sortedValues[kept++]) = (sortedKeys[i], sortedValues[i]);
            }

            offsets[a + 1] = kept;
        }

        return new Layer(name, offsets, sortedKeys[..kept], sortedValues[..kept], keys.Count == 0 ? 0 : keys.Max() + 1);
    }
}
