namespace Dashboard.Analysis.Layout;

/// <summary>
/// How strongly attributes join pairs of clusters: for each attribute, its accounts in the one times those in the
/// other over all it has. Only the eight clusters with the most accounts of an attribute are paired, so that a hub
/// of everything costs no more than another.
/// </summary>
internal static class ClusterAffinity
{
    private const int PairedClusters = 8;

    /// <summary>So many pairs of parts one attribute joins at most.</summary>
    public const int MostPairs = PairedClusters * (PairedClusters - 1) / 2;

    public static Dictionary<(int First, int Second), double> Of(ReadOnlySpan<int> accountClusters, int clusterCount, AttributeLinks links)
    {
        var affinity = new Dictionary<(int, int), double>();
        var counts = new int[clusterCount];
        var met = new List<int>();
        for (var t = 0; t < links.AttributeCount; t++)
        {
            met.Clear();
            var total = links.Offsets[t + 1] - links.Offsets[t];
            for (var i = links.Offsets[t]; i < links.Offsets[t + 1]; i++)
            {
                var cluster = accountClusters[links.Accounts[i]];
                if (cluster >= 0 && counts[cluster]++ == 0) met.Add(cluster);
            }

            met.Sort((a, b) => counts[a] != counts[b] ? counts[b].CompareTo(counts[a]) : a.CompareTo(b));
            var paired = Math.Min(met.Count, PairedClusters);
            for (var i = 0; i < paired; i++)
            {
                for (var j = i + 1; j < paired; j++)
                {
                    var key = met[i] < met[j] ? (met[i], met[j]) : (met[j], met[i]);
                    affinity[key] = affinity.GetValueOrDefault(key) + ((double)counts[met[i]] * counts[met[j]] / total);
                }
            }

            foreach (var cluster in met) counts[cluster] = 0;
        }

        return affinity;
    }
}
