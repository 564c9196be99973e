using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Reviews;

/// <summary>The remarks on the allegations of a case, for whoever reads its findings; written by those who write or review them.</summary>
public sealed class RemarkRegister(CaseworkStore store)
{
    /// <summary>The remarks on an allegation by number.</summary>
    public async Task<IReadOnlyList<AllegationRemark>> ListAsync(
        Actor actor, CaseId caseId, int allegation, CancellationToken cancellationToken = default) =>
        await store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => context.Remarks.AsNoTracking().Where(r => r.CaseId == caseId && r.AllegationNumber == allegation)
            .OrderBy(r => r.Number).ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Remarks on an allegation.</summary>
    /// <param name="operation">As what one remarks: <see cref="CaseOperation.WriteFindings"/> or
    /// <see cref="CaseOperation.Approve"/>.</param>
    /// <exception cref="InvalidEntryException">The text is empty, or the element is not one of the allegation.</exception>
    public Task<AllegationRemark> AddAsync(
        Actor actor, CaseId caseId, int allegation, RemarkDraft draft, CaseOperation operation,
        CancellationToken cancellationToken = default)
    {
        Require(operation);
        if (string.IsNullOrWhiteSpace(draft.Text)) throw new InvalidEntryException("A remark needs a text. Nothing was changed.");
        return store.ChangeAsync(
            actor, caseId, operation, "remark.create",
            async change =>
            {
                var on = await AllegationRegister.Whole(change.Context, caseId).AsNoTracking()
                    .FirstOrDefaultAsync(a => a.Number == allegation, cancellationToken)
                    ?? throw CaseworkNotFoundException.In(caseId, "allegation", allegation);
                if (draft.ElementNumber is { } element && on.Elements.All(e => e.Number != element))
                    throw new InvalidEntryException($"Allegation {allegation} has no element {element}. Nothing was changed.");
                var created = new AllegationRemark
                {
                    CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.Remark, cancellationToken),
                    AllegationNumber = allegation, ElementNumber = draft.ElementNumber,
                    Passage = draft.Passage.Trim(), Text = draft.Text.Trim(), Kind = draft.Kind, By = actor.Name, At = change.At,
                };
                change.Subject = $"allegation {allegation}";
                change.Context.Remarks.Add(created);
                return created;
            },
            cancellationToken);
    }

    /// <summary>
    /// Settles a remark. A dissent is settled by whoever wrote it, and by nobody else; a red one never by somebody else who has written at
    /// the allegation.
    /// </summary>
    /// <exception cref="InvalidEntryException">It is settled already, or it is not said how.</exception>
    /// <exception cref="CaseworkNotAllowedException">It is somebody else's dissent, or blocks the approval of what the actor has written
    /// at.</exception>
    public Task<AllegationRemark> SettleAsync(
        Actor actor, CaseId caseId, int number, string settlement, CaseOperation operation, CancellationToken cancellationToken = default)
    {
        Require(operation);
        if (string.IsNullOrWhiteSpace(settlement)) throw new InvalidEntryException("Say how the remark is settled. Nothing was changed.");
        return store.ChangeAsync(
            actor, caseId, operation, "remark.settle",
            async change =>
            {
                var stored = await change.Context.Remarks.FirstOrDefaultAsync(
                    r => r.CaseId == caseId && r.Number == number, cancellationToken)
                    ?? throw CaseworkNotFoundException.In(caseId, "remark", number);
                if (stored.SettledAt is not null)
                    throw new InvalidEntryException($"Remark {number} is settled already. Nothing was changed.");
                if (stored.Kind == RemarkKind.Dissent && !string.Equals(stored.By, actor.Name, StringComparison.OrdinalIgnoreCase))
                    throw new CaseworkNotAllowedException(
                        $"Remark {number} is a dissent of {stored.By}: nobody else takes it back. Nothing was changed.");
                if (stored.Kind == RemarkKind.Red && !string.Equals(stored.By, actor.Name, StringComparison.OrdinalIgnoreCase)
                    && (await AllegationWriting.WritersAsync(change.Context, caseId, stored.AllegationNumber, cancellationToken))
                    .Contains(actor.Name))
                    throw new CaseworkNotAllowedException(
                        $"Remark {number} blocks the approval of what you have written at: {stored.By} settles it, or another reviewer. Nothing was changed.");
                (stored.Settlement, stored.SettledBy, stored.SettledAt) = (settlement.Trim(), actor.Name, change.At);
                change.Subject = $"allegation {stored.AllegationNumber}";
                return stored;
            },
            cancellationToken);
    }

    private static void Require(CaseOperation operation)
    {
        if (operation is not (CaseOperation.WriteFindings or CaseOperation.Approve))
            throw new ArgumentOutOfRangeException(nameof(operation), "Those who write or review an allegation remark on it.");
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class RemarkSets
{
    extension(CaseworkContext context)
    {
        public DbSet<AllegationRemark> Remarks => context.Set<AllegationRemark>();
    }
}

internal sealed class RemarkTable : IEntityTypeConfiguration<AllegationRemark>
{
    public void Configure(EntityTypeBuilder<AllegationRemark> builder)
    {
        builder.ToTable("AllegationRemarks");
        builder.IsNumberedInCase();
        builder.HasOne<Allegation>().WithMany().HasForeignKey(r => new { r.CaseId, r.AllegationNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}
