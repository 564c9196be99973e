using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Annotations;

/// <summary>The annotations of a case.</summary>
public sealed class AnnotationRegister(CaseworkStore store)
{
    /// <summary>The case's annotations by number, without those taken away.</summary>
    /// <param name="targetKind">Only annotations on this kind of thing.</param>
    /// <param name="target">Only annotations on this very thing.</param>
    public Task<Listing<Annotation>> ListAsync(
        Actor actor, CaseId caseId, AnnotationTarget? targetKind = null, string? target = null, int skip = 0, int take = 500,
        CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context =>
            {
                var annotations = context.Annotations.Where(a => a.CaseId == caseId && !a.IsDeleted);
                if (targetKind is { } kind) annotations = annotations.Where(a => a.TargetKind == kind);
                if (target is not null) annotations = annotations.Where(a => a.Target == target);
                return annotations.OrderBy(a => a.Number).ToListingAsync(skip, take, cancellationToken);
            },
            cancellationToken);

    /// <summary>The annotation; null when there is none that the actor may read, or it was taken away.</summary>
    public Task<Annotation?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.Annotations.AsNoTracking()
            .FirstOrDefaultAsync(a => a.CaseId == caseId && a.Number == number && !a.IsDeleted, cancellationToken),
            cancellationToken);

    /// <summary>Writes an annotation without tags.</summary>
    /// <exception cref="InvalidEntryException">The text or the target is empty.</exception>
    public Task<Annotation> CreateAsync(
        Actor actor, CaseId caseId, AnnotationTarget targetKind, string target, string text,
        CancellationToken cancellationToken = default) =>
        CreateAsync(actor, caseId, targetKind, target, new AnnotationEdit(text), cancellationToken);

    /// <summary>Writes an annotation.</summary>
    /// <exception cref="InvalidEntryException">The text or the target is empty, or the tags cannot be kept.</exception>
    public Task<Annotation> CreateAsync(
        Actor actor, CaseId caseId, AnnotationTarget targetKind, string target, AnnotationEdit edit,
        CancellationToken cancellationToken = default)
    {
        var written = Checked(edit);
        if (string.IsNullOrWhiteSpace(target))
            throw new InvalidEntryException("An annotation needs something that it is on. Nothing was changed.");
        return store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "annotation.create",
            change => AddAsync(change, caseId, targetKind, target, null, written, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Answers an annotation, in the thread that it is in. It may have been taken away meanwhile: what was written as an
    /// answer is kept, and the thread is listed again.
    /// </summary>
    /// <exception cref="InvalidEntryException">The text is empty, or the tags cannot be kept.</exception>
    public Task<Annotation> ReplyAsync(
        Actor actor, CaseId caseId, int to, AnnotationEdit edit, CancellationToken cancellationToken = default)
    {
        var written = Checked(edit);
        return store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "annotation.reply",
            async change =>
            {
                var answered = await change.Context.Annotations.AsNoTracking()
                    .FirstOrDefaultAsync(a => a.CaseId == caseId && a.Number == to, cancellationToken)
                    ?? throw CaseworkNotFoundException.In(caseId, "annotation", to);
                return await AddAsync(
                    change, caseId, answered.TargetKind, answered.Target, answered.ReplyTo ?? to, written, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Saves an annotation's text and tags.</summary>
    /// <param name="version">The version that the edit was made on.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    /// <exception cref="InvalidEntryException">The text is empty, or the tags cannot be kept.</exception>
    public Task<Annotation> SaveAsync(
        Actor actor, CaseId caseId, int number, AnnotationEdit edit, long version, CancellationToken cancellationToken = default)
    {
        var written = Checked(edit);
        return EditAsync(
            actor, caseId, number, "annotation.save", version, written, stored => (stored.Text, stored.Tags) = (written.Text, written.Tags),
            cancellationToken);
    }

    /// <summary>Takes an annotation away; it is kept with its revisions and no longer listed.</summary>
    /// <param name="version">The version that was looked at.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task RemoveAsync(Actor actor, CaseId caseId, int number, long version, CancellationToken cancellationToken = default) =>
        EditAsync(actor, caseId, number, "annotation.remove", version, "(removed)", stored => stored.IsDeleted = true, cancellationToken);

    /// <summary>Every saved version, newest first.</summary>
    public Task<Listing<Revision>> RevisionsAsync(
        Actor actor, CaseId caseId, int number, int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.Revisions.Where(r => r.CaseId == caseId && r.Kind == RecordKind.Annotation && r.Number == number)
                .OrderByDescending(r => r.Version).ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    private Task<Annotation> EditAsync(
        Actor actor, CaseId caseId, int number, string action, long version, object mine, Action<Annotation> edit,
        CancellationToken cancellationToken) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, action,
            async change =>
            {
                var stored = await change.Context.Annotations.FirstOrDefaultAsync(
                    a => a.CaseId == caseId && a.Number == number && !a.IsDeleted, cancellationToken)
                    ?? throw CaseworkNotFoundException.In(caseId, "annotation", number);
                change.Edit(stored, version, $"annotation {number}", mine, AnnotationEdit.Of(stored));
                edit(stored);
                Keep(change, stored, version + 1);
                change.Disturb(RecordKind.Annotation, number, $"annotation {number} was {(stored.IsDeleted ? "taken away" : "edited")}");
                return stored;
            },
            cancellationToken);

    private static async Task<Annotation> AddAsync(
        CaseworkChange change, CaseId caseId, AnnotationTarget targetKind, string target, int? replyTo, AnnotationEdit edit,
        CancellationToken cancellationToken)
    {
        var created = new Annotation
        {
            CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.Annotation, cancellationToken), TargetKind = targetKind,
            Target = target, ReplyTo = replyTo,
            Text = edit.Text, Tags = edit.Tags, Author = change.Actor.Name, CreatedAt = change.At, UpdatedAt = change.At,
            UpdatedBy = change.Actor.Name,
        };
        change.Context.Annotations.Add(created);
        Keep(change, created, 1);
        return created;
    }

    private static void Keep(CaseworkChange change, Annotation annotation, long version)
    {
        change.Subject = $"annotation {annotation.Number}";
        change.Keep(
            RecordKind.Annotation, annotation.Number, version,
            new { annotation.TargetKind, annotation.Target, annotation.ReplyTo, annotation.Text, annotation.Tags, annotation.IsDeleted });
    }

    private static AnnotationEdit Checked(AnnotationEdit edit) => string.IsNullOrWhiteSpace(edit.Text)
        ? throw new InvalidEntryException("An annotation needs a text. Nothing was changed.")
        : edit with { Tags = AnnotationTags.Normalize(edit.Tags) };
}
