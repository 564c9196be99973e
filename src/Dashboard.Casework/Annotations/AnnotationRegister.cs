using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework;

/// <summary>The annotations of a case.</summary>
public sealed class AnnotationRegister(CaseworkStore store)
{
    /// <summary>The case's annotations by number, without those taken away.</summary>
    /// <param name="targetKind">Only annotations on this kind of thing.</param>
    /// <param name="target">Only annotations on this very thing.</param>
    public Task<Listing<Annotation>> ListAsync(
        Actor actor, CaseId caseId, AnnotationTarget? targetKind = null, string? target = null, int skip = 0, int take = 500, CancellationToken cancellationToken = default) =>
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
            context => context.Annotations.AsNoTracking().FirstOrDefaultAsync(a => a.CaseId == caseId && a.Number == number && !a.IsDeleted, cancellationToken),
            cancellationToken);

    /// <summary>Writes an annotation.</summary>
    /// <exception cref="InvalidEntryException">The text or the target is empty.</exception>
    public Task<Annotation> CreateAsync(Actor actor, CaseId caseId, AnnotationTarget targetKind, string target, string text, CancellationToken cancellationToken = default)
    {
        CheckText(text);
        if (string.IsNullOrWhiteSpace(target)) throw new InvalidEntryException("An annotation needs something that it is on. Nothing was changed.");
        return store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, "annotation.create",
            async change =>
            {
                var created = new Annotation
                {
                    CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.Annotation, cancellationToken), TargetKind = targetKind, Target = target, Text = text,
                    Author = actor.Name, CreatedAt = change.At, UpdatedAt = change.At, UpdatedBy = actor.Name,
                };
                change.Context.Annotations.Add(created);
                Keep(change, created, 1);
                return created;
            },
            cancellationToken);
    }

    /// <summary>Saves an annotation's text.</summary>
    /// <param name="version">The version that the edit was made on.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task<Annotation> SaveAsync(Actor actor, CaseId caseId, int number, string text, long version, CancellationToken cancellationToken = default)
    {
        CheckText(text);
        return EditAsync(actor, caseId, number, "annotation.save", version, text, stored => stored.Text = text, cancellationToken);
    }

    /// <summary>Takes an annotation away; it is kept with its revisions and no longer listed.</summary>
    /// <param name="version">The version that was looked at.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task RemoveAsync(Actor actor, CaseId caseId, int number, long version, CancellationToken cancellationToken = default) =>
        EditAsync(actor, caseId, number, "annotation.remove", version, "(removed)", stored => stored.IsDeleted = true, cancellationToken);

    /// <summary>Every saved version, newest first.</summary>
    public Task<Listing<Revision>> RevisionsAsync(Actor actor, CaseId caseId, int number, int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.Revisions.Where(r => r.CaseId == caseId && r.Kind == RecordKind.Annotation && r.Number == number)
                .OrderByDescending(r => r.Version).ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    private Task<Annotation> EditAsync(
        Actor actor, CaseId caseId, int number, string action, long version, string mine, Action<Annotation> edit, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.Annotate, action,
            async change =>
            {
                var stored = await change.Context.Annotations.FirstOrDefaultAsync(a => a.CaseId == caseId && a.Number == number && !a.IsDeleted, cancellationToken)
                    ?? throw CaseworkNotFoundException.In(caseId, "annotation", number);
                change.Edit(stored, version, $"annotation {number}", mine, stored.Text);
                edit(stored);
                Keep(change, stored, version + 1);
                return stored;
            },
            cancellationToken);

    private static void Keep(CaseworkChange change, Annotation annotation, long version)
    {
        change.Subject = $"annotation {annotation.Number}";
        change.Keep(RecordKind.Annotation, annotation.Number, version, new { annotation.TargetKind, annotation.Target, annotation.Text, annotation.IsDeleted });
    }

    private static void CheckText(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new InvalidEntryException("An annotation needs a text. Nothing was changed.");
    }
}
