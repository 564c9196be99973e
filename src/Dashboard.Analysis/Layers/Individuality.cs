using Dashboard.Analysis.Material;
using Dashboard.Core;

namespace Dashboard.Analysis.Layers;

/// <summary>
/// How much of a person is left in what the accounts of a group do. Two requests of one account fall into one category
/// with probability W, two of different accounts with probability B, each account counted alike: (W − B) / (1 − B) is
/// the fixation index F<sub>ST</sub> (Hudson, Slatkin &amp; Maddison, 1992). Accounts that are fed from one queue are
/// exchangeable, 0; people have hours, subjects and habits of their own, well above 0, however alike their task is.
/// </summary>
/// <param name="Within">W, over accounts with at least two counts.</param>
/// <param name="Between">B, over all pairs of accounts.</param>
/// <param name="Accounts">How many accounts tell.</param>
public readonly record struct Individuality(double Within, double Between, int Accounts)
{
    /// <summary>Accounts with fewer counts say nothing of their habits.</summary>
    public const int LeastCount = 4;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("individuality-fst", 1);

    /// <summary>
    /// F<sub>ST</sub>; slightly below 0 by chance where accounts are exchangeable. NaN where fewer than five accounts tell.
    /// </summary>
    public double Index => Accounts < 5 || Between >= 1 ? double.NaN : (Within - Between) / (1 - Between);

    /// <summary>Measures a group. O(cells of the group).</summary>
    /// <param name="layer">What is looked at.</param>
    /// <param name="accounts">The group.</param>
    public static Individuality Of(Layer layer, ReadOnlySpan<int> accounts)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var sums = new Dictionary<int, double>();
        var (within, own, told) = (0.0, 0.0, 0);
        foreach (var account in accounts)
        {
            var total = layer.TotalOf(account);
            if (total < LeastCount) continue;
            told++;
            var categories = layer.CategoriesOf(account);
            var counts = layer.CountsOf(account);
            var (same, square) = (0.0, 0.0);
            for (var i = 0; i < categories.Length; i++)
            {
                var share = counts[i] / total;
                same += counts[i] * (counts[i] - 1.0);
                square += share * share;
                sums[categories[i]] = sums.GetValueOrDefault(categories[i]) + share;
            }

            within += same / (total * (total - 1));
            own += square;
        }

        if (told < 2) return new Individuality(double.NaN, double.NaN, told);
        var all = 0.0;
        foreach (var sum in sums.Values) all += sum * sum;
        return new Individuality(within / told, (all - own) / ((double)told * (told - 1)), told);
    }
}
