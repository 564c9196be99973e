using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Access;

namespace Dashboard.Investigations.LiveFigures;

/// <summary>
/// Allegations with the figures of what they rest on counted again when they are read: for page, briefing, packet and command. A figure
/// that came out other than its last recount said is recorded, so that what was approved on it is in review again.
/// </summary>
public sealed class LiveDossiers(
    AllegationDossiers dossiers, ExhibitRegister exhibits, CaseStores stores, AuditedRecords records, Workspace workspace)
{
    /// <summary>The dossier of an allegation, counted now; null when there is none that the actor may read.</summary>
    public async Task<AllegationDossier?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellation)
    {
        if (await dossiers.FindAsync(actor, caseId, number, cancellation) is not { } dossier) return null;
        var live = await CountAsync(actor, dossier, cancellation);
        // What the count puts back in review is shown as it is then.
        return live.IsRecorded ? (await dossiers.FindAsync(actor, caseId, number, cancellation))! with { CountedNow = live.Counts }
            : dossier with { CountedNow = live.Counts };
    }

    /// <summary>
    /// The dossier of the first allegation that is not withdrawn, counted now; null when there is none that the actor may read.
    /// </summary>
    public async Task<AllegationDossier?> FindFirstAsync(Actor actor, CaseId caseId, CancellationToken cancellation) =>
        await dossiers.FindFirstAsync(actor, caseId, cancellation) is { } first
        ? await FindAsync(actor, caseId, first.Allegation.Number, cancellation) : null;

    private async Task<(Dictionary<int, IReadOnlyList<long>> Counts, bool IsRecorded)> CountAsync(
        Actor actor, AllegationDossier dossier, CancellationToken cancellation)
    {
        var counts = new Dictionary<int, IReadOnlyList<long>>();
        var isRecorded = false;
        bool? isWritten = null;
        var cited = dossier.CountedExhibits.Where(x => x.Figures.Count > 0).ToList();
        if (cited.Count == 0) return (counts, isRecorded);
        var store = await stores.OpenAsync(actor, dossier.Case.Id, CaseOperation.ReadFindings, cancellation);
        var known = new Dictionary<(Selection, Measure), Figure.Observed>();
        foreach (var exhibit in cited)
        {
            var now = await CountAsync(store, exhibit, known, cancellation);
            counts[exhibit.Number] = [.. now.Select(f => f.Value)];
            if (workspace.Mode.IsReadOnly || dossier.Case.HeldAt is not null || LastOf(exhibit).SequenceEqual(counts[exhibit.Number]))
                continue;
            // A record that was altered past the program is not sealed anew by reading it.
            isWritten ??= (await records.VerifyAsync(Actor.Program, dossier.Case.Id, cancellation)).Faults.Count == 0;
            if (isWritten == false) continue;
            await exhibits.RecordRecountAsync(Actor.Program, dossier.Case.Id, exhibit.Number, now, cancellationToken: cancellation);
            isRecorded = true;
        }

        return (counts, isRecorded);
    }

    // One query for each selection, however many exhibits show it.
    private static async Task<IReadOnlyList<Figure.Observed>> CountAsync(
        IPanelReader store, Exhibit exhibit, Dictionary<(Selection, Measure), Figure.Observed> known, CancellationToken cancellation)
    {
        foreach (var group in exhibit.Figures.Where(f => !known.ContainsKey((f.Selection, f.Measure))).GroupBy(f => f.Selection).ToList())
        {
            foreach (var figure in await store.MeasureAsync(group.Key, [.. group.Select(f => f.Measure).Distinct()], cancellation))
                known[(group.Key, figure.Measure)] = figure;
        }

        return [.. exhibit.Figures.Select(f => known[(f.Selection, f.Measure)])];
    }

    private static IReadOnlyList<long> LastOf(Exhibit exhibit) =>
        exhibit.RecountedValues.Count == exhibit.Figures.Count ? exhibit.RecountedValues : [.. exhibit.Figures.Select(f => f.Value)];
}
