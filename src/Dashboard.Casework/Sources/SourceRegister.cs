using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Sources;

/// <summary>The sources of a case, and the figures that they report.</summary>
public sealed class SourceRegister(CaseworkStore store)
{
    /// <summary>The case's sources by number.</summary>
    public Task<Listing<Source>> ListAsync(
        Actor actor, CaseId caseId, int skip = 0, int take = 200, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => context.Sources.Where(s => s.CaseId == caseId).OrderBy(s => s.Number).ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    /// <summary>The source; null when there is none that the actor may read.</summary>
    public Task<Source?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => context.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.CaseId == caseId && s.Number == number, cancellationToken),
            cancellationToken);

    /// <summary>Makes a source.</summary>
    /// <exception cref="InvalidEntryException">A field cannot be kept, or the origin is not a source of the case.</exception>
    public Task<Source> CreateAsync(Actor actor, CaseId caseId, SourceEdit edit, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "source.create",
            async change =>
            {
                var number = await change.NextNumberAsync(RecordKind.Source, cancellationToken);
                await CheckAsync(change.Context, caseId, number, edit, cancellationToken);
                var created = new Source
                {
                    CaseId = caseId, Number = number, Title = edit.Title, Publisher = edit.Publisher, Kind = edit.Kind,
                    Reliability = edit.Reliability, Credibility = edit.Credibility, GradeReason = edit.GradeReason,
                    UpdatedAt = change.At, UpdatedBy = actor.Name,
                };
                Apply(created, edit);
                change.Subject = $"source {number}";
                change.Context.Sources.Add(created);
                change.Keep(RecordKind.Source, number, 1, SourceEdit.Of(created));
                return created;
            },
            cancellationToken);

    /// <summary>Saves a source.</summary>
    /// <param name="version">The version that the edit was made on.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task<Source> SaveAsync(
        Actor actor, CaseId caseId, int number, SourceEdit edit, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "source.save",
            async change =>
            {
                var stored = await change.Context.Sources.FirstOrDefaultAsync(
                    s => s.CaseId == caseId && s.Number == number, cancellationToken)
                    ?? throw CaseworkNotFoundException.In(caseId, "source", number);
                change.Edit(stored, version, $"source {number}", edit, SourceEdit.Of(stored));
                await CheckAsync(change.Context, caseId, number, edit, cancellationToken);
                Apply(stored, edit);
                change.Keep(RecordKind.Source, number, version + 1, SourceEdit.Of(stored));
                change.Disturb(RecordKind.Source, number, $"source {number} was edited");
                return stored;
            },
            cancellationToken);

    /// <summary>The figures that the case's sources report, by number.</summary>
    public Task<Listing<ReportedFigure>> ListFiguresAsync(
        Actor actor, CaseId caseId, int skip = 0, int take = 200, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => context.ReportedFigures.Where(f => f.CaseId == caseId).OrderBy(f => f.Number)
            .ToListingAsync(skip, take, cancellationToken), cancellationToken);

    /// <summary>Records a figure that a source reports.</summary>
    /// <exception cref="InvalidEntryException">There is no such source, the wording lacks the qualifier, or the window ends before it
    /// starts.</exception>
    public Task<ReportedFigure> AddFigureAsync(
        Actor actor, CaseId caseId, ReportedFigureDraft draft, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(draft.Wording))
            throw new InvalidEntryException("A reported figure needs the source's own words. Nothing was changed.");
        if (!draft.Wording.Contains(draft.Qualifier, StringComparison.OrdinalIgnoreCase))
            throw new InvalidEntryException(
                $"The wording '{draft.Wording}' does not hold the qualifier '{draft.Qualifier}': the two are one figure. Nothing was changed.");
        if (draft.WindowEnd < draft.WindowStart)
            throw new InvalidEntryException("The figure's window ends before it starts. Nothing was changed.");
        return store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "figure.create",
            async change =>
            {
                if (!await change.Context.Sources.AnyAsync(s => s.CaseId == caseId && s.Number == draft.SourceNumber, cancellationToken))
                    throw new InvalidEntryException(
                        $"The case has no source {draft.SourceNumber} that could report this. Nothing was changed.");
                if (draft.PartOfNumber is { } total && !await change.Context.ReportedFigures.AnyAsync(
                    f => f.CaseId == caseId && f.Number == total && f.Measure == draft.Measure, cancellationToken))
                    throw new InvalidEntryException(
                        $"The case has no figure {total} of this measure that it could be a part of. Nothing was changed.");
                var created = new ReportedFigure
                {
                    CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.ReportedFigure, cancellationToken),
                    SourceNumber = draft.SourceNumber,
                    Subject = draft.Subject, Measure = draft.Measure, Qualifier = draft.Qualifier, Wording = draft.Wording,
                    Value = draft.Value,
                    WindowStart = draft.WindowStart, WindowEnd = draft.WindowEnd, OverlapNote = draft.OverlapNote,
                    PartOfNumber = draft.PartOfNumber, IsOthersSum = draft.IsOthersSum,
                };
                change.Subject = $"figure {created.Number}";
                change.Context.ReportedFigures.Add(created);
                change.Disturb(
                    RecordKind.Source, draft.SourceNumber, $"figure {created.Number} of source {draft.SourceNumber} was recorded");
                return created;
            },
            cancellationToken);
    }

    /// <summary>Takes a figure away that was recorded wrongly; recorded anew it has another number.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such figure.</exception>
    /// <exception cref="InvalidEntryException">Others are parts of it.</exception>
    public Task RemoveFigureAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "figure.remove",
            async change =>
            {
                var stored = await change.Context.ReportedFigures.FirstOrDefaultAsync(
                    f => f.CaseId == caseId && f.Number == number, cancellationToken)
                    ?? throw CaseworkNotFoundException.In(caseId, "figure", number);
                if (await change.Context.ReportedFigures.FirstOrDefaultAsync(
                    f => f.CaseId == caseId && f.PartOfNumber == number, cancellationToken) is { } part)
                    throw new InvalidEntryException(
                        $"Figure {part.Number} is recorded as a part of figure {number}. Take that one away first. Nothing was changed.");
                change.Subject = $"figure {number}";
                change.Context.ReportedFigures.Remove(stored);
                var what = $"figure {number} of source {stored.SourceNumber} was taken away";
                change.Disturb(RecordKind.Source, stored.SourceNumber, what);
                change.Disturb(RecordKind.ReportedFigure, number, what);
                return stored;
            },
            cancellationToken);

    private static async Task CheckAsync(
        CaseworkContext context, CaseId caseId, int number, SourceEdit edit, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(edit.Title)) throw new InvalidEntryException("A source needs a title. Nothing was changed.");
        if (edit.Url is not null
            && !(Uri.TryCreate(edit.Url, UriKind.Absolute, out var url)
                && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)))
            throw new InvalidEntryException("A source's address starts with http:// or https://. Nothing was changed.");
        if (edit.DerivedFrom.Count == 0) return;
        var parents = await context.Sources.AsNoTracking().Where(s => s.CaseId == caseId)
            .ToDictionaryAsync(s => s.Number, s => s.DerivedFrom, cancellationToken);
        if (edit.DerivedFrom.Where(p => !parents.ContainsKey(p)).Select(p => (int?)p).FirstOrDefault() is { } unknown)
            throw new InvalidEntryException($"The case has no source {unknown} that this one could draw on. Nothing was changed.");
        var (visited, open) = (new HashSet<int>(), new Queue<int>(edit.DerivedFrom));
        while (open.TryDequeue(out var at))
        {
            if (at == number)
                throw new InvalidEntryException(
                    $"Source {number} cannot draw on source {edit.DerivedFrom[0]}: that one goes back to source {number} itself. Nothing was changed.");
            if (visited.Add(at)) foreach (var parent in parents.GetValueOrDefault(at) ?? []) open.Enqueue(parent);
        }
    }

    private static void Apply(Source source, SourceEdit edit)
    {
        (source.Title, source.Publisher, source.Kind, source.Url) = (edit.Title, edit.Publisher, edit.Kind, edit.Url);
        (source.PublishedOn, source.RetrievedOn) = (edit.PublishedOn, edit.RetrievedOn);
        (source.Author, source.Party, source.IsUnread, source.TextSha256) = (edit.Author, edit.Party, edit.IsUnread, edit.TextSha256);
        // Nobody grades what nobody has read.
        (source.Reliability, source.Credibility) = edit.IsUnread
            ? ((Reliability?)null, (Credibility?)null) : (edit.Reliability, edit.Credibility);
        (source.GradeReason, source.Interest, source.Note) = (edit.GradeReason, edit.Interest, edit.Note);
        List<int> from = [.. edit.DerivedFrom.Distinct()];
        source.OriginNumber = from.Count == 0 ? null : from[0];
        source.FurtherOrigins = [.. from.Skip(1)];
    }
}
