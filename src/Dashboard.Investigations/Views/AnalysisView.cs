using System.Globalization;
using System.Web;
using Dashboard.Analysis.Campaigns;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Views;

/// <summary>What of the analysis' page its address carries, so that a link shows the same.</summary>
/// <param name="Cluster">The cluster whose row is open; null for none.</param>
/// <param name="Targeting">The cluster whose targeting is shown; null for the first.</param>
/// <param name="By">What its targeting is cut by.</param>
/// <param name="Against">The earlier run that this one is compared with; null for none.</param>
/// <param name="Template">The prompt template that is marked; null for none.</param>
/// <param name="Exhibit">The exhibit that was opened as it was; null once anything was changed.</param>
public sealed record AnalysisView(
    string? Cluster = null, string? Targeting = null, TargetingCut By = TargetingCut.Week, DateTime? Against = null,
    string? Template = null, int? Exhibit = null)
{
    /// <summary>Reads the parts of an address. What it does not know counts as not there: an old link still opens the page.</summary>
    public static AnalysisView Of(
        string? cluster, string? targeting, string? by, string? against, string? template = null, string? exhibit = null) => new(
        Given(cluster), Given(targeting), by == Slug.Of(TargetingCut.Model) ? TargetingCut.Model : TargetingCut.Week,
        KeptRuns.TimeOf(against), Given(template),
        int.TryParse(exhibit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>Reads a query, with or without a question mark.</summary>
    public static AnalysisView Parse(string? query)
    {
        var values = HttpUtility.ParseQueryString(query ?? "");
        return Of(
            values["cluster"], values["targeting"], values["by"], values["against"], values["template"],
            values["exhibit"]);
    }

    /// <summary>The query, without a question mark; empty for the page as it opens.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Cluster is not null) parts.Add($"cluster={Uri.EscapeDataString(Cluster)}");
        if (Targeting is not null) parts.Add($"targeting={Uri.EscapeDataString(Targeting)}");
        if (By != TargetingCut.Week) parts.Add($"by={Slug.Of(By)}");
        if (Against is { } run) parts.Add($"against={KeptRuns.NameOf(run)}");
        if (Template is not null) parts.Add($"template={Uri.EscapeDataString(Template)}");
        if (Exhibit is { } number) parts.Add(string.Create(CultureInfo.InvariantCulture, $"exhibit={number}"));
        return string.Join('&', parts);
    }

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
