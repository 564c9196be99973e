using Dashboard.Analysis.Layers;

namespace Dashboard.Analysis.Candidates;

/// <summary>
/// How clearly a part of a pool and the rest of it ask different things: the mean account of either, by odds in logarithms.
/// </summary>
internal sealed class ContentGap
{
    /// <param name="model">The layers.</param>
    /// <param name="part">The part.</param>
    /// <param name="rest">Everybody else of the population.</param>
    /// <param name="within">The pool.</param>
    public ContentGap(GroupModel model, int[] part, int[] rest, SearchedPopulation within)
    {
        var fit = model.Fit(part, within);
        Value = Math.Min(part.Average(a => model.ContentOf(fit, a)), -rest.Average(a => model.ContentOf(fit, a)));
    }

    /// <summary>That of the side which is less clear.</summary>
    public double Value { get; }
}
