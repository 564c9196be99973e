using System.Runtime.CompilerServices;
using Dashboard.Core;
using Dashboard.Investigations.Cases;

namespace Dashboard.Charts;

/// <summary>The colours of a case, the same in every panel that shows one view of it.</summary>
public static class CasePalette
{
    private static readonly ConditionalWeakTable<CaseView, CaseColors> Palettes = [];

    extension(CaseView view)
    {
        /// <summary>The colours of its values; clusters of campaigns have one of their own, the largest first.</summary>
        public CaseColors Palette => Palettes.GetValue(view, static v => new CaseColors(v.Data, CampaignClusters(v)));
    }

    private static IEnumerable<string>? CampaignClusters(CaseView view) => view.Analysis?.Result.Clusters
        .Where(c => c.Disposition is Disposition.Operator or Disposition.Pool)
        .OrderByDescending(c => c.Accounts.Length)
        .Select(c => c.Id);
}
