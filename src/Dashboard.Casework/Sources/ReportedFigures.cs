using Dashboard.Core;

namespace Dashboard.Casework.Sources;

/// <summary>How the windows of two reported figures lie to each other.</summary>
public enum WindowRelation
{
    /// <summary>No day is in both.</summary>
    Apart,

    /// <summary>At least one day is in both: some of what one counts, the other may count as well.</summary>
    Overlapping,

    /// <summary>A window is not known, so an overlap cannot be excluded.</summary>
    Unknown,
}

/// <summary>Two reported figures of one measure that may count the same.</summary>
public sealed record FigureOverlap(ReportedFigure First, ReportedFigure Second, WindowRelation Relation);

/// <summary>What two overlapping figures come to together: a bound, never a sum.</summary>
/// <param name="Low">At least this many.</param>
/// <param name="High">At most this many.</param>
/// <param name="Words">The bound in a sentence.</param>
public sealed record FigureBound(ReportedFigure First, ReportedFigure Second, double Low, double High, string Words);

/// <summary>
/// What adding reported figures up came to: a value with its wording, or the reasons why there is none.
/// </summary>
/// <param name="Value">The sum, in the measure's unit; null when refused.</param>
/// <param name="Wording">The sum with the qualifier that all parts share: “more than 30”; empty when refused.</param>
/// <param name="Refusals">Why there is no sum, one sentence each; empty when there is one.</param>
public sealed record ReportedSum(double? Value, string Wording, IReadOnlyList<string> Refusals);

/// <summary>
/// What may be said of reported figures together. Figures over overlapping windows count some of the same and are
/// never added up: 28.8 million and 151 million are not 180 million.
/// </summary>
public static class ReportedFigures
{
    /// <summary>How the windows of two figures lie to each other.</summary>
    public static WindowRelation Relation(ReportedFigure first, ReportedFigure second) =>
        first is { WindowStart: { } start, WindowEnd: { } end } && second is { WindowStart: { } otherStart, WindowEnd: { } otherEnd }
            ? start <= otherEnd && otherStart <= end ? WindowRelation.Overlapping : WindowRelation.Apart
            : WindowRelation.Unknown;

    /// <summary>The pairs of figures of one measure that overlap, or of which that cannot be excluded.</summary>
    public static IReadOnlyList<FigureOverlap> Overlaps(IReadOnlyList<ReportedFigure> figures) =>
    [
        .. from i in Enumerable.Range(0, figures.Count)
           from j in Enumerable.Range(i + 1, figures.Count - i - 1)
           where figures[i].Measure == figures[j].Measure
           let relation = Relation(figures[i], figures[j])
           where relation != WindowRelation.Apart
           select new FigureOverlap(figures[i], figures[j], relation),
    ];

    /// <summary>
    /// What can be said of two figures that count overlapping windows: together at least the larger, since the smaller may lie in it
    /// whole, and at most the sum, reached only where they share nothing. Null where that means nothing: other measures than counts
    /// over time, windows that lie apart or are not known, two wordings of one count, a part beside its own total, a sum that
    /// somebody else made.
    /// </summary>
    public static FigureBound? Bound(ReportedFigure first, ReportedFigure second)
    {
        if (first.Measure != second.Measure || first.Measure is not (Measure.Interactions or Measure.InputTokens or Measure.OutputTokens))
            return null;
        if (Relation(first, second) != WindowRelation.Overlapping
            || (first.WindowStart, first.WindowEnd) == (second.WindowStart, second.WindowEnd)) return null;
        if (first.PartOfNumber == second.Number || second.PartOfNumber == first.Number || first.IsOthersSum || second.IsOthersSum)
            return null;
        var (low, high) = (Math.Max(first.Value, second.Value), first.Value + second.Value);
        var larger = first.Value >= second.Value ? first : second;
        return new(
            first, second, low, high,
            $"Together at least {Short(Math.Floor, low)}, which is “{larger.Wording}” alone, and at most {Short(Math.Ceiling, high)}, the sum, if nothing is in both; taking each figure at its number.");
    }

    /// <summary>The bounds of every pair of figures of which one can be said; wordings of one count only once.</summary>
    public static IReadOnlyList<FigureBound> Bounds(IReadOnlyList<ReportedFigure> figures)
    {
        // Of two wordings of one count the more precise one stands for both.
        var counts = figures.GroupBy(f => (f.Measure, f.WindowStart, f.WindowEnd, f.Subject))
            .Select(g => g.OrderBy(f => f.Value % 1e6 == 0).ThenBy(f => f.Number).First()).ToList();
        return
        [
            .. from i in Enumerable.Range(0, counts.Count)
               from j in Enumerable.Range(i + 1, counts.Count - i - 1)
               let bound = Bound(counts[i], counts[j])
               where bound is not null
               select bound,
        ];
    }

    // Rounded outwards, so that the bound stays one.
    private static string Short(Func<double, double> round, double value) =>
        value >= 1e7 ? FormattableString.Invariant($"{round(value / 1e6):0} million") : FormattableString.Invariant($"{round(value):N0}");

    /// <summary>
    /// Adds figures up where that means something: one measure that adds up over time, one qualifier, windows that
    /// are known and lie apart. Accounts and active days never add up, since the same ones may be counted twice.
    /// </summary>
    public static ReportedSum Add(IReadOnlyList<ReportedFigure> figures)
    {
        var refusals = new List<string>();
        if (figures.Count == 0) refusals.Add("There is nothing to add up.");
        if (figures.Select(f => f.Measure).Distinct().Count() > 1) refusals.Add("The figures measure different things.");
        if (figures.Any(f => f.Measure is not (Measure.Interactions or Measure.InputTokens or Measure.OutputTokens)))
            refusals.Add("Accounts, days and averages do not add up: the same ones may be counted in more than one figure.");
        if (figures.Select(f => f.Qualifier).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
            refusals.Add("The figures carry different qualifiers, and a sum would have none of them.");
        refusals.AddRange(Overlaps(figures).Select(o => o.Relation == WindowRelation.Overlapping
            ? $"“{o.First.Wording}” and “{o.Second.Wording}” count overlapping windows: some of one is in the other."
            : $"“{o.First.Wording}” and “{o.Second.Wording}” may count the same: not both windows are known."));
        if (refusals.Count > 0) return new ReportedSum(null, "", refusals);
        var value = figures.Sum(f => f.Value);
        return new ReportedSum(value, FormattableString.Invariant($"{figures[0].Qualifier} {value:N0}").Trim(), []);
    }
}
