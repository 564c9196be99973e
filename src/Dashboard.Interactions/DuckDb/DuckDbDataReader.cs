using System.Numerics;
using DuckDB.NET.Data;

namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// The rows of a result. Times are UTC. Whole numbers of any width are read by <see cref="GetInt32"/> and <see cref="GetInt64"/>,
/// which throw when the value does not fit.
/// </summary>
internal sealed class DuckDbDataReader : IDisposable
{
    private readonly DuckDBDataReader reader;
    private readonly Interruption interruption;
    private readonly Func<bool> next;
    private readonly bool[] isWide;

    internal DuckDbDataReader(DuckDBDataReader reader, Interruption interruption)
    {
        (this.reader, this.interruption, next) = (reader, interruption, reader.Read);
        while (reader.NextResult())
        {
            // The last statement's result is the one asked for.
        }

        isWide = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetFieldType(i) == typeof(BigInteger))];
    }

    public int FieldCount => isWide.Length;

    public bool Read()
    {
        if (interruption.Translated(next)) return true;
        interruption.ThrowIfCancelled();
        return false;
    }

    public bool IsDBNull(int column) => reader.IsDBNull(column);

    public bool GetBoolean(int column) => reader.GetBoolean(column);

    public int GetInt32(int column) => checked((int)GetInt64(column));

    public long GetInt64(int column) => isWide[column] ? (long)reader.GetFieldValue<BigInteger>(column) : reader.GetInt64(column);

    public double GetDouble(int column) => isWide[column] ? (double)reader.GetFieldValue<BigInteger>(column) : reader.GetDouble(column);

    public UInt128 GetUInt128(int column) => (UInt128)reader.GetFieldValue<BigInteger>(column);

    public string GetString(int column) => reader.GetString(column);

    /// <summary>The bytes of a blob, which is what <c>encode(text)</c> selects: valid until the next <see cref="Read"/>.</summary>
    public unsafe ReadOnlySpan<byte> GetBytes(int column)
    {
        var bytes = (UnmanagedMemoryStream)reader.GetStream(column);
        return new ReadOnlySpan<byte>(bytes.PositionPointer, (int)bytes.Length);
    }

    public DateTime GetDateTime(int column) => DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc);

    public DateOnly GetDate(int column) => reader.GetFieldValue<DateOnly>(column);

    public void Dispose()
    {
        interruption.Dispose();
        reader.Dispose();
    }
}
