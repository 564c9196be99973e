using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Reviews;

/// <summary>What stands between an allegation and its approval.</summary>
public sealed class ApprovalGate : IApprovalGate
{
    /// <summary>
    /// What blocks an approval, a line each: red remarks that are open, and passages that say more than the grounds bear.
    /// </summary>
    public static IReadOnlyList<string> Blocking(AllegationDossier dossier, IEnumerable<AllegationRemark> remarks) =>
    [
        .. remarks.Where(r => r.IsBlocking).Select(r => $"remark {r.Number} of {r.By}: {r.Text}"),
        .. AllegationLinter.Check(dossier).Where(p => p.IsBlocking).Select(p => $"{p.Place}, “{p.Remark.Excerpt}”: {p.Remark.Message}"),
    ];

    async Task IApprovalGate.PassAsync(CaseworkChange change, Allegation allegation, string overriding, CancellationToken cancellationToken)
    {
        var remarks = await change.Context.Remarks.AsNoTracking()
            .Where(r => r.CaseId == allegation.CaseId && r.AllegationNumber == allegation.Number).OrderBy(r => r.Number)
            .ToListAsync(cancellationToken);
        var blocking = Blocking(await AllegationDossiers.OfAsync(change.Context, allegation, cancellationToken), remarks);
        (allegation.OverrideReason, allegation.OverrideBy) = ("", "");
        if (blocking.Count == 0) return;
        if (string.IsNullOrWhiteSpace(overriding))
        {
            throw new InvalidEntryException(
                $"Allegation {allegation.Number} cannot be approved: {string.Join("; ", blocking.Take(3))}{(blocking.Count > 3 ? $"; and {blocking.Count - 3} more" : "")}. "
                + "Nothing was changed; settle them, or override with a reason, which then stands on the page and in every packet.");
        }

        (allegation.OverrideReason, allegation.OverrideBy) = (overriding.Trim(), change.Actor.Name);
    }
}
