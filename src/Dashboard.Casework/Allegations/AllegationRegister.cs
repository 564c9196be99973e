using System.Text.Json.Nodes;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Allegations;

/// <summary>The allegations of a case.</summary>
public sealed class AllegationRegister(CaseworkStore store, IApprovalGate gate)
{
    /// <summary>The case's allegations by number, whole.</summary>
    public Task<Listing<Allegation>> ListAsync(
        Actor actor, CaseId caseId, int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => Whole(context, caseId).OrderBy(a => a.Number).ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    /// <summary>The allegation, whole; null when there is none that the actor may read.</summary>
    public Task<Allegation?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => Whole(context, caseId).AsNoTracking().FirstOrDefaultAsync(a => a.Number == number, cancellationToken),
            cancellationToken);

    /// <summary>Makes a draft with the five links of the chain and no grounds.</summary>
    public Task<Allegation> CreateAsync(Actor actor, CaseId caseId, string title, CancellationToken cancellationToken = default) =>
        CreateAsync(actor, caseId, AllegationEdit.New(title), cancellationToken);

    /// <summary>Makes a draft.</summary>
    /// <exception cref="InvalidEntryException">The title is empty, or a ground does not cite exactly one exhibit or source of the
    /// case.</exception>
    public Task<Allegation> CreateAsync(Actor actor, CaseId caseId, AllegationEdit edit, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "allegation.create",
            async change =>
            {
                var created = new Allegation
                {
                    CaseId = caseId,
                    Number = await change.NextNumberAsync(RecordKind.Allegation, cancellationToken),
                    Title = edit.Title,
                    Status = AllegationStatus.Draft,
                    CreatedAt = change.At,
                    CreatedBy = actor.Name,
                    UpdatedAt = change.At,
                    UpdatedBy = actor.Name,
                };
                await AllegationWriting.ApplyAsync(change.Context, created, edit, cancellationToken);
                change.Context.Allegations.Add(created);
                AllegationWriting.Record(change, null, created, 1);
                return created;
            },
            cancellationToken);

    /// <summary>
    /// Saves an allegation whole. What was approved or in review becomes a draft again: what was approved is the text
    /// that was approved.
    /// </summary>
    /// <param name="version">The version that the edit was made on.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    /// <exception cref="InvalidEntryException">It is withdrawn, or the edit cannot be kept.</exception>
    public Task<Allegation> SaveAsync(
        Actor actor, CaseId caseId, int number, AllegationEdit edit, long version, CancellationToken cancellationToken = default) =>
        EditAsync(
            actor, caseId, number, CaseOperation.WriteFindings, "allegation.save", version, edit,
            async (change, stored) =>
            {
                if (stored.Status == AllegationStatus.Withdrawn)
                    throw new InvalidEntryException(
                        $"Allegation {number} is withdrawn and stays as it is. Nothing was changed; write a new allegation instead.");
                stored.Status = AllegationStatus.Draft;
                (stored.OverrideReason, stored.OverrideBy) = ("", "");
                await AllegationWriting.ApplyAsync(change.Context, stored, edit, cancellationToken);
            },
            cancellationToken);

    /// <summary>
    /// Moves an allegation on its way: draft ⇄ in review → approved → released; withdrawn from anywhere, and for good. Approved, it comes
    /// back in review when something changes that it rests on.
    /// </summary>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="overriding">Why it is approved although red remarks are open; empty to have them block it.</param>
    /// <exception cref="InvalidEntryException">There is no such step.</exception>
    /// <exception cref="CaseworkNotAllowedException">Deciding takes a reviewer who has written nothing of it, nor of what it rests on;
    /// every other step takes an analyst.</exception>
    public Task<Allegation> SetStatusAsync(
        Actor actor, CaseId caseId, int number, AllegationStatus status, string reason, long version, string overriding = "",
        CancellationToken cancellationToken = default) =>
        EditAsync(
            actor, caseId, number, status.Needs(), "allegation.status", version, status.ToString(),
            async (change, stored) =>
            {
                if (!AllegationWriting.IsStep(stored.Status, status))
                    throw new InvalidEntryException(
                        $"Allegation {number} is {stored.Status} and cannot become {status} from there. Nothing was changed.");
                if (status == AllegationStatus.Approved
                    && (await AllegationWriting.WritersAsync(change.Context, caseId, number, cancellationToken)).Contains(actor.Name))
                    throw new CaseworkNotAllowedException(
                        $"You have written at allegation {number}, and nobody approves their own. Nothing was changed; another reviewer can approve it.");
                if (status == AllegationStatus.Approved)
                    await AllegationBasis.RequireIndependentAsync(change.Context, stored, actor, cancellationToken);
                if (status == AllegationStatus.Approved) await gate.PassAsync(change, stored, overriding, cancellationToken);
                else if (!status.IsSettled() && status != AllegationStatus.Withdrawn) (stored.OverrideReason, stored.OverrideBy) = ("", "");
                stored.Status = status;
                change.Note(new { reason });
            },
            cancellationToken);

    /// <summary>Every saved version, newest first.</summary>
    /// <param name="until">Only versions that were saved by then, UTC; null for all.</param>
    public Task<Listing<Revision>> RevisionsAsync(
        Actor actor, CaseId caseId, int number, int skip = 0, int take = 100, DateTime? until = null,
        CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => context.Revisions.Where(
                r => r.CaseId == caseId && r.Kind == RecordKind.Allegation && r.Number == number && (until == null || r.SavedAt <= until))
                .OrderByDescending(r => r.Version).ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    /// <summary>Why an allegation is in review again after it was approved; null for one that is not.</summary>
    public async Task<string?> ReopenedAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        (await RevisionsAsync(actor, caseId, number, take: 1, cancellationToken: cancellationToken)).Rows is [var last]
            && JsonNode.Parse(last.Document)!["reopened"] is { } reason ? reason.GetValue<string>() : null;

    private Task<Allegation> EditAsync(
        Actor actor, CaseId caseId, int number, CaseOperation operation, string action, long version, object mine,
        Func<CaseworkChange, Allegation, Task> edit, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            actor, caseId, operation, action,
            async change =>
            {
                var stored = await Whole(change.Context, caseId).FirstOrDefaultAsync(a => a.Number == number, cancellationToken)
                    ?? throw CaseworkNotFoundException.In(caseId, "allegation", number);
                change.Edit(
                    stored, version, $"allegation {number}", mine, mine is string ? stored.Status.ToString() : AllegationEdit.Of(stored));
                var before = AllegationWriting.DocumentOf(stored);
                await edit(change, stored);
                AllegationWriting.Record(change, before, stored, version + 1);
                return stored;
            },
            cancellationToken);

    internal static IQueryable<Allegation> Whole(CaseworkContext context, CaseId caseId) => context.Allegations
        .Include(a => a.Elements.OrderBy(e => e.Number)).ThenInclude(e => e.Grounds.OrderBy(g => g.Number))
        .Where(a => a.CaseId == caseId)
        .AsSplitQuery();
}
