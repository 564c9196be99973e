using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>A selection of whole days, as a <see cref="DayCube"/> looks at it: which numbers of each column it holds.</summary>
/// <param name="Accounts">By number; 0 stands for rows without one. The same for the others.</param>
/// <param name="FromDay">The first day, counted from the cube's first.</param>
/// <param name="ToDay">The day after the last.</param>
internal sealed record CubeScope(bool[] Accounts, bool[] Capabilities, bool[] Models, bool[] Imports, int FromDay, int ToDay)
{
    /// <param name="connection">Where the numbers are looked up, in the dictionaries alone.</param>
    /// <param name="scope">The selection, by whole days.</param>
    /// <param name="cube">What is scanned.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public static CubeScope Of(DuckDbConnection connection, SelectionScope scope, DayCube cube, CancellationToken cancellation)
    {
        // The cube may be of an older state: rows of numbers beyond those that the dictionary has now are not looked at.
        bool[] Held(string column, string table, string number, int largest)
        {
            var known = (int)connection.Number($"SELECT coalesce(max({number}), 0) FROM {table}", cancellation);
            var held = new bool[Math.Max(largest, known) + 1];
            if (scope.On(column) is not { } conditions)
            {
                held.AsSpan(0, known + 1).Fill(true);
                return held;
            }

            var numbers = connection.Rows(
                $"SELECT coalesce({column}, 0) FROM (SELECT {number} AS {column} FROM {table} UNION ALL SELECT NULL) WHERE {conditions.Where}", r => r.GetInt32(0), cancellation, conditions.Parameters);
            foreach (var no in numbers) held[no] = true;
            return held;
        }

        var first = cube.FirstDay.DayNumber;
        return new CubeScope(
            Held("account", "accounts", "no", cube.Largest.Account),
            Held("capability", "capabilities", "no", cube.Largest.Capability),
            Held("model", "models", "no", cube.Largest.Model),
            Held("import", "imports", "number", cube.Largest.Import),
            scope.Days is { } from ? from.From.DayNumber - first : 0,
            scope.Days is { } to ? to.To.DayNumber - first : cube.DayCount);
    }
}
