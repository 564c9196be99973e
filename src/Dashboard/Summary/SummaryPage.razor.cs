using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Investigations.Briefings;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Summary;

/// <summary>The executive's one page: six answers, from what, how far it reaches, and what is open.</summary>
public partial class SummaryPage
{
    private IReadOnlyList<Allegation> allegations = [];
    private IReadOnlyList<OpenQuestion> questions = [];
    private IReadOnlyList<Source> sources = [];
    private IReadOnlyList<CaseEvent> events = [];
    private SummaryBriefing? briefing;

    [Inject]
    public required AllegationRegister Allegations { get; init; }

    [Inject]
    public required SourceRegister Sources { get; init; }

    [Inject]
    public required QuestionRegister Questions { get; init; }

    [Inject]
    public required Casework.Events.CaseTimeline Timeline { get; init; }

    [Inject]
    public required SummaryBriefings Briefings { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>Which allegation is summed up; the first that is not withdrawn when none is named.</summary>
    [SupplyParameterFromQuery(Name = "allegation")]
    public string? AllegationText { get; set; }

    private int? AllegationNumber => PageAddress.Number(AllegationText);

    protected override object? Subject => AllegationNumber;

    protected override bool Shows(CaseChange change) =>
        change.IsOf("allegation", "question", "event", "source", "figure", "exhibit", "import", "case");

    protected override async Task<bool> LoadAsync()
    {
        allegations = (await Allegations.ListAsync(Actor, Id, cancellationToken: Cancellation)).Rows;
        questions = (await Questions.ListAsync(Actor, Id, cancellationToken: Cancellation)).Rows;
        events = (await Timeline.ListAsync(Actor, Id, cancellationToken: Cancellation)).Rows;
        sources = (await Sources.ListAsync(Actor, Id, take: Listing<Source>.MaxRows, cancellationToken: Cancellation)).Rows;
        briefing = await Briefings.OfAsync(Actor, Case!, AllegationNumber, Cancellation);
        return true;
    }
}
