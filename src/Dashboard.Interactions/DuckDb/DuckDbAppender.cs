using System.Numerics;
using System.Text;
using DuckDB.NET.Data;

namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// Writes rows to a table, in chunks. Set the values of a row by column, in any order, then <see cref="EndRow"/>; a column not
/// set is null. Rows arrive with <see cref="Close"/>; disposed without it, those since the last chunk are lost. Texts are UTF-8,
/// which the caller has checked.
/// </summary>
internal sealed class DuckDbAppender : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly string? countedAs;
    private readonly DuckDBAppender appender;
    private readonly Cell[] cells;
    private byte[] texts = new byte[256];
    private int used;
    private long rows;
    private bool isClosed;

    internal DuckDbAppender(DuckDbConnection connection, string? catalog, string table)
    {
        (this.connection, countedAs) = (connection, catalog is null ? table : null);
        using var command = connection.CreateCommand();
        command.CommandText = $"FROM {(catalog is null ? "" : $"{catalog}.")}main.{table} LIMIT 0";
        using var none = command.Read(CancellationToken.None);
        cells = new Cell[none.FieldCount];
        appender = Translated(() => connection.Library.CreateAppender(catalog, "main", table));
    }

    private enum Kind : byte
    {
        Null,
        Int32,
        Int64,
        Double,
        Wide,
        Time,
        Date,
        Text,
    }

    public void Set(int column, int value) => cells[column] = new Cell(Kind.Int32, value);

    public void Set(int column, long value) => cells[column] = new Cell(Kind.Int64, value);

    public void Set(int column, double value) => cells[column] = new Cell(Kind.Double, BitConverter.DoubleToInt64Bits(value));

    public void Set(int column, UInt128 value) => cells[column] = new Cell(Kind.Wide, (long)(ulong)(value >> 64), (ulong)value);

    public void Set(int column, DateOnly value) => cells[column] = new Cell(Kind.Date, value.DayNumber);

    /// <param name="column">Its place, a timestamp.</param>
    /// <param name="microseconds">Since 1970, UTC.</param>
    public void SetTime(int column, long microseconds) => cells[column] = new Cell(Kind.Time, microseconds);

    public void Set(int column, ReadOnlySpan<byte> text)
    {
        if (texts.Length - used < text.Length) Array.Resize(ref texts, (used + text.Length) * 2);
        text.CopyTo(texts.AsSpan(used));
        cells[column] = new Cell(Kind.Text, text.Length, (ulong)used);
        used += text.Length;
    }

    /// <summary>Ends the row; columns not set are null.</summary>
    public void EndRow()
    {
        try
        {
            var row = appender.CreateRow();
            foreach (ref readonly var cell in cells.AsSpan()) Append(row, cell);
            row.EndRow();
        }
        catch (Exception e) when (e is DuckDBException or InvalidOperationException)
        {
            throw new DuckDbException(e.Message);
        }

        Array.Clear(cells);
        used = 0;
        rows++;
    }

    /// <summary>Hands everything to the table.</summary>
    public void Close()
    {
        if (rows == 0) return;
        isClosed = true;
        Translated(() =>
        {
            appender.Close();
            return 0;
        });
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

    private void Append(IDuckDBAppenderRow row, in Cell cell)
    {
        switch (cell.Kind)
        {
            case Kind.Null: row.AppendNullValue(); break;
            case Kind.Int32: row.AppendValue((int?)cell.Value); break;
            case Kind.Int64: row.AppendValue((long?)cell.Value); break;
            case Kind.Double: row.AppendValue((double?)BitConverter.Int64BitsToDouble(cell.Value)); break;
            case Kind.Wide: row.AppendValue((BigInteger?)new UInt128((ulong)cell.Value, cell.Lower)); break;
            case Kind.Time: row.AppendValue((DateTime?)DateTime.UnixEpoch.AddTicks(cell.Value * TimeSpan.TicksPerMicrosecond)); break;
            case Kind.Date: row.AppendValue((DateOnly?)DateOnly.FromDayNumber((int)cell.Value)); break;
            case Kind.Text when cell.Value == 0: row.AppendValue(""); break;
            default: row.AppendValue(texts.AsSpan((int)cell.Lower, (int)cell.Value)); break;
        }
    }

    private static T Translated<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (DuckDBException e)
        {
            throw new DuckDbException(e.Message);
        }
    }

    /// <param name="Kind">What it is.</param>
    /// <param name="Value">The number; of a text its length, of a wide number the upper half.</param>
    /// <param name="Lower">Of a text where it begins, of a wide number the lower half.</param>
    private readonly record struct Cell(Kind Kind, long Value, ulong Lower = 0);
}
