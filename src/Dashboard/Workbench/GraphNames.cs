using Dashboard.Core;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Workbench;

/// <summary>Nodes of a graph in words, and as parts of a selection.</summary>
public static class GraphNames
{
    public static string Of(CaseView view, GraphNode node) => node.Kind switch
    {
        GraphNodeKind.Attribute when node.Id.Split(':', 2) is [var kind, var value] => AttributeWords.Label(kind, value),
        GraphNodeKind.Cluster => view.Analysis?.Find(node.Id)?.Label ?? $"cluster {node.Id}",
        GraphNodeKind.Group => "Group",
        _ => node.Id,
    };

    /// <summary>The one node that a selection picks; null where it picks none, or several.</summary>
    public static GraphNode? SelectedIn(Selection selection, GraphView graph)
    {
        var picked = (from dimension in PanelSelections.OfAccounts
                      from value in selection[dimension].Included
                      select (dimension, value)).Take(2).ToArray();
        return picked switch
        {
            [(Dimension.Account, var id)] => new(GraphNodeKind.Account, id),
            [(Dimension.Attribute, var id)] => new(GraphNodeKind.Attribute, id),
            [(Dimension.Cluster, var id)] => new(GraphNodeKind.Cluster, id),
            [(Dimension.AccountSet, var hash)] when graph.Groups.Contains(hash) => new(GraphNodeKind.Group, hash),
            _ => null,
        };
    }
}
