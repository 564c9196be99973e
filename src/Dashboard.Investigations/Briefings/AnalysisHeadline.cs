using Dashboard.Analysis.Campaigns;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Briefings;

/// <summary>The figures that are quoted of an analysis.</summary>
/// <param name="Accounts">Accounts called pool.</param>
/// <param name="Interactions">All interactions of these accounts.</param>
/// <param name="Pools">Clusters called pool.</param>
/// <param name="Window">The window of all pools together; null for none.</param>
public sealed record AnalysisHeadline(int Accounts, long Interactions, int Pools, CampaignWindow? Window)
{
    public static AnalysisHeadline Of(StoredAnalysis analysis)
    {
        var pool = analysis.Result.Assignments.Where(a => a.Disposition == Disposition.Pool).ToArray();
        return new AnalysisHeadline(
            pool.Length,
            pool.Sum(a => analysis.AccountInteractions[a.Account]),
            analysis.Result.Clusters.Count(c => c.Disposition == Disposition.Pool),
            analysis.Result.Windows.FirstOrDefault(w => w.Cluster is null));
    }

    /// <summary>How sure the ends of a window are, a sentence.</summary>
    public static string Ends(CampaignWindow window, double confidence)
    {
        var start = window.StartIsOpen
            ? "It is there from the first day of the data and may have begun before"
            : window.StartFrom == window.StartTo
            ? $"It began on {Format.Date(window.Start)}"
            : $"It began between {Format.Date(window.StartFrom)} and {Format.Date(window.StartTo)}";
        var end = window.EndIsOpen
            ? "is there to the last day of the data and may go on"
            : window.EndFrom == window.EndTo
            ? $"ended on {Format.Date(window.End)}" : $"ended between {Format.Date(window.EndFrom)} and {Format.Date(window.EndTo)}";
        return $"{start}, and {end} ({(confidence * 100).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} % intervals, UTC days, both ends included).";
    }
}
