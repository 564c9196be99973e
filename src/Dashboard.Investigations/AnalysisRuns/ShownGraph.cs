using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>
/// The part of the analysed graph that is kept with a run, to be drawn: all of a small one; of a large one what binds
/// the clusters, and then what most accounts carry. The whole is in the store.
/// </summary>
/// <param name="Attributes">The attributes kept.</param>
/// <param name="EdgeAccounts">The account of each of their links.</param>
/// <param name="EdgeAttributes">The attribute of each, an index into <paramref name="Attributes"/>.</param>
/// <param name="Clusters">The run's clusters, whose binding attributes are indices into <paramref name="Attributes"/>.</param>
public sealed record ShownGraph(
    IReadOnlyList<AnalysisAttribute> Attributes, int[] EdgeAccounts, int[] EdgeAttributes, ImmutableArray<Cluster> Clusters)
{
    public const int MostLinks = 500_000;

    public static ShownGraph Of(AnalysisInput input, ImmutableArray<Cluster> clusters, int mostLinks = MostLinks)
    {
        if (input.EdgeAccounts.Length <= mostLinks)
            return new ShownGraph(input.Attributes, input.EdgeAccounts, input.EdgeAttributes, clusters);
        var degrees = new int[input.Attributes.Count];
        foreach (var attribute in input.EdgeAttributes) degrees[attribute]++;
        var (kept, links) = (new List<int>(), 0);
        foreach (var attribute in clusters.SelectMany(c => c.BindingAttributes)
            .Concat(Enumerable.Range(0, degrees.Length).OrderByDescending(a => input.Attributes[a].AccountCount).ThenBy(a => a)).Distinct())
        {
            if (links + degrees[attribute] > mostLinks) break;
            links += degrees[attribute];
            kept.Add(attribute);
        }

        kept.Sort();
        var places = new int[degrees.Length];
        Array.Fill(places, -1);
        for (var i = 0; i < kept.Count; i++) places[kept[i]] = i;
        var edges = Enumerable.Range(0, input.EdgeAttributes.Length).Where(e => places[input.EdgeAttributes[e]] >= 0).ToArray();
        return new ShownGraph(
            [.. kept.Select(a => input.Attributes[a])],
            [.. edges.Select(e => input.EdgeAccounts[e])],
            [.. edges.Select(e => places[input.EdgeAttributes[e]])],
            [.. clusters.Select(c => c with { BindingAttributes = [.. c.BindingAttributes.Select(a => places[a]).Where(p => p >= 0)] })]);
    }
}
