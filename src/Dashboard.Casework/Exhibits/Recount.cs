using System.Globalization;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Exhibits;

/// <summary>How the rows of an exhibit differ from those that the data give now.</summary>
/// <param name="Gone">How many frozen rows there are no more.</param>
/// <param name="New">How many rows there are that were not frozen.</param>
public readonly record struct RowDifference(long Gone, long New)
{
    /// <summary>In words; empty where the rows are the same, in whatever order.</summary>
    public override string ToString() =>
        (Gone, New) == (0, 0)
        ? "" : string.Create(CultureInfo.InvariantCulture, $"rows: {Gone:N0} of those frozen came out different, {New:N0} are new");
}

/// <summary>Compares the figures and rows of an exhibit with the same counted again.</summary>
public static class Recount
{
    /// <summary>
    /// Holds when every value and every row is the same, and the data are what was written; otherwise drifted, and what differs in words.
    /// Where the figures are of more than one selection, the words say of which.
    /// </summary>
    /// <exception cref="ArgumentException">The two lists do not hold the same measures of the same selections.</exception>
    public static (RecountOutcome Outcome, string Difference) Compare(
        Exhibit exhibit, IReadOnlyList<Figure.Observed> recounted, RowDifference rows = default, string data = "")
    {
        var frozen = exhibit.Figures;
        if (!frozen.Select(f => (f.Measure, f.Selection)).SequenceEqual(recounted.Select(f => (f.Measure, f.Selection))))
            throw new ArgumentException(
                "A recount counts the frozen figures again, each over its own selection and in their order.", nameof(recounted));
        var selections = frozen.Select(f => f.Selection).Distinct().ToList();
        var differences = frozen.Zip(recounted)
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(
                pair => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{pair.First.Measure.Name()}{(selections.Count > 1 ? $" of {NameOf(exhibit, selections, pair.First.Selection)}" : "")}: {pair.First.Value:N0} frozen, {pair.Second.Value:N0} now"))
            .Append($"{rows}").Append(data).Where(words => words.Length > 0).ToList();
        return differences.Count == 0 ? (RecountOutcome.Holds, "") : (RecountOutcome.Drifted, string.Join("; ", differences));
    }

    // Never by its values: the words are kept, and who reads them may see accounts by pseudonyms only.
    private static string NameOf(Exhibit exhibit, List<Selection> selections, Selection selection) => selection == exhibit.Selection
        ? exhibit.View == ExhibitView.Comparison ? "A" : "its own selection"
        : exhibit.View == ExhibitView.Comparison ? "B"
        : selection.IsEverything ? "everything in the case"
        : string.Create(CultureInfo.InvariantCulture, $"selection {selections.IndexOf(selection) + 1}");
}
