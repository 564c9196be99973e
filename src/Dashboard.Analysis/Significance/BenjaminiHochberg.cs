using Dashboard.Core;

namespace Dashboard.Analysis.Significance;

/// <summary>
/// The step-up procedure of Benjamini &amp; Hochberg (1995): a q-value is the smallest false-discovery rate at which a
/// finding would still count.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("benjamini-hochberg", 1);

    /// <summary>
    /// The q-value of each p-value, in the same order. O(n log n). NaN is a test that was not made: it stays NaN and
    /// does not count. No values give none; equal p-values have equal q-values.
    /// </summary>
    /// <param name="pValues">p-values, 0 to 1.</param>
    /// <exception cref="ArgumentException">A p-value is below 0 or above 1.</exception>
    public static double[] QValues(ReadOnlySpan<double> pValues)
    {
        var result = pValues.ToArray();
        var made = new List<int>(result.Length);
        for (var i = 0; i < result.Length; i++)
        {
            if (double.IsNaN(result[i])) continue;
            if (result[i] is < 0 or > 1) throw new ArgumentException($"{result[i]} is no p-value.");
            made.Add(i);
        }

        var p = pValues.ToArray();
        made.Sort((a, b) => p[a] != p[b] ? p[a].CompareTo(p[b]) : a.CompareTo(b));
        var least = 1.0;
        for (var rank = made.Count; rank >= 1; rank--)
        {
            least = Math.Min(least, p[made[rank - 1]] * ((double)made.Count / rank));
            result[made[rank - 1]] = least;
        }

        return result;
    }
}
