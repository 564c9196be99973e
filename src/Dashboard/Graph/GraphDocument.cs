using System.Collections.Immutable;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Graph;

/// <summary>
/// The account graph as the browser draws it, column-wise; everything that does not depend on the selection. Clusters
/// that are not opened are one node each, with links to what their accounts share; of opened ones each account is a node.
/// </summary>
public sealed record GraphDocument(
    DrawnAccounts Accounts, DrawnAttributes Attributes, DrawnEdges Edges, DrawnClusterEdges ClusterEdges,
    IReadOnlyList<ClusterMark> Clusters, IReadOnlyList<string> Colors, int[] Labelled, GraphSummary Summary)
{
    /// <summary>The shapes in which attributes are drawn, by family (<see cref="FamilyShape"/>).</summary>
    public IReadOnlyDictionary<string, ImmutableArray<double[]>> Shapes { get; } = Enum.GetValues<AttributeFamily>()
        .ToDictionary(f => Slug.Of(f), FamilyShape.Corners);
}

/// <summary>Accounts of opened clusters, and, where all are opened, those of none.</summary>
/// <param name="Place">The place of each in the run, for <see cref="GraphMembers.Bits"/>.</param>
/// <param name="Cluster">Indices into the document's clusters; −1 for none.</param>
/// <param name="Color">Indices into the document's colours.</param>
/// <param name="Weight">0 to 1, by interactions: how large the dot is.</param>
public sealed record DrawnAccounts(
    IReadOnlyList<string> Id, int[] Place, float[] X, float[] Y, int[] Cluster, int[] Color, float[] Weight, long[] Interactions,
    string[] Disposition);

/// <summary>Shared attributes.</summary>
/// <param name="Df">How many accounts share each.</param>
/// <param name="Cluster">The cluster that most of those accounts are in; −1 where none has most.</param>
/// <param name="OnRim">Whether it stands on the rim of an opened cluster, so many of which share it that lines would hide the
/// others.</param>
public sealed record DrawnAttributes(
    string[] Id, string[] Label, string[] Family, int[] Df, float[] X, float[] Y, int[] Cluster, bool[] OnRim);

/// <summary>Links from accounts to attributes, as indices.</summary>
public sealed record DrawnEdges(int[] Account, int[] Attribute);

/// <summary>Links from clusters that are not opened to attributes, as indices.</summary>
/// <param name="Accounts">How many of the cluster's accounts carry the attribute.</param>
public sealed record DrawnClusterEdges(int[] Cluster, int[] Attribute, int[] Accounts);

/// <summary>The place, colour and name of a cluster, or of a group that a person made.</summary>
/// <param name="Label">What is written beside it; null where only larger ones are named.</param>
/// <param name="Radius">Of its disc, whose area goes by its accounts, or, where it is opened, of the circle that holds them.</param>
/// <param name="Accounts">How many accounts the run put in it.</param>
/// <param name="Interactions">All interactions of these.</param>
/// <param name="Aims">The capabilities that it aims at, the most first, in words; empty for none.</param>
/// <param name="IsGroup">Whether it is a group; its id is the hash of its accounts then.</param>
/// <param name="IsDisc">Whether it is drawn as one node.</param>
public sealed record ClusterMark(
    string Id, string Name, string? Label, int Color, float X, float Y, float Radius, int Accounts, long Interactions, string Disposition,
    string Aims, bool IsGroup, bool IsDisc);

/// <summary>What the page says about the graph.</summary>
/// <param name="Accounts">The accounts of the run.</param>
/// <param name="Drawn">Those drawn as a node of their own.</param>
/// <param name="Clusters">The clusters drawn as one node each.</param>
/// <param name="Outside">The accounts in no cluster.</param>
/// <param name="Attributes">The shared attributes drawn.</param>
/// <param name="AllAttributes">The shared attributes that there are.</param>
/// <param name="Legend">What the colours mean.</param>
/// <param name="Families">The families of the attributes drawn.</param>
/// <param name="Selected">The accounts that the selection holds.</param>
/// <param name="CutNeighbours">How many neighbours were left out where only those of one node are drawn.</param>
/// <param name="IsNeighbourhood">Whether only those are.</param>
public sealed record GraphSummary(
    int Accounts, int Drawn, int Clusters, int Outside, int Attributes, int AllAttributes, IReadOnlyList<LegendEntry> Legend,
    IReadOnlyList<AttributeFamily> Families, int Selected = 0, int CutNeighbours = 0, bool IsNeighbourhood = false);

/// <summary>Which accounts of a run a selection holds.</summary>
/// <param name="Selected">How many of them.</param>
/// <param name="Bits">One bit an account, in the run's order, least significant first.</param>
/// <param name="Clusters">How many of each cluster, in the run's order, and then of each group.</param>
public sealed record GraphMembers(int Selected, byte[] Bits, int[] Clusters);
