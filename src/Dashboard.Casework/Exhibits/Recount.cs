using System.Globalization;
using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>Compares the figures of an exhibit with the same figures counted again.</summary>
public static class Recount
{
    /// <summary>Holds when every value is the same; otherwise drifted, and what differs in words.</summary>
    /// <exception cref="ArgumentException">The two lists do not hold the same measures of the same selections.</exception>
    public static (RecountOutcome Outcome, string Difference) Compare(IReadOnlyList<Figure.Observed> frozen, IReadOnlyList<Figure.Observed> recounted)
    {
        if (!frozen.Select(f => (f.Measure, f.Selection)).SequenceEqual(recounted.Select(f => (f.Measure, f.Selection))))
            throw new ArgumentException("A recount counts the frozen figures again, each over its own selection and in their order.", nameof(recounted));
        var differences = frozen.Zip(recounted)
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Measure.Name()}: {pair.First.Value:N0} frozen, {pair.Second.Value:N0} now"))
            .ToList();
        return differences.Count == 0 ? (RecountOutcome.Holds, "") : (RecountOutcome.Drifted, string.Join("; ", differences));
    }
}
