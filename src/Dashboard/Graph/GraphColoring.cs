using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Graph;

/// <summary>The colours of a graph's nodes, as indices into <see cref="Tokens"/>.</summary>
internal sealed class GraphColoring
{
    private const int MostInLegend = 6;
    private const int Ages = 6;

    private static readonly string Grey = CaseColors.OfDisposition(Disposition.Unknown);

    private readonly List<string> tokens = [];
    private readonly StoredAnalysis analysis;
    private readonly CaseColors palette;
    private readonly GraphColor color;
    private readonly DateTime?[] created;

    /// <summary>The first moment of each age; one more, of the latest account, ends them.</summary>
    private readonly DateTime[] ages;

    public GraphColoring(StoredAnalysis analysis, CaseColors palette, GraphColor color, IReadOnlyDictionary<string, DateTime> created)
    {
        (this.analysis, this.palette, this.color) = (analysis, palette, color);
        this.created = [.. analysis.Accounts.Select(a => created.TryGetValue(a, out var at) ? at : (DateTime?)null)];
        var known = this.created.OfType<DateTime>().Order().ToArray();
        ages = known.Length == 0 ? [] : [.. Enumerable.Range(0, Ages).Select(i => known[i * known.Length / Ages]), known[^1]];
    }

    /// <summary>The colours that were given, in order.</summary>
    public IReadOnlyList<string> Tokens => tokens;

    /// <summary>What the colours mean; clusters are named in the picture.</summary>
    public IReadOnlyList<LegendEntry> Legend => color switch
    {
        GraphColor.Disposition =>
            [.. analysis.Result.Assignments.Select(a => a.Disposition).Distinct().Order()
                .Select(d => new LegendEntry(Slug.Of(d), CaseColors.OfDisposition(d)))],
        GraphColor.Capability =>
            [.. analysis.Result.Clusters.Where(c => !c.TargetedCapabilities.IsEmpty)
                .GroupBy(c => c.TargetedCapabilities[0], StringComparer.Ordinal)
            .OrderByDescending(g => g.Sum(c => c.Accounts.Length)).Take(MostInLegend)
            .Select(g => new LegendEntry(g.Key, palette.OfCapability(g.Key)))],
        GraphColor.Creation when ages.Length == 0 => [new("no account says when it was made", Grey)],
        GraphColor.Creation =>
            [.. Enumerable.Range(0, Ages).Where(i => i == Ages - 1 || ages[i] < ages[i + 1])
                .Select(i => new LegendEntry($"from {ages[i].ToString("d MMM yyyy", CultureInfo.InvariantCulture)}", OfAge(i)))],
        _ => [],
    };

    /// <summary>The colour of a cluster or a group.</summary>
    public int OfPart(GraphPart part) => color == GraphColor.Creation ? Index(OfMoment(Median(part.Accounts))) : OfCluster(part.Cluster);

    /// <param name="account">The account.</param>
    /// <param name="cluster">Its cluster; null for none.</param>
    public int OfAccount(int account, Cluster? cluster)
    {
        var disposition = analysis.Result.Assignments[account].Disposition;
        return color switch
        {
            GraphColor.Disposition => Index(CaseColors.OfDisposition(disposition)),
            GraphColor.Creation => Index(OfMoment(created[account])),
            GraphColor.Capability when disposition == Disposition.Bystander => Index(Grey),
            _ => OfCluster(cluster),
        };
    }

    private static string OfAge(int age) => $"var(--sequence-{age + 1})";

    private int OfCluster(Cluster? cluster) => Index(cluster is null ? Grey : color switch
    {
        GraphColor.Disposition => CaseColors.OfDisposition(cluster.Disposition),
        GraphColor.Capability => cluster.TargetedCapabilities.IsEmpty ? Grey : palette.OfCapability(cluster.TargetedCapabilities[0]),
        _ => palette.OfCluster(cluster.Id),
    });

    private string OfMoment(DateTime? moment)
    {
        if (moment is not { } at || ages.Length == 0) return Grey;
        var age = 0;
        while (age + 1 < Ages && ages[age + 1] <= at) age++;
        return OfAge(age);
    }

    private DateTime? Median(int[] accounts)
    {
        var known = accounts.Select(a => created[a]).OfType<DateTime>().Order().ToArray();
        return known.Length == 0 ? null : known[known.Length / 2];
    }

    private int Index(string token)
    {
        var index = tokens.IndexOf(token);
        if (index >= 0) return index;
        tokens.Add(token);
        return tokens.Count - 1;
    }
}
