using Dashboard.Casework.Events;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Store;
using Dashboard.Editing;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.CaseEvents;

/// <summary>What happened, in order, and how far that is established.</summary>
public partial class TimelinePage
{
    private Listing<CaseEvent> events = new([], 0);
    private IReadOnlyList<Source> sources = [];
    private CaseEvent? edited;
    private bool isAdding;

    [Inject]
    public required CaseTimeline Timeline { get; init; }

    [Inject]
    public required SourceRegister Sources { get; init; }

    [Inject]
    public required IJSRuntime JavaScript { get; init; }

    [Inject]
    public required Drafts Drafts { get; init; }

    protected override bool Shows(CaseChange change) => change.IsOf("event", "source");

    protected override async Task<bool> LoadAsync()
    {
        events = await Timeline.ListAsync(Actor, Id, take: Listing<CaseEvent>.MaxRows, cancellationToken: Cancellation);
        sources = (await Sources.ListAsync(Actor, Id, take: Listing<Source>.MaxRows, cancellationToken: Cancellation)).Rows;
        return true;
    }

    protected override async Task RestoreAsync()
    {
        if (await Drafts.FindLatestAsync(Drafts.KeyStart(Actor, Id, "event")) is not { } kept) return;
        edited = events.Rows.FirstOrDefault(e => e.Number == kept.Number);
        isAdding = edited is null;
    }

    private Standing StandingOf(CaseEvent item) => EventRule.StandingOf(item, sources);

    private string SourceOf(int number) => sources.FirstOrDefault(s => s.Number == number) is { } source
        ? $"Source {number}, {(source.Publisher.Length > 0 ? source.Publisher : source.Title)} ({source.Grade})"
        : $"Source {number}";

    private void Edit(CaseEvent item) => (edited, isAdding) = (item, false);

    private async Task CloseAsync()
    {
        (edited, isAdding) = (null, false);
        await ReloadAsync();
    }

    private async Task PrintAsync() => await JavaScript.InvokeVoidAsync("print");
}
