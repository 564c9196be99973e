using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Events;

/// <summary>The events of a case.</summary>
public sealed class CaseTimeline(CaseworkStore store)
{
    /// <summary>The case's events in order of time.</summary>
    /// <param name="time">Only events with a part in this range.</param>
    public Task<Listing<CaseEvent>> ListAsync(
        Actor actor, CaseId caseId, TimeRange? time = null, int skip = 0, int take = 500, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context =>
            {
                var events = context.Events.Where(e => e.CaseId == caseId);
                if (time is { FirstDate: var first, LastDate: var last })
                    events = events.Where(e => e.On <= last && (e.Until ?? e.On) >= first);
                return events.OrderBy(e => e.On).ThenBy(e => e.At).ThenBy(e => e.Number).ToListingAsync(skip, take, cancellationToken);
            },
            cancellationToken);

    /// <summary>The event; null when there is none that the actor may read.</summary>
    public Task<CaseEvent?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => context.Events.AsNoTracking().FirstOrDefaultAsync(e => e.CaseId == caseId && e.Number == number, cancellationToken),
            cancellationToken);

    /// <summary>Adds an event.</summary>
    /// <exception cref="InvalidEntryException">A field cannot be kept.</exception>
    public Task<CaseEvent> AddAsync(Actor actor, CaseId caseId, CaseEventEdit edit, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "event.create",
            async change =>
            {
                await CheckAsync(change.Context, caseId, edit, cancellationToken);
                var created = await AddAsync(change, caseId, edit, cancellationToken);
                change.Subject = $"event {created.Number}";
                return created;
            },
            cancellationToken);

    /// <summary>
    /// Adds the events that a file tells of, all of them or none. One that the timeline has already, by its time, kind, title
    /// and detail, is left out, so that the same file twice adds nothing.
    /// </summary>
    /// <param name="subject">The file as the audit trail names it.</param>
    /// <param name="detail">What else is to be known of it.</param>
    /// <returns>How many were added.</returns>
    /// <exception cref="InvalidEntryException">An event cannot be kept.</exception>
    public Task<int> ImportAsync(
        Actor actor, CaseId caseId, IReadOnlyList<CaseEventEdit> edits, string subject, object detail,
        CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "event.import",
            async change =>
            {
                var present = (await change.Context.Events.Where(e => e.CaseId == caseId).AsNoTracking().ToListAsync(cancellationToken))
                    .Select(CaseEventEdit.Of).Select(IdentityOf).ToHashSet();
                var added = 0;
                foreach (var edit in edits.Where(edit => present.Add(IdentityOf(edit))))
                {
                    await CheckAsync(change.Context, caseId, edit, cancellationToken);
                    await AddAsync(change, caseId, edit, cancellationToken);
                    added++;
                }

                change.Subject = subject;
                change.Note(detail);
                return added;
            },
            cancellationToken);

    /// <summary>Saves an event.</summary>
    /// <param name="version">The version that the edit was made on.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task<CaseEvent> SaveAsync(
        Actor actor, CaseId caseId, int number, CaseEventEdit edit, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "event.save",
            async change =>
            {
                var stored = await RequireAsync(change, caseId, number, edit, version, cancellationToken);
                await CheckAsync(change.Context, caseId, edit, cancellationToken);
                Apply(stored, edit);
                return stored;
            },
            cancellationToken);

    /// <summary>Takes an event away. The audit trail keeps what it was; its number is not given again.</summary>
    /// <param name="version">The version that was looked at.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task RemoveAsync(Actor actor, CaseId caseId, int number, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "event.remove",
            async change =>
            {
                var stored = await RequireAsync(change, caseId, number, "(removed)", version, cancellationToken);
                change.Context.Events.Remove(stored);
                return true;
            },
            cancellationToken);

    private static async Task<CaseEvent> AddAsync(
        CaseworkChange change, CaseId caseId, CaseEventEdit edit, CancellationToken cancellationToken)
    {
        var created = new CaseEvent
        {
            CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.Event, cancellationToken), On = edit.On, Kind = edit.Kind,
            Title = edit.Title,
            Standing = edit.Standing, UpdatedAt = change.At, UpdatedBy = change.Actor.Name,
        };
        Apply(created, edit);
        change.Context.Events.Add(created);
        return created;
    }

    private static (DateOnly, DateTime?, EventKind, string, string) IdentityOf(CaseEventEdit edit) =>
        (edit.On, edit.At, edit.Kind, edit.Title.Trim(), edit.Detail);

    private static async Task<CaseEvent> RequireAsync(
        CaseworkChange change, CaseId caseId, int number, object mine, long version, CancellationToken cancellationToken)
    {
        var stored = await change.Context.Events.FirstOrDefaultAsync(e => e.CaseId == caseId && e.Number == number, cancellationToken)
            ?? throw CaseworkNotFoundException.In(caseId, "event", number);
        change.Edit(stored, version, $"event {number}", mine, CaseEventEdit.Of(stored));
        return stored;
    }

    private static async Task CheckAsync(CaseworkContext context, CaseId caseId, CaseEventEdit edit, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(edit.Title)) throw new InvalidEntryException("An event needs a title. Nothing was changed.");
        if (edit.On == default) throw new InvalidEntryException("An event needs a day. Nothing was changed.");
        if (edit.Until < edit.On) throw new InvalidEntryException("The event ends before it starts. Nothing was changed.");
        if (edit.At is { } at && (at.Kind != DateTimeKind.Utc || DateOnly.FromDateTime(at) != edit.On))
            throw new InvalidEntryException("The event's time is given in UTC and falls on its day. Nothing was changed.");
        if (edit.SourceNumber is { } source
            && !await context.Sources.AnyAsync(s => s.CaseId == caseId && s.Number == source, cancellationToken))
            throw new InvalidEntryException($"The case has no source {source} to cite. Nothing was changed.");
        if (edit.Precision == EventPrecision.Relative && string.IsNullOrWhiteSpace(edit.RelativeWords))
            throw new InvalidEntryException("A time that is only relative needs the source's words for it. Nothing was changed.");
        var cited = await context.Sources.AsNoTracking().Where(s => s.CaseId == caseId && s.Number == edit.SourceNumber)
            .ToListAsync(cancellationToken);
        if (EventRule.CeilingOf(edit.SourceNumber, edit.Statement, cited) is var ceiling && edit.Standing > ceiling)
        {
            throw new InvalidEntryException(
                $"The event cannot be {edit.Standing.Word()}: {(edit.SourceNumber is null ? "it has no source" : "its source does not make it more than alleged, unless that is itself what happened and was read")}. Nothing was changed.");
        }
    }

    private static void Apply(CaseEvent stored, CaseEventEdit edit)
    {
        (stored.On, stored.At, stored.Until, stored.Kind) = (edit.On, edit.At, edit.Until, edit.Kind);
        (stored.Title, stored.Detail, stored.SourceNumber, stored.Standing) =
            (edit.Title.Trim(), edit.Detail, edit.SourceNumber, edit.Standing);
        (stored.Precision, stored.RelativeWords, stored.Statement) = (edit.Precision, edit.RelativeWords.Trim(), edit.Statement);
    }
}
