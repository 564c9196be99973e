using System.Runtime.InteropServices;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;

namespace Dashboard.Analysis.Linkage;

/// <summary>
/// How busy accounts are in sharing and how common what they share is, by kind of attribute: all that
/// <see cref="SharingNull"/> has to know of a graph, and far smaller than it.
/// </summary>
/// <param name="Kinds">One for each kind of attribute that may join accounts, by name.</param>
public sealed record SharingDegrees(IReadOnlyList<KindDegrees> Kinds)
{
    /// <summary>
    /// Counts the links of a graph. Attributes that join nobody are left out: they were found by likeness, and nothing is
    /// known of how often that happens by chance. O(links + accounts × kinds).
    /// </summary>
    /// <param name="input">What the graph was made of.</param>
    /// <param name="graph">The graph, not a sample.</param>
    public static SharingDegrees Of(AnalysisInput input, BipartiteGraph graph)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(graph);
        var accounts = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        var attributes = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var t = 0; t < graph.AttributeCount; t++)
        {
            var carriers = graph.AccountsOf(t);
            if (!input.Attributes[t].Joins || carriers.IsEmpty) continue;
            ref var degrees = ref CollectionsMarshal.GetValueRefOrAddDefault(attributes, input.Attributes[t].Kind, out var isKnown);
            if (!isKnown) accounts[input.Attributes[t].Kind] = new int[graph.AccountCount];
            (degrees ??= []).Add(carriers.Length);
            var ofKind = accounts[input.Attributes[t].Kind];
            foreach (var account in carriers) ofKind[account]++;
        }

        return new SharingDegrees(
            [.. accounts.Select(k => new KindDegrees(k.Key, k.Value, DegreeHistogram.Of(CollectionsMarshal.AsSpan(attributes[k.Key]))))]);
    }
}

/// <summary>The degrees of one kind.</summary>
/// <param name="Kind">The kind, <c>ip</c>.</param>
/// <param name="Accounts">How many shared attributes of the kind each account has.</param>
/// <param name="Attributes">How many attributes of the kind are carried by how many accounts.</param>
public sealed record KindDegrees(string Kind, int[] Accounts, DegreeHistogram Attributes);
