using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Headlines;
using Dashboard.Core;
using Dashboard.Investigations.Findings;

namespace Dashboard.Investigations.Briefings;

/// <summary>What the case's own data come to now: beside what an exhibit froze, so that a drift is seen.</summary>
/// <param name="Figures">The figures, counted now.</param>
/// <param name="Selection">What was counted.</param>
/// <param name="Exhibit">The cited exhibit whose selection was counted; null when none is cited.</param>
/// <param name="Period">The campaign's days, never the log's; null where nobody concluded or chose any.</param>
public sealed record CountedNow(IReadOnlyList<Figure.Observed> Figures, Selection Selection, Exhibit? Exhibit, AllegedPeriod? Period)
{
    /// <summary>What must be said of the analysis that the clusters come from before its figures are quoted.</summary>
    public IReadOnlyList<HeadlineCaution> Cautions { get; init; } = [];

    public Figure.Observed? this[Measure measure] => Figures.FirstOrDefault(f => f.Measure == measure);

    /// <summary>Whether who was counted is what a method concluded.</summary>
    public bool IsWithinInferred => HeadlineBasis.OfData.IsInferred(Selection);

    /// <summary>What the exhibit froze of a measure, where that is not what it comes to now.</summary>
    public Figure.Observed? DriftedFrom(Measure measure) =>
        Exhibit?.Figures.FirstOrDefault(f => f.Measure == measure) is { } frozen && this[measure] is { } now && frozen.Value != now.Value
        ? frozen : null;

    /// <summary>The tokens that have prices of their own; where their kinds were not counted, all input is taken as uncached.</summary>
    public PricedTokens Tokens => new(
        this[Measure.UncachedInputTokens]?.Value ?? this[Measure.InputTokens]?.Value ?? 0, this[Measure.CacheReadTokens]?.Value ?? 0,
        this[Measure.CacheWriteTokens]?.Value ?? 0,
        this[Measure.OutputTokens]?.Value ?? 0);
}
