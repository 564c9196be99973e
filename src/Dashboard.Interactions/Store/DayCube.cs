using System.Data;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>What rows of a <see cref="DayCube"/> are given to.</summary>
internal interface IRowVisitor
{
    /// <param name="day">The rows' day, counted from the cube's first.</param>
    /// <param name="rows">Some of its rows, in order: one to <see cref="DayCube.BatchRows"/>.</param>
    void Visit(int day, ReadOnlySpan<int> rows);
}

/// <summary>
/// The daily sums of a case in memory, column by column and day after day, of one state of the data: what a change of
/// the selection is answered from. 26 bytes a row. Numbers are those of the store's dictionaries, 0 for what a row
/// has none of.
/// </summary>
internal sealed class DayCube
{
    /// <summary>What a sum of tokens is where no row of the log had any.</summary>
    public const int NoTokens = -1;

    /// <summary>The most rows that a visitor is given at once: what it notes of each stays in the nearest cache.</summary>
    public const int BatchRows = 1024;

    private readonly int[] starts;

    private DayCube(TimeRange time, DateOnly first, int[] starts)
    {
        (Time, FirstDay, this.starts) = (time, first, starts);
        var rows = starts[^1];
        (Accounts, Interactions, InputTokens, OutputTokens) = (new int[rows], new int[rows], new int[rows], new int[rows]);
        (Capabilities, Models, Imports) = (new ushort[rows], new ushort[rows], new ushort[rows]);
    }

    /// <summary>From the first interaction to the last.</summary>
    public TimeRange Time { get; }

    public DateOnly FirstDay { get; }

    /// <summary>The largest number in each column.</summary>
    public (int Account, int Capability, int Model, int Import) Largest { get; private set; }

    public int DayCount => starts.Length - 1;

    public int[] Accounts { get; }

    public ushort[] Capabilities { get; }

    public ushort[] Models { get; }

    public ushort[] Imports { get; }

    public int[] Interactions { get; }

    public int[] InputTokens { get; }

    public int[] OutputTokens { get; }

    /// <summary>Reads the daily sums; null where there are none, or where one does not fit its column. O(rows).</summary>
    public static DayCube? Load(DuckDbConnection connection, CancellationToken cancellation)
    {
        var counts = connection.Rows(
            "SELECT day, count(*) FROM daily GROUP BY day", r => (Day: r.GetDate(0), Rows: r.GetInt64(1)), cancellation);
        if (Summary.TimeOf(connection, cancellation) is not { } time || counts.Sum(c => c.Rows) > Array.MaxLength) return null;
        var first = counts.Min(c => c.Day);
        var starts = new int[counts.Max(c => c.Day).DayNumber - first.DayNumber + 2];
        foreach (var (day, rows) in counts) starts[day.DayNumber - first.DayNumber + 1] = (int)rows;
        for (var d = 1; d < starts.Length; d++) starts[d] += starts[d - 1];

        var cube = new DayCube(time, first, starts);
        var next = starts.AsSpan().ToArray();
        using var command = connection.Command(
            "SELECT day, coalesce(account, 0), capability, coalesce(model, 0), import, interactions, coalesce(input_tokens, -1), coalesce(output_tokens, -1) FROM daily");
        using var reader = command.Stream(cancellation);
        try
        {
            while (reader.Read())
            {
                var row = next[reader.GetDate(0).DayNumber - first.DayNumber]++;
                cube.Accounts[row] = reader.GetInt32(1);
                cube.Capabilities[row] = checked((ushort)reader.GetInt32(2));
                cube.Models[row] = checked((ushort)reader.GetInt32(3));
                cube.Imports[row] = checked((ushort)reader.GetInt32(4));
                cube.Interactions[row] = reader.GetInt32(5);
                cube.InputTokens[row] = reader.GetInt32(6);
                cube.OutputTokens[row] = reader.GetInt32(7);
            }
        }
        catch (OverflowException)
        {
            return null;
        }

        cube.Largest = (cube.Accounts.Max(), cube.Capabilities.Max(), cube.Models.Max(), cube.Imports.Max());
        return cube;
    }

    /// <summary>
    /// Gives the rows of a scope to visitors, days in order, each visitor a stretch of days with about as many rows:
    /// no day has two visitors. O(rows of the days).
    /// </summary>
    public TVisitor[] Scan<TVisitor>(CubeScope scope, Func<TVisitor> make, CancellationToken cancellation)
        where TVisitor : struct, IRowVisitor
    {
        var visitors = Environment.ProcessorCount;
        var (from, to) = (Math.Clamp(scope.FromDay, 0, DayCount), Math.Clamp(scope.ToDay, 0, DayCount));
        var found = new TVisitor[visitors];
        Parallel.For(0, visitors, new ParallelOptions { CancellationToken = cancellation }, v =>
        {
            var visitor = make();
            for (var day = DayAt(v); day < DayAt(v + 1); day++) ScanDay(scope, day, ref visitor);
            found[v] = visitor;
        });
        return found;

        int DayAt(int part)
        {
            if (part == 0 || from >= to) return from;
            if (part == visitors) return to;
            var place = Array.BinarySearch(
                starts, from, to - from, starts[from] + (int)((long)(starts[to] - starts[from]) * part / visitors));
            return place >= 0 ? place : ~place;
        }
    }

    private void ScanDay<TVisitor>(CubeScope scope, int day, ref TVisitor visitor)
        where TVisitor : struct, IRowVisitor
    {
        Span<int> rows = stackalloc int[BatchRows];
        for (var start = starts[day]; start < starts[day + 1]; start += BatchRows)
        {
            var held = scope.Rows(this, start, Math.Min(start + BatchRows, starts[day + 1]), rows);
            if (held.Length > 0) visitor.Visit(day, held);
        }
    }
}
