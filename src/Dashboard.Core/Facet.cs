using System.Collections.Immutable;

namespace Dashboard.Core;

/// <summary>What of an interaction a selection can name, besides its time.</summary>
public enum Dimension
{
    /// <summary>The cluster that the stored analysis run put the account in, by the cluster's id.</summary>
    Cluster,

    /// <summary>The account, by its id in the log.</summary>
    Account,

    /// <summary>A stored set of accounts, by its content hash: how a lasso over thousands travels in a URL.</summary>
    AccountSet,

    /// <summary>The capability exercised.</summary>
    Capability,

    /// <summary>The model asked.</summary>
    Model,

    /// <summary>An attribute of the account, written <c>kind:value</c>.</summary>
    Attribute,

    /// <summary>The account's disposition in the stored analysis run.</summary>
    Disposition,

    /// <summary>The import the interaction came with, by its number.</summary>
    Import,
}

/// <summary>
/// The values of one dimension that a selection includes and excludes. No included value means all of them;
/// an excluded value wins over an included one. Values are kept sorted and distinct, so that equal facets are equal.
/// </summary>
public sealed record Facet
{
    /// <summary>The facet that lets everything through.</summary>
    public static Facet Everything { get; } = new([], []);

    private Facet(ImmutableSortedSet<string> included, ImmutableSortedSet<string> excluded)
    {
        Included = included;
        Excluded = excluded;
    }

    /// <summary>The values let through; empty for all. Ordinal order.</summary>
    public ImmutableSortedSet<string> Included { get; }

    /// <summary>The values held back. Ordinal order.</summary>
    public ImmutableSortedSet<string> Excluded { get; }

    /// <summary>Whether the facet holds nothing back.</summary>
    public bool IsEverything => Included.IsEmpty && Excluded.IsEmpty;

    /// <summary>Makes a facet.</summary>
    public static Facet Of(IEnumerable<string> included, IEnumerable<string>? excluded = null) =>
        new(included.ToImmutableSortedSet(StringComparer.Ordinal), (excluded ?? []).ToImmutableSortedSet(StringComparer.Ordinal));

    /// <summary>The facet with the value included, and no longer excluded.</summary>
    public Facet Include(string value) => new(Included.Add(value), Excluded.Remove(value));

    /// <summary>The facet with the value excluded, and no longer included.</summary>
    public Facet Exclude(string value) => new(Included.Remove(value), Excluded.Add(value));

    /// <summary>The facet with the value neither included nor excluded.</summary>
    public Facet Without(string value) => new(Included.Remove(value), Excluded.Remove(value));

    /// <inheritdoc/>
    public bool Equals(Facet? other) => other is not null && Included.SetEquals(other.Included) && Excluded.SetEquals(other.Excluded);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in Included) hash.Add(value, StringComparer.Ordinal);
        hash.Add('/');
        foreach (var value in Excluded) hash.Add(value, StringComparer.Ordinal);
        return hash.ToHashCode();
    }
}
