using Dashboard.Casework.Allegations;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Records;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Investigations.Briefings;

/// <summary>The campaign window that the case's analysis concluded for the clusters of the cited exhibit, with its doubt.</summary>
public static class InferredPeriod
{
    /// <summary>The window; null where there is no analysis, or none of the clusters has one.</summary>
    public static async Task<AllegedPeriod?> FindAsync(CaseAnalyses analyses, AllegationDossier dossier, CancellationToken cancellation)
    {
        if (dossier.Case.Kind == CaseKind.PublicRecord || await analyses.FindAsync(dossier.Case.Id, cancellation) is not { } analysis)
            return null;
        var clusters = HeadlineBasis.OfData.ExhibitOf(dossier.Allegation, dossier.Exhibits)?.Selection[Dimension.Cluster].Included;
        return Of(analysis, clusters is { Count: > 0 } ? [.. clusters] : null);
    }

    /// <summary>The widest window of these clusters; of those taken for pools or operators where none is named.</summary>
    public static AllegedPeriod? Of(StoredAnalysis analysis, IReadOnlyCollection<string>? clusters)
    {
        var accused = clusters
            ?? [.. analysis.Result.Clusters.Where(c => c.Disposition is Disposition.Pool or Disposition.Operator).Select(c => c.Id)];
        var windows = analysis.Result.Windows.Where(w => w.Cluster is { } cluster && accused.Contains(cluster)).ToList();
        if (windows.Count == 0) return null;
        var (first, last) = (windows.MinBy(w => w.Start)!, windows.MaxBy(w => w.End)!);
        return new(first.Start, last.End, PeriodBasis.Inferred, first.StartFrom, first.StartTo, last.EndFrom, last.EndTo);
    }
}
