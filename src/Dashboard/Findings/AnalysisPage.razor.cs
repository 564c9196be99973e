using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;
using Dashboard.Casework.Store;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Findings;

/// <summary>The analysis of a case: the run, its figures, what they rest on, and what other choices would have given.</summary>
public partial class AnalysisPage
{
    private static readonly (string Id, string Name)[] Contents =
    [
        ("figures", "Figures"), ("clusters", "Clusters"), ("targeting", "Targeting"), ("releases", "Releases"),
        ("co-action", "Co-action"), ("templates", "Prompt templates"), ("comparison", "Earlier runs"), ("run", "The run"),
    ];

    private CaseView? view;
    private ImmutableArray<DateTime> runs = [];
    private string? staleReason;

    [Inject]
    public required CaseViews Views { get; init; }

    [Inject]
    public required CaseAnalyses Analyses { get; init; }

    [Inject]
    public required AuditedReads Reads { get; init; }

    [SupplyParameterFromQuery]
    public string? Cluster { get; set; }

    [SupplyParameterFromQuery]
    public string? Targeting { get; set; }

    [SupplyParameterFromQuery]
    public string? By { get; set; }

    [SupplyParameterFromQuery]
    public string? Against { get; set; }

    [SupplyParameterFromQuery]
    public string? Template { get; set; }

    [SupplyParameterFromQuery]
    public string? Exhibit { get; set; }

    private StoredAnalysis? Analysis => view?.Analysis;

    private AnalysisView Shown => AnalysisView.Of(Cluster, Targeting, By, Against, Template, Exhibit);

    protected override bool Shows(CaseChange change) => change.IsOf("import", "rules") || change.Action == "analysis.run";

    protected override async Task<bool> LoadAsync()
    {
        var opened = await Views.OpenAsync(Actor, Id, Cancellation);
        if (opened is null) return false;
        if (opened.Analysis is { } analysis)
        {
            // It names accounts: who looks is on record.
            await Reads.AnalysisAsync(Actor, Id, analysis.Stamp, Cancellation);
            runs = await Analyses.RunsAsync(Id, Cancellation);
            staleReason = opened.IsAnalysisStale
                ? Since((await opened.Store.ImportsAsync(Cancellation)).Count(i => i.ImportedAt > analysis.RanAt)) : null;
        }

        view = opened;
        return true;
    }

    private static string Since(int imports) => imports > 0
        ? $"The data changed since: {Format.Count(imports, "import")} came in."
        : "The data changed since: an import was taken out, or its interactions were classified anew.";

    private string AddressOf(AnalysisView other) => PageAddress.Analysis(Id, (other with { Exhibit = null }).ToString());
}
