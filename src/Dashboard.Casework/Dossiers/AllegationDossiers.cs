using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Dossiers;

/// <summary>Reads an allegation with all that it can rest on, in one state of the case, for whoever reads its findings.</summary>
public sealed class AllegationDossiers(CaseworkStore store)
{
    /// <summary>The dossier of an allegation; null when there is none that the actor may read.</summary>
    public Task<AllegationDossier?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadFindings,
            async context => await AllegationRegister.Whole(context, caseId).AsNoTracking()
            .FirstOrDefaultAsync(a => a.Number == number, cancellationToken) is { } allegation
                ? await OfAsync(context, allegation, cancellationToken) : null,
            cancellationToken);

    /// <summary>The dossier of the first allegation that is not withdrawn; null when there is none that the actor may read.</summary>
    public Task<AllegationDossier?> FindFirstAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadFindings,
            async context => await AllegationRegister.Whole(context, caseId).AsNoTracking()
            .Where(a => a.Status != AllegationStatus.Withdrawn)
                .OrderBy(a => a.Number).FirstOrDefaultAsync(cancellationToken) is { } allegation
                ? await OfAsync(context, allegation, cancellationToken) : null,
            cancellationToken);

    internal static async Task<AllegationDossier> OfAsync(
        CaseworkContext context, Allegation allegation, CancellationToken cancellationToken)
    {
        var id = allegation.CaseId;
        return new(
            await context.Cases.AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken),
            allegation,
            await context.Sources.AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.Number).ToListAsync(cancellationToken),
            await context.Exhibits.AsNoTracking().Where(x => x.CaseId == id).OrderBy(x => x.Number).ToListAsync(cancellationToken),
            await context.ReportedFigures.AsNoTracking().Where(f => f.CaseId == id).OrderBy(f => f.Number).ToListAsync(cancellationToken));
    }
}
