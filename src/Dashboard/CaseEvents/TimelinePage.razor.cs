using Dashboard.Casework;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.CaseEvents;

/// <summary>What happened, in order, and how far that is established.</summary>
public partial class TimelinePage
{
    private Listing<CaseEvent> events = new([], 0);
    private IReadOnlyList<Source> sources = [];
    private EditConflictException? conflict;
    private EventForm? form;

    [Inject]
    public required CaseTimeline Timeline { get; init; }

    [Inject]
    public required SourceRegister Sources { get; init; }

    [Inject]
    public required IJSRuntime JavaScript { get; init; }

    protected override bool Concerns(CaseChange change) =>
        change.Action.StartsWith("event.", StringComparison.Ordinal) || change.Action.StartsWith("source.", StringComparison.Ordinal);

    protected override async Task<bool> LoadAsync()
    {
        events = await Timeline.ListAsync(Actor, Id, take: Listing<CaseEvent>.MaxRows, cancellationToken: Cancellation);
        sources = (await Sources.ListAsync(Actor, Id, take: Listing<Source>.MaxRows, cancellationToken: Cancellation)).Rows;
        return true;
    }

    private string SourceOf(int number) => sources.FirstOrDefault(s => s.Number == number) is { } source
        ? $"Source {number}, {(source.Publisher.Length > 0 ? source.Publisher : source.Title)} ({source.Grade})"
        : $"Source {number}";

    private void Edit(CaseEvent item)
    {
        Cancel();
        form = EventForm.Of(item);
    }

    private void Cancel() => (form, conflict, Failure) = (null, null, null);

    private Task SaveAsync(EventForm edited) => KeepAsync(edited, () => edited.Number is { } number
        ? Timeline.SaveAsync(Actor, Id, number, edited.ToEdit(), edited.Version, Cancellation)
        : Timeline.AddAsync(Actor, Id, edited.ToEdit(), Cancellation));

    private Task RemoveAsync(EventForm edited) => KeepAsync(edited, () => Timeline.RemoveAsync(Actor, Id, edited.Number!.Value, edited.Version, Cancellation));

    private async Task KeepAsync(EventForm edited, Func<Task> save)
    {
        try
        {
            if (!await TryAsync(save)) return;
            Cancel();
            await ReloadAsync();
        }
        catch (EditConflictException exception)
        {
            // What was typed stays in the fields; saving again is then a decision made with both texts in view.
            conflict = exception;
            edited.Version = exception.TheirVersion;
        }
    }

    private async Task PrintAsync() => await JavaScript.InvokeVoidAsync("print");
}
