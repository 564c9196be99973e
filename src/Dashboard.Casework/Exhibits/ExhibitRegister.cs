using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Exhibits;

/// <summary>The exhibits of a case.</summary>
public sealed class ExhibitRegister(CaseworkStore store, ExhibitStore files, TimeProvider time)
{
    /// <summary>The case's exhibits by number.</summary>
    public Task<Listing<Exhibit>> ListAsync(
        Actor actor, CaseId caseId, int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => context.Exhibits.Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    /// <summary>The exhibit; null when there is none that the actor may read.</summary>
    public Task<Exhibit?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => context.Exhibits.AsNoTracking()
            .FirstOrDefaultAsync(x => x.CaseId == caseId && x.Number == number, cancellationToken),
            cancellationToken);

    /// <summary>Freezes a view: writes its files, which never change again, and records it.</summary>
    /// <exception cref="InvalidEntryException">The figures do not come out of the exhibit's own data, or a field cannot be
    /// kept.</exception>
    public async Task<Exhibit> FreezeAsync(Actor actor, CaseId caseId, ExhibitDraft draft, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(draft.Title)) throw new InvalidEntryException("An exhibit needs a title. Nothing was frozen.");
        var of = await store.RequireAsync(actor, caseId, CaseOperation.WriteFindings, cancellationToken);
        var manifest = await files.FreezeAsync(of, draft, actor.Name, Instant.UtcNow(time), cancellationToken);
        return await store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "exhibit.freeze",
            async change =>
            {
                var created = new Exhibit
                {
                    CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.Exhibit, cancellationToken),
                    ContentHash = manifest.ContentHash,
                    Title = manifest.Title, View = manifest.View, Selection = manifest.Selection, ViewOptions = manifest.ViewOptions,
                    Method = manifest.Method,
                    ParametersJson = draft.ParametersJson, Fingerprint = manifest.Fingerprint, TimeZone = manifest.TimeZone,
                    FrozenAt = manifest.FrozenAt,
                    FrozenBy = manifest.FrozenBy, Figures = manifest.Figures, RowCount = manifest.RowCount,
                    IsSynthetic = manifest.IsSynthetic,
                };
                change.Subject = $"exhibit {created.Number}";
                change.Context.Exhibits.Add(created);
                return created;
            },
            cancellationToken);
    }

    /// <summary>Opens one of an exhibit's files after checking it against the manifest.</summary>
    /// <param name="name"><c>exhibit.json</c>, <c>rows.csv</c>, <c>activity.csv</c>, <c>picture.png</c> or <c>picture.svg</c>.</param>
    /// <exception cref="CaseworkNotFoundException">There is no such exhibit, or it has no such file.</exception>
    /// <exception cref="ExhibitDamagedException">The file is not what was frozen.</exception>
    /// <exception cref="CaseworkNotAllowedException">The file may name accounts, and the actor sees accounts by pseudonyms
    /// only.</exception>
    public async Task<Stream> OpenFileAsync(
        Actor actor, CaseId caseId, int number, string name, CancellationToken cancellationToken = default)
    {
        await store.RequireAsync(
            actor, caseId, name.StartsWith("picture.", StringComparison.Ordinal) ? CaseOperation.ReadFindings : CaseOperation.ReadTelemetry,
            cancellationToken);
        var exhibit = await FindAsync(actor, caseId, number, cancellationToken)
            ?? throw CaseworkNotFoundException.In(caseId, "exhibit", number);
        return await files.OpenFileAsync(exhibit.ContentHash, name, cancellationToken);
    }

    /// <summary>
    /// Records a recount: what the frozen figures come to on the data as they are now.
    /// </summary>
    /// <param name="recounted">The same figures, in the same order, counted again.</param>
    /// <param name="rows">How the rows came out.</param>
    /// <param name="data">What of the data is not as it was written, in words that name no account; empty for nothing.</param>
    public Task<Exhibit> RecordRecountAsync(
        Actor actor, CaseId caseId, int number, IReadOnlyList<Figure.Observed> recounted, RowDifference rows = default, string data = "",
        CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.Recount, "exhibit.recount",
            async change =>
            {
                var stored = await change.Context.Exhibits.FirstOrDefaultAsync(
                    x => x.CaseId == caseId && x.Number == number, cancellationToken)
                    ?? throw CaseworkNotFoundException.In(caseId, "exhibit", number);
                var (outcome, difference) = Recount.Compare(stored, recounted, rows, data);
                (stored.RecountedAt, stored.RecountOutcome, stored.RecountDifference) = (change.At, outcome, difference);
                stored.RecountedValues = [.. recounted.Select(f => f.Value)];
                change.Subject = $"exhibit {number}";
                if (outcome == RecountOutcome.Drifted)
                    change.Disturb(RecordKind.Exhibit, number, $"exhibit {number} was counted again and came out different");
                return stored;
            },
            cancellationToken);
}
