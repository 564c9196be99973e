using Dashboard.Analyses;
using Dashboard.Charts;
using Dashboard.Core;

namespace Dashboard.Graph;

/// <summary>The colours of a graph's nodes, as indices into <see cref="Tokens"/>.</summary>
internal sealed class GraphColors(StoredAnalysis analysis, Palette palette, GraphColor color)
{
    private const int MostInLegend = 6;

    private static readonly string Grey = Palette.OfDisposition(Disposition.Unknown);

    private readonly List<string> tokens = [];

    /// <summary>The colours that were given, in order.</summary>
    public IReadOnlyList<string> Tokens => tokens;

    /// <summary>What the colours mean: dispositions, or the capabilities that clusters aim at; clusters are named in the picture.</summary>
    public IReadOnlyList<LegendEntry> Legend => color switch
    {
        GraphColor.Disposition => [.. analysis.Result.Assignments.Select(a => a.Disposition).Distinct().Order().Select(d => new LegendEntry(Word.Of(d), Palette.OfDisposition(d)))],
        GraphColor.Capability => [.. analysis.Result.Clusters.Where(c => !c.TargetedCapabilities.IsEmpty).GroupBy(c => c.TargetedCapabilities[0], StringComparer.Ordinal)
            .OrderByDescending(g => g.Sum(c => c.Accounts.Length)).Take(MostInLegend).Select(g => new LegendEntry(g.Key, palette.OfCapability(g.Key)))],
        _ => [],
    };

    public int OfCluster(int cluster)
    {
        var found = analysis.Result.Clusters[cluster];
        return Index(color switch
        {
            GraphColor.Disposition => Palette.OfDisposition(found.Disposition),
            GraphColor.Capability => found.TargetedCapabilities.IsEmpty ? Grey : palette.OfCapability(found.TargetedCapabilities[0]),
            _ => palette.OfCluster(found.Id),
        });
    }

    public int OfAccount(int account, int cluster)
    {
        var disposition = analysis.Result.Assignments[account].Disposition;
        return color == GraphColor.Disposition ? Index(Palette.OfDisposition(disposition))
            : cluster < 0 || (color == GraphColor.Capability && disposition == Disposition.Bystander) ? Index(Grey)
            : OfCluster(cluster);
    }

    private int Index(string token)
    {
        var index = tokens.IndexOf(token);
        if (index >= 0) return index;
        tokens.Add(token);
        return tokens.Count - 1;
    }
}
