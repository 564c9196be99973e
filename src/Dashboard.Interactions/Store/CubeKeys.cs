using Dashboard.Core;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>The groups of a grouping by name, as a <see cref="DayCube"/>'s rows belong to them.</summary>
internal sealed class CubeKeys
{
    private readonly Grouping grouping;
    private readonly int[] ofNumber;

    private CubeKeys(Grouping grouping, int[] ofNumber, IReadOnlyList<string> names) => (this.grouping, this.ofNumber, Names) = (grouping, ofNumber, names);

    /// <summary>The groups' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <param name="connection">Where names are looked up.</param>
    /// <param name="grouping">Capability, model, cluster, disposition or none.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public static CubeKeys By(DuckDbConnection connection, Grouping grouping, CancellationToken cancellation)
    {
        var (sql, ofNobody) = grouping switch
        {
            Grouping.None => ("SELECT 0, 'interactions'", null),
            Grouping.Capability => ("SELECT no, name FROM capabilities", null),
            Grouping.Model => ("SELECT no, name FROM models", Labels.NoModel),
            Grouping.Cluster => ($"SELECT no, coalesce(cluster, {Sql.Literal(Labels.NoCluster)}) FROM accounts LEFT JOIN assignments ON account = no", Labels.NoAccount),
            Grouping.Disposition => ($"SELECT no, coalesce(disposition, {Sql.Literal(Labels.Of(Disposition.Unknown))}) FROM accounts LEFT JOIN assignments ON account = no", (string?)Labels.NoAccount),
            _ => throw new ArgumentException($"{grouping} is not a name to group by.", nameof(grouping)),
        };
        var rows = connection.Rows(sql, r => (Number: r.GetInt32(0), Name: r.GetString(1)), cancellation);
        if (ofNobody is not null) rows.Add((0, ofNobody));
        var (places, names) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());
        var ofNumber = new int[rows.Count == 0 ? 1 : rows.Max(r => r.Number) + 1];
        foreach (var (number, name) in rows)
        {
            if (places.TryAdd(name, names.Count)) names.Add(name);
            ofNumber[number] = places[name];
        }

        return new CubeKeys(grouping, ofNumber, names);
    }

    /// <summary>The group of a row.</summary>
    public int Of(DayCube cube, int row) => grouping switch
    {
        Grouping.None => 0,
        Grouping.Capability => ofNumber[cube.Capabilities[row]],
        Grouping.Model => ofNumber[cube.Models[row]],
        _ => ofNumber[cube.Accounts[row]],
    };
}
