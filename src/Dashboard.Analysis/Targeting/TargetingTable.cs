using Dashboard.Analysis.Significance;

namespace Dashboard.Analysis.Targeting;

/// <summary>
/// Targeting of a whole table, capability × week or × cluster or × model: each column against the rest of the table,
/// by <see cref="LogOdds"/>, with Benjamini–Hochberg over all cells that have enough to be tested.
/// </summary>
public static class TargetingTable
{
    /// <summary>A cell of which fewer interactions were expected says nothing.</summary>
    public const double LeastExpected = 5;

    /// <summary>
    /// Compares each column with all the others. O(rows × columns). A table with one column, an empty column and a
    /// cell with too few expected have log-odds but no q-value (NaN). An empty table gives an empty one.
    /// </summary>
    /// <param name="interactions">Counts, <c>[capability][column]</c>, 0 or more.</param>
    /// <param name="accounts">
    /// Distinct accounts, <c>[capability][column]</c>: interactions of one account are not independent, and with
    /// these the intervals take accounts, not interactions, for what is independent. Null takes interactions.
    /// </param>
    /// <param name="confidence">The probability that an interval is meant to hold the truth with.</param>
    /// <exception cref="ArgumentException">The rows differ in length, or a count is negative.</exception>
    public static TargetingCell[][] Compare(long[][] interactions, long[][]? accounts = null, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        var rows = interactions.Length;
        var columns = rows == 0 ? 0 : interactions[0].Length;
        if (interactions.Any(r => r.Length != columns)
            || (accounts is not null && (accounts.Length != rows || accounts.Any(r => r.Length != columns))))
            throw new ArgumentException($"A table's rows are all of one length; the first has {columns} cells.");
        var z = Normal.Quantile(0.5 + (confidence / 2));
        var (rowTotals, rowAccounts, total) = (new double[rows], new double[rows], 0.0);
        for (var r = 0; r < rows; r++)
        {
            rowTotals[r] = interactions[r].Sum();
            rowAccounts[r] = accounts?[r].Sum() ?? 0;
            total += rowTotals[r];
        }

        var table = new TargetingCell[rows][];
        for (var r = 0; r < rows; r++) table[r] = new TargetingCell[columns];
        var pValues = new double[rows * columns];
        for (var c = 0; c < columns; c++)
        {
            var group = interactions.Select(r => (double)r[c]).ToArray();
            var rest = group.Select((count, r) => rowTotals[r] - count).ToArray();
            var groupUnits = accounts?.Select(r => (double)r[c]).ToArray() ?? [];
            var restUnits = groupUnits.Select((count, r) => rowAccounts[r] - count).ToArray();
            var (columnTotal, restTotal) = (group.Sum(), rest.Sum());
            var odds = LogOdds.Of(group, rest, LogOdds.DefaultPriorStrength, groupUnits, restUnits);
            for (var r = 0; r < rows; r++)
            {
                var expected = restTotal > 0 ? columnTotal * rest[r] / restTotal : 0;
                var tooFew = expected < LeastExpected;
                var spread = Math.Sqrt(odds[r].Variance);
                pValues[(r * columns) + c] = tooFew || restTotal == 0 ? double.NaN : Normal.TwoSided(odds[r].LogOdds / spread);
                table[r][c] = new TargetingCell(
                    odds[r].LogOdds, odds[r].LogOdds - (z * spread), odds[r].LogOdds + (z * spread), double.NaN, interactions[r][c],
                    expected, tooFew);
            }
        }

        var q = BenjaminiHochberg.QValues(pValues);
        for (var i = 0; i < q.Length; i++) table[i / columns][i % columns] = table[i / columns][i % columns] with { Q = q[i] };
        return table;
    }
}

/// <summary>A cell of a targeting table.</summary>
/// <param name="LogOdds">The log-odds ratio against the rest of the table, in nats.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Q">The q-value; NaN where nothing was tested.</param>
/// <param name="Observed">The interactions.</param>
/// <param name="Expected">The interactions that the rest of the table would make one expect.</param>
/// <param name="TooFew">Whether fewer than 5 were expected: to be greyed, not coloured.</param>
public readonly record struct TargetingCell(double LogOdds, double Low, double High, double Q, long Observed, double Expected, bool TooFew);
