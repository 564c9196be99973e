using System.Collections.Immutable;
using Dashboard.Access;
using Dashboard.Analyses;
using Dashboard.AnalysisPages;
using Dashboard.CasePages;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Summary;

/// <summary>The executive's one page: what is claimed, from what, how far it reaches, and what is open.</summary>
public partial class SummaryPage
{
    private IReadOnlyList<Allegation> allegations = [];
    private IReadOnlyList<OpenQuestion> questions = [];
    private IReadOnlyList<Source> sources = [];
    private IReadOnlyList<CaseEvent> events = [];
    private IReadOnlyList<Exhibit> cited = [];
    private IReadOnlyList<SummaryCard> cards = [];
    private CampaignBars bars = new([], [], 0, 0);
    private IReadOnlyList<string> faults = [];
    private Allegation? allegation;
    private Headline? headline;
    private ImmutableArray<HeadlineCaution> cautions = [];

    [Inject]
    public required AllegationRegister Allegations { get; init; }

    [Inject]
    public required SourceRegister Sources { get; init; }

    [Inject]
    public required QuestionRegister Questions { get; init; }

    [Inject]
    public required Casework.CaseTimeline Timeline { get; init; }

    [Inject]
    public required ExhibitRegister Exhibits { get; init; }

    [Inject]
    public required CaseStores Stores { get; init; }

    [Inject]
    public required CaseAnalyses Analyses { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>Which allegation is summed up; the first that is not withdrawn when none is named.</summary>
    [SupplyParameterFromQuery(Name = "allegation")]
    public string? AllegationText { get; set; }

    private int? AllegationNumber => PageAddress.Number(AllegationText);

    protected override object? Subject => AllegationNumber;

    protected override bool Shows(CaseChange change) => change.IsOf("allegation", "question", "event", "source", "figure", "exhibit", "import");

    protected override async Task<bool> LoadAsync()
    {
        allegations = (await Allegations.ListAsync(Actor, Id, cancellationToken: Cancellation)).Rows;
        allegation = allegations.FirstOrDefault(a => a.Number == AllegationNumber) ?? allegations.FirstOrDefault(a => a.Status != AllegationStatus.Withdrawn);
        questions = (await Questions.ListAsync(Actor, Id, cancellationToken: Cancellation)).Rows;
        events = (await Timeline.ListAsync(Actor, Id, cancellationToken: Cancellation)).Rows;
        var exhibits = (await Exhibits.ListAsync(Actor, Id, take: Listing<Exhibit>.MaxRows, cancellationToken: Cancellation)).Rows;
        var numbers = allegation?.Elements.SelectMany(e => e.Grounds).Select(g => g.ExhibitNumber).OfType<int>().ToHashSet() ?? [];
        cited = [.. exhibits.Where(x => numbers.Contains(x.Number))];

        sources = (await Sources.ListAsync(Actor, Id, take: Listing<Source>.MaxRows, cancellationToken: Cancellation)).Rows;
        var basis = Case!.Kind == CaseKind.PublicRecord
            ? await SourcesBasisAsync()
            : await DataBasisAsync(HeadlineBasis.OfData.ExhibitOf(allegation, exhibits));
        cautions = basis is HeadlineBasis.OfData { Cautions: var said } ? [.. said] : [];
        headline = allegation is { Elements.Count: > 0 } ? Headline.Of(allegation, basis) : null;
        cards = SummaryCard.Of(basis, Id, sources);
        return true;
    }

    private async Task<HeadlineBasis> SourcesBasisAsync()
    {
        var figures = (await Sources.ListFiguresAsync(Actor, Id, take: Listing<ReportedFigure>.MaxRows, cancellationToken: Cancellation)).Rows;
        var basis = HeadlineBasis.OfSources.From(allegation, sources, figures);
        bars = CampaignBars.Of(figures, basis.Interactions?.Leading);
        return basis;
    }

    // Counted now, on the data as they are: what an exhibit froze is compared with it where the number is explained.
    private async Task<HeadlineBasis> DataBasisAsync(Exhibit? exhibit)
    {
        var store = await Stores.OpenAsync(Actor, Id, CaseOperation.ReadFindings, Cancellation);
        var selection = exhibit?.Selection ?? Selection.Everything;
        var data = await store.DescribeAsync(Cancellation);
        faults = data.Faults;
        var measures = data.CountsTokens ? Measures.Countable.Union(Measures.Priced).ToList() : [Measure.Accounts, Measure.Interactions, Measure.ActiveDays];
        var figures = data.Interactions == 0 ? [] : await store.MeasureAsync(selection, measures, Cancellation);
        return HeadlineBasis.OfData.From(figures, exhibit, selection.Time ?? data.Time) with { Cautions = await CautionsAsync(selection) };
    }

    // Only where what is counted is what the analysis calls a cluster or a pool: what others rest on is not the run's to doubt.
    private async Task<IReadOnlyList<HeadlineCaution>> CautionsAsync(Selection selection)
    {
        var clusters = selection[Dimension.Cluster].Included;
        if (clusters.Count == 0 && selection[Dimension.Disposition].Included.Count == 0) return [];
        if (await Analyses.FindAsync(Case!.Id, Cancellation) is not { } analysis) return [];
        return [.. HeadlineCaution.Of(analysis).Where(c => c.Cluster is null || clusters.Count == 0 || clusters.Contains(c.Cluster))];
    }
}
