using System.Numerics;

namespace Dashboard.Interactions.Store;

/// <summary>A selection of whole days, as a <see cref="DayCube"/> looks at it: which numbers of each column it holds.</summary>
/// <param name="Accounts">By number; 0 stands for rows without one. Null where all are held. The same for the others.</param>
/// <param name="FromDay">The first day, counted from the cube's first.</param>
/// <param name="ToDay">The day after the last.</param>
internal sealed record CubeScope(bool[]? Accounts, bool[]? Capabilities, bool[]? Models, bool[]? Imports, int FromDay, int ToDay)
{
    /// <summary>Those of some rows that the selection holds, in order.</summary>
    /// <param name="cube">What is scanned.</param>
    /// <param name="from">The first row.</param>
    /// <param name="to">The row after the last.</param>
    /// <param name="rows">Where they are put: room for all.</param>
    public ReadOnlySpan<int> Rows(DayCube cube, int from, int to, Span<int> rows)
    {
        var held = rows[..(to - from)];
        for (var i = 0; i < held.Length; i++) held[i] = from + i;
        held = Kept(held, cube.Imports, Imports);
        held = Kept(held, cube.Models, Models);
        held = Kept(held, cube.Capabilities, Capabilities);
        return Kept(held, cube.Accounts, Accounts);
    }

    // Without a branch: which rows are kept is what a processor cannot foresee.
    private static Span<int> Kept<TNumber>(Span<int> rows, TNumber[] column, bool[]? held)
        where TNumber : IBinaryInteger<TNumber>
    {
        if (held is null) return rows;
        var kept = 0;
        foreach (var row in rows)
        {
            rows[kept] = row;
            kept += held[int.CreateTruncating(column[row])] ? 1 : 0;
        }

        return rows[..kept];
    }
}
