using System.Collections.Immutable;

namespace Dashboard.Investigations.Views;

/// <summary>Which clusters of a graph are drawn as their accounts, and not as one node.</summary>
public sealed record GraphOpening
{
    /// <summary>The word for all of them.</summary>
    public const string AllWord = "all";

    private GraphOpening(bool isAll, ImmutableSortedSet<string> clusters) => (IsAll, Clusters) = (isAll, clusters);

    /// <summary>No cluster is opened.</summary>
    public static GraphOpening None { get; } = new(false, []);

    /// <summary>All are, and the accounts of no cluster are drawn too.</summary>
    public static GraphOpening All { get; } = new(true, []);

    public bool IsAll { get; }

    /// <summary>The opened clusters, by their ids; empty where all are.</summary>
    public ImmutableSortedSet<string> Clusters { get; }

    public bool Opens(string cluster) => IsAll || Clusters.Contains(cluster);

    /// <summary>The same with one more opened, or with one closed that was open.</summary>
    public GraphOpening Toggle(string cluster) => IsAll
        ? this : new(false, Clusters.Contains(cluster) ? Clusters.Remove(cluster) : Clusters.Add(cluster));

    /// <summary>The values of an address's key: a cluster each, or <see cref="AllWord"/>.</summary>
    public IEnumerable<string> Words => IsAll ? [AllWord] : Clusters;

    /// <summary>The same with a value of an address's key.</summary>
    public GraphOpening With(string word) => word == AllWord ? All : IsAll ? this : new(false, Clusters.Add(word));

    public bool Equals(GraphOpening? other) => other is not null && IsAll == other.IsAll && Clusters.SetEquals(other.Clusters);

    public override int GetHashCode() => Clusters.Aggregate(IsAll ? 1 : 0, HashCode.Combine);
}
