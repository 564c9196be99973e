using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Investigations.Findings;

namespace Dashboard.Investigations.Briefings;

/// <summary>What the summary says, for the page and for the command.</summary>
public sealed record SummaryBriefing
{
    public required Case Case { get; init; }

    /// <summary>The allegation that is summed up; null before there is one.</summary>
    public AllegationDossier? Dossier { get; init; }

    /// <summary>The strongest sentence that the chain bears; before there is an allegation, what the analysis found, as inferred.</summary>
    public required string Headline { get; init; }

    /// <summary>What is not shown, and why.</summary>
    public string Limits { get; init; } = "";

    /// <summary>What is not shown, each a clause.</summary>
    public IReadOnlyList<string> NotShown { get; init; } = [];

    /// <summary>How many, when, at what, how sure, what is not shown, what next.</summary>
    public IReadOnlyList<SummaryAnswer> Answers { get; init; } = [];

    /// <summary>Further figures.</summary>
    public IReadOnlyList<SummaryCard> Further { get; init; } = [];

    /// <summary>What the accused say, or that no answer is recorded.</summary>
    public IReadOnlyList<string> Responses { get; init; } = [];

    /// <summary>What the accuser gains by it.</summary>
    public IReadOnlyList<string> Interests { get; init; } = [];

    /// <summary>What can be said of figures that overlap.</summary>
    public IReadOnlyList<FigureBound> Bounds { get; init; } = [];

    /// <summary>Reported interactions by campaign.</summary>
    public CampaignBars Bars { get; init; } = new([], [], 0, 0);

    /// <summary>What must be said of the analysis before its figures are quoted.</summary>
    public IReadOnlyList<HeadlineCaution> Cautions { get; init; } = [];

    /// <summary>The figures of what the allegation shows that come out different now.</summary>
    public IReadOnlyList<FigureDrift> Drifts { get; init; } = [];

    /// <summary>What of the data is not as it was written.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>All figures, those of the answers first.</summary>
    public IEnumerable<SummaryCard> Figures => Answers.SelectMany(a => a.Cards).Concat(Further);
}
