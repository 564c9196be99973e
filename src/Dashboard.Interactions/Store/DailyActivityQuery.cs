using System.Data;
using System.Runtime.CompilerServices;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>Streams a selection's daily sums, however many there are, without holding them.</summary>
internal static class DailyActivityQuery
{
    private const int RowsAtATime = 2048;

    public static async IAsyncEnumerable<DailyActivity> Read(
        ConnectionPool pool, Selection selection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A connection of its own: the reader may be left in the middle.
        using var connection = await Task.Run(pool.Open, cancellation).ConfigureAwait(false);
        using var command = await Task.Run(() => Command(connection, selection, cancellation), cancellation).ConfigureAwait(false);
        using var reader = await Task.Run(() => command.Stream(cancellation), cancellation).ConfigureAwait(false);
        while (true)
        {
            var rows = await Task.Run(() => Rows(reader), cancellation).ConfigureAwait(false);
            foreach (var row in rows) yield return row;
            if (rows.Count < RowsAtATime) break;
        }
    }

    private static DuckDbCommand Command(DuckDbConnection connection, Selection selection, CancellationToken cancellation)
    {
        var scope = SelectionScope.Of(connection, selection, withinDays: false, cancellation);
        return connection.Command(
            $"""
            WITH {scope.With},
            names AS (SELECT no, id, row_number() OVER (ORDER BY id) AS place FROM accounts),
            g AS (SELECT account, day, capability, model, sum(n) AS n, coalesce(sum(input_tokens), 0) AS input_tokens, coalesce(sum(output_tokens), 0) AS output_tokens
                FROM s GROUP BY account, day, capability, model)
            SELECT coalesce(a.id, '') AS account, day, k.name AS capability, m.name AS model, n, input_tokens, output_tokens
            FROM g JOIN capabilities k ON k.no = g.capability LEFT JOIN names a ON a.no = g.account LEFT JOIN models m ON m.no = g.model
            ORDER BY a.place NULLS FIRST, day, k.name, m.name NULLS FIRST
            """,
            scope.Parameters);
    }

    private static List<DailyActivity> Rows(DuckDbDataReader reader)
    {
        var rows = new List<DailyActivity>(RowsAtATime);
        while (rows.Count < RowsAtATime && reader.Read())
        {
            rows.Add(new DailyActivity(
                reader.GetString(0), reader.GetDate(1), reader.GetString(2), reader.TextOrNull(3), reader.GetInt64(4), reader.GetInt64(5),
                reader.GetInt64(6)));
        }

        return rows;
    }
}
