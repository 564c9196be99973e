using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Views;

/// <summary>What a node of an account graph is.</summary>
public enum GraphNodeKind
{
    Account,
    Attribute,
    Cluster,

    /// <summary>Accounts that a person put together; its id is the hash of their set.</summary>
    Group,
}

/// <summary>A node by name, as an address has it: <c>account:acc-1</c>, <c>attribute:ip:198.51.100.7</c>.</summary>
public readonly record struct GraphNode(GraphNodeKind Kind, string Id) : IComparable<GraphNode>
{
    /// <exception cref="FormatException">The text names no node; the message is for a person.</exception>
    public static GraphNode Parse(string text) =>
        text.Split(':', 2) is [var kind, { Length: > 0 } id] && EnumName.TryParse<GraphNodeKind>(kind, out var known)
        && Slug.Of(known) == kind
            ? new(known, id)
            : throw new FormatException(
                $"'{text}' names no node of a graph: account:ID, attribute:KIND:VALUE, cluster:ID or group:HASH do.");

    public int CompareTo(GraphNode other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Id, other.Id);

    public override string ToString() => $"{Slug.Of(Kind)}:{Id}";
}
