using Dashboard.Core;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>A grouping by name: the key over <c>s</c>, what it joins, and how the key becomes a name.</summary>
internal sealed record Grouped(string Key, string Join, string Name, string NameJoin)
{
    public static Grouped By(Grouping grouping) => grouping switch
    {
        Grouping.None => new("1", "", "'interactions'", ""),
        Grouping.Capability => new("s.capability", "", "k.name", "JOIN capabilities k ON k.no = g.key"),
        Grouping.Model => new("s.model", "", $"coalesce(k.name, {Sql.Literal(Labels.NoModel)})", "LEFT JOIN models k ON k.no = g.key"),
        Grouping.Cluster => OfAccount("cluster", Labels.NoCluster),
        Grouping.Disposition => OfAccount("disposition", Labels.Of(Disposition.Unknown)),
        _ => throw new ArgumentException($"{grouping} is not a name to group by.", nameof(grouping)),
    };

    private static Grouped OfAccount(string column, string whenNone) => new(
        $"CASE WHEN s.account IS NULL THEN {Sql.Literal(Labels.NoAccount)} ELSE coalesce(x.{column}, {Sql.Literal(whenNone)}) END",
        "LEFT JOIN assignments x ON x.account = s.account",
        "g.key",
        "");
}
