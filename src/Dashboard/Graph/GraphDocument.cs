namespace Dashboard.Graph;

/// <summary>The account graph as the browser draws it, column-wise; everything that does not depend on the selection.</summary>
public sealed record GraphDocument(
    AccountColumns Accounts, AttributeColumns Attributes, EdgeColumns Edges, IReadOnlyList<ClusterMark> Clusters, int[] Labelled, GraphSummary Summary);

/// <summary>Accounts.</summary>
/// <param name="Cluster">Indices into the document's clusters; −1 for none.</param>
/// <param name="Weight">0 to 1, by interactions: how large the dot is.</param>
public sealed record AccountColumns(
    IReadOnlyList<string> Id, float[] X, float[] Y, int[] Cluster, float[] Weight, long[] Interactions, string[] Disposition);

/// <summary>Shared attributes.</summary>
/// <param name="Df">How many accounts share each.</param>
/// <param name="Cluster">The cluster that most of those accounts are in; −1 where none has most.</param>
public sealed record AttributeColumns(string[] Id, string[] Label, string[] Family, int[] Df, float[] X, float[] Y, int[] Cluster);

/// <summary>Links from accounts to attributes, as indices.</summary>
public sealed record EdgeColumns(int[] Account, int[] Attribute);

/// <summary>A cluster's place, colour and name.</summary>
/// <param name="Label">What is written beside it; null where only larger ones are named.</param>
public sealed record ClusterMark(string Id, string Name, string? Label, string Color, float X, float Y, float Radius);

/// <summary>What the page says about the graph.</summary>
/// <param name="Accounts">The accounts drawn: all of the run.</param>
/// <param name="Attributes">The shared attributes drawn.</param>
/// <param name="AllAttributes">The shared attributes that there are.</param>
/// <param name="Selected">The accounts that the selection holds.</param>
public sealed record GraphSummary(int Accounts, int Attributes, int AllAttributes, int Selected = 0);

/// <summary>Which accounts of a graph a selection holds.</summary>
/// <param name="Selected">How many of them.</param>
/// <param name="Bits">One bit an account, in the graph's order, least significant first.</param>
public sealed record GraphMembers(int Selected, byte[] Bits);
