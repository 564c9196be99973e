using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Cases;

/// <summary>Something of a case as it stood at a moment.</summary>
/// <param name="Kind">What it is: a source, an exhibit or an allegation.</param>
/// <param name="Number">Its number.</param>
/// <param name="Version">The version that stood then; 1 for an exhibit, which never changes.</param>
/// <param name="Title">Its title then.</param>
/// <param name="At">When that version was saved, UTC.</param>
/// <param name="By">By whom.</param>
public sealed record StoodThen(RecordKind Kind, int Number, long Version, string Title, DateTime At, string By);

/// <summary>A case as of a moment: which sources, exhibits and allegations it held, and in which version.</summary>
public sealed class CaseMoments(CaseworkStore store)
{
    /// <summary>
    /// What stood at a moment, by kind and number. A source of before versions were kept is not among them until it is saved again.
    /// </summary>
    public Task<IReadOnlyList<StoodThen>> AsOfAsync(
        Actor actor, CaseId caseId, DateTime moment, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            async context =>
            {
                var exhibits = await context.Exhibits.AsNoTracking().Where(x => x.CaseId == caseId && x.FrozenAt <= moment)
                    .Select(x => new StoodThen(RecordKind.Exhibit, x.Number, 1, x.Title, x.FrozenAt, x.FrozenBy))
                    .ToListAsync(cancellationToken);
                var revisions = await context.Revisions.AsNoTracking()
                    .Where(
                        r => r.CaseId == caseId && (r.Kind == RecordKind.Allegation || r.Kind == RecordKind.Source) && r.SavedAt <= moment)
                    .ToListAsync(cancellationToken);
                var versions = revisions.GroupBy(r => (r.Kind, r.Number)).Select(g => g.MaxBy(r => r.Version)!)
                    .Select(
                        r => new StoodThen(
                            r.Kind, r.Number, r.Version,
                            System.Text.Json.Nodes.JsonNode.Parse(r.Document)?["title"]?.GetValue<string>() ?? "", r.SavedAt, r.SavedBy));
                return (IReadOnlyList<StoodThen>)[.. exhibits.Concat(versions).OrderBy(s => s.Kind).ThenBy(s => s.Number)];
            },
            cancellationToken);
}
