using System.Numerics;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>The groups of a grouping by name, as a <see cref="DayCube"/>'s rows belong to them.</summary>
internal sealed class CubeKeys
{
    private readonly Grouping grouping;
    private readonly int[] ofNumber;

    private CubeKeys(Grouping grouping, int[] ofNumber, IReadOnlyList<string> names) =>
        (this.grouping, this.ofNumber, Names) = (grouping, ofNumber, names);

    /// <summary>The groups' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <param name="connection">Where names are looked up.</param>
    /// <param name="grouping">Capability, model, cluster, disposition or none.</param>
    public static CubeKeys By(DuckDbConnection connection, Grouping grouping)
    {
        var (sql, ofNobody) = grouping switch
        {
            Grouping.None => ("SELECT 0, 'interactions'", null),
            Grouping.Capability => ("SELECT no, name FROM capabilities", null),
            Grouping.Model => ("SELECT no, name FROM models", Labels.NoModel),
            Grouping.Cluster =>
                ($"SELECT no, coalesce(cluster, {Sql.Literal(Labels.NoCluster)}) FROM accounts LEFT JOIN assignments ON account = no",
                    Labels.NoAccount),
            Grouping.Disposition =>
                ($"SELECT no, coalesce(disposition, {Sql.Literal(Labels.Of(Disposition.Unknown))}) FROM accounts LEFT JOIN assignments ON account = no", (string?)Labels.NoAccount),
            _ => throw new ArgumentException($"{grouping} is not a name to group by.", nameof(grouping)),
        };
        var rows = connection.Rows(sql, r => (Number: r.GetInt32(0), Name: r.GetString(1)), CancellationToken.None);
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

    /// <summary>The groups of some rows.</summary>
    /// <param name="cube">Whose rows.</param>
    /// <param name="rows">Which.</param>
    /// <param name="groups">Where they are put, a row a place.</param>
    public void Of(DayCube cube, ReadOnlySpan<int> rows, Span<int> groups)
    {
        switch (grouping)
        {
            case Grouping.None: groups.Clear(); break;
            case Grouping.Capability: Look(rows, cube.Capabilities, groups); break;
            case Grouping.Model: Look(rows, cube.Models, groups); break;
            default: Look(rows, cube.Accounts, groups); break;
        }
    }

    private void Look<TNumber>(ReadOnlySpan<int> rows, TNumber[] column, Span<int> groups)
        where TNumber : IBinaryInteger<TNumber>
    {
        var known = ofNumber;
        for (var i = 0; i < rows.Length; i++) groups[i] = known[int.CreateTruncating(column[rows[i]])];
    }
}
