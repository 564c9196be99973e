using System.Numerics;
using DuckDB.NET.Data;

namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// Writes rows to a table, in chunks. Set the values of a row in the order of the table's columns, then <see cref="EndRow"/>; a
/// column passed over is null. Rows arrive with <see cref="Close"/>; disposed without it, those since the last chunk are lost.
/// Texts are UTF-8, which the caller has checked.
/// </summary>
internal sealed class DuckDbAppender : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly string? countedAs;
    private readonly DuckDBAppender appender;
    private readonly int columns;
    private IDuckDBAppenderRow? row;
    private int next;
    private long rows;
    private bool isClosed;

    internal DuckDbAppender(DuckDbConnection connection, string? catalog, string table)
    {
        (this.connection, countedAs) = (connection, catalog is null ? table : null);
        using var command = connection.CreateCommand();
        command.CommandText = $"FROM {(catalog is null ? "" : $"{catalog}.")}main.{table} LIMIT 0";
        using var none = command.Read(CancellationToken.None);
        columns = none.FieldCount;
        appender = DuckDbException.Translating(() => connection.Library.CreateAppender(catalog, "main", table));
    }

    public void Set(int column, int value) => Before(column).AppendValue((int?)value);

    public void Set(int column, long value) => Before(column).AppendValue((long?)value);

    public void Set(int column, double value) => Before(column).AppendValue((double?)value);

    public void Set(int column, UInt128 value) => Before(column).AppendValue((BigInteger?)value);

    public void Set(int column, DateOnly value) => Before(column).AppendValue((DateOnly?)value);

    /// <param name="column">Its place, a timestamp.</param>
    /// <param name="microseconds">Since 1970, UTC.</param>
    public void SetTime(int column, long microseconds) =>
        Before(column).AppendValue((DateTime?)DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond));

    public unsafe void Set(int column, ReadOnlySpan<byte> text)
    {
        var place = Before(column);

        // The library takes an empty span for null, and a span to write for one to read.
        if (text.IsEmpty) place.AppendValue("");
        else fixed (byte* start = text) place.AppendValue(new Span<byte>(start, text.Length));
    }

    /// <summary>Ends the row; columns that were not set are null.</summary>
    public void EndRow()
    {
        Before(columns).EndRow();
        (row, next) = (null, 0);
        rows++;
    }

    /// <summary>Hands everything to the table.</summary>
    public void Close()
    {
        if (rows == 0) return;
        isClosed = true;
        DuckDbException.Translating(appender.Close);
        if (countedAs is not null) connection.RowChanges[countedAs] = connection.RowChanges.GetValueOrDefault(countedAs) + rows;
    }

    public void Dispose()
    {
        if (isClosed) return;
        isClosed = true;
        try
        {
            appender.Clear();
            appender.Dispose();
        }
        catch (DuckDBException)
        {
            // What it would have written was not wanted, and whoever leaves it unfinished has an error to tell already.
        }
    }

    private IDuckDBAppenderRow Before(int column)
    {
        if (column < next) throw new InvalidOperationException("The values of a row are set in the order of the columns.");
        row ??= DuckDbException.Translating(appender.CreateRow);
        for (; next < column; next++) row.AppendNullValue();
        next++;
        return row;
    }
}
