using Dashboard.Analysis.Templates;
using Dashboard.Casework.Exhibits;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The prompt templates that a run found.</summary>
public sealed class TemplatesExhibit() : FindingExhibit("templates", PromptTemplates.Method)
{
    public override ExhibitView View => ExhibitView.Templates;

    protected override Task<long> WriteAsync(FrozenView frozen, StoredAnalysis analysis, RowsWriter rows, CancellationToken cancellation) =>
        rows.WriteAsync(AnalysisTables.Templates(analysis), analysis.Templates, cancellation);
}
