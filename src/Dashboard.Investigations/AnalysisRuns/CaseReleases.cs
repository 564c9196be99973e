using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Casework.Events;
using Dashboard.Casework.Records;
using Dashboard.Core;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>The releases of models that a case's timeline tells of, as an analysis takes them.</summary>
public static class CaseReleases
{
    public static async Task<ModelRelease[]> ReadAsync(CaseTimeline timeline, Actor actor, CaseId caseId, CancellationToken cancellation) =>
    [
        .. (await timeline.ListAsync(actor, caseId, take: Listing<CaseEvent>.MaxRows, cancellationToken: cancellation)).Rows
            .Where(e => e.Kind == EventKind.ModelRelease).Select(e => new ModelRelease(e.Title, e.On)),
    ];
}
