using System.Globalization;
using Dashboard.Analysis.Candidates;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Core;

namespace Dashboard.Analysis.OtherSide;

/// <summary>
/// How many forged rows would make an innocent account a member. Each forged row is drawn from the pool's own profile in
/// every layer, as somebody would write it who knows the pool; the account's own rows stay. The mean log ratio of the
/// mixture is that of both parts weighted by their rows, and counts for as many rows as are effectively independent; an account
/// whose own life is still seen beside them (<see cref="ForeignLife"/>) is no member.
/// </summary>
internal static class FramingTest
{
    private const long MostRows = 1 << 20;

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("framing-rows", 3);

    /// <summary>Null where nobody is outside the pool or nobody inside. O(cells + layers log rows).</summary>
    public static Framing? Of(GroupModel model, int[] pool)
    {
        var (fit, foreign) = (model.Fit(pool, SearchedPopulation.Everybody), new ForeignLife(model, pool));
        var isIn = new bool[model.AccountCount];
        foreach (var a in pool) isIn[a] = true;
        int[] innocent =
            [.. Enumerable.Range(0, model.AccountCount).Where(a => !isIn[a] && !fit.IsClear(a) && model.RowsOf(a) > 0)
                .OrderByDescending(a => fit.Total[a] - fit.Rarity).ThenBy(a => a)];
        if (innocent.Length == 0 || pool.Length == 0) return null;
        var profile = model.Layers.Select((_, l) => pool.Average(a => fit.MeanRatios[l][a])).ToArray();
        var (nearest, typical) = (innocent[0], innocent[innocent.Length / 2]);
        var (few, usual) = (Rows(nearest), Rows(typical));
        return new Framing(
            few,
            nearest,
            usual,
            model.RowsOf(typical),
            $"{Words(few)} would make the innocent account that is nearest to the pool a member, {Words(usual)} the median one, which has {model.RowsOf(typical).ToString("N0", CultureInfo.InvariantCulture)} rows of its own. A forger would have to know the pool's prompts, hours and exits.");

        long Rows(int account)
        {
            if (!IsMember(account, MostRows)) return -1;
            var (low, high) = (0L, MostRows);
            while (high - low > 1)
            {
                var middle = (low + high) / 2;
                if (IsMember(account, middle)) high = middle;
                else low = middle;
            }

            return high;
        }

        bool IsMember(int account, long rows)
        {
            var (total, behaviour) = (0.0, 0.0);
            for (var l = 0; l < model.Layers.Count; l++)
            {
                var layer = model.Layers[l];
                var own = layer.Layer.TotalOf(account);

                // Rows bring one attribute of a kind each at most, and no more than the pool's accounts have.
                var forged = layer.Family.IsBehavioural() ? rows : Math.Min(rows, 2);
                var mean = ((own * fit.MeanRatios[l][account]) + (forged * profile[l])) / Math.Max(1, own + forged);
                var ratio = model.Bounded(mean * layer.Effective(own + forged));
                total += ratio;
                if (layer.Family.IsBehavioural()) behaviour += ratio;
            }

            return fit.IsClear(total, behaviour) && !foreign.WouldBeTold(account, rows);
        }
    }

    private static string Words(long rows) => rows < 0 ? "No number of forged rows" : rows == 1
        ? "One forged row" : $"{rows.ToString("N0", CultureInfo.InvariantCulture)} forged rows";
}
