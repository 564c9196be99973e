using System.Globalization;
using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>How the rows of an exhibit differ from those that the data give now.</summary>
/// <param name="Gone">How many frozen rows there are no more.</param>
/// <param name="New">How many rows there are that were not frozen.</param>
public readonly record struct RowDifference(long Gone, long New)
{
    /// <summary>In words; empty where the rows are the same, in whatever order.</summary>
    public override string ToString() =>
        (Gone, New) == (0, 0) ? "" : string.Create(CultureInfo.InvariantCulture, $"rows: {Gone:N0} of those frozen came out different, {New:N0} are new");
}

/// <summary>Compares the figures and rows of an exhibit with the same counted again.</summary>
public static class Recount
{
    /// <summary>Holds when every value and every row is the same; otherwise drifted, and what differs in words.</summary>
    /// <exception cref="ArgumentException">The two lists do not hold the same measures of the same selections.</exception>
    public static (RecountOutcome Outcome, string Difference) Compare(IReadOnlyList<Figure.Observed> frozen, IReadOnlyList<Figure.Observed> recounted, RowDifference rows = default)
    {
        if (!frozen.Select(f => (f.Measure, f.Selection)).SequenceEqual(recounted.Select(f => (f.Measure, f.Selection))))
            throw new ArgumentException("A recount counts the frozen figures again, each over its own selection and in their order.", nameof(recounted));
        var differences = frozen.Zip(recounted)
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Measure.Name()}: {pair.First.Value:N0} frozen, {pair.Second.Value:N0} now"))
            .Append($"{rows}").Where(words => words.Length > 0).ToList();
        return differences.Count == 0 ? (RecountOutcome.Holds, "") : (RecountOutcome.Drifted, string.Join("; ", differences));
    }
}
