using System.Collections;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;

namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// Reads a result chunk by chunk, values straight from DuckDB's vectors. Times are UTC. Whole numbers of any width
/// are read by <see cref="GetInt32"/> and <see cref="GetInt64"/>, which throw when the value does not fit.
/// </summary>
internal sealed unsafe class DuckDbDataReader : DbDataReader
{
    private readonly ResultHandle result;
    private readonly Interruption interruption;
    private readonly DuckDbConnection? connectionToClose;
    private readonly string[] names;
    private readonly DuckDbType[] types;
    private readonly nint[] data;
    private readonly nint[] validity;
    private nint chunk;
    private ulong rowsInChunk;
    private ulong row;

    internal DuckDbDataReader(ResultHandle result, Interruption interruption, DuckDbConnection? connectionToClose)
    {
        this.result = result;
        this.interruption = interruption;
        this.connectionToClose = connectionToClose;
        var columns = (int)NativeMethods.ColumnCount(ref result.Result);
        names = new string[columns];
        types = new DuckDbType[columns];
        data = new nint[columns];
        validity = new nint[columns];
        for (var i = 0; i < columns; i++)
        {
            names[i] = NativeMethods.Text(NativeMethods.ColumnName(ref result.Result, (ulong)i));
            types[i] = NativeMethods.ColumnType(ref result.Result, (ulong)i);
        }

        RecordsAffected = (int)Math.Min(int.MaxValue, NativeMethods.RowsChanged(ref result.Result));
        HasRows = FetchChunk();
        row = ulong.MaxValue;
    }

    public override int Depth => 0;

    public override int FieldCount => names.Length;

    public override bool HasRows { get; }

    public override bool IsClosed => result.IsClosed;

    public override int RecordsAffected { get; }

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        if (rowsInChunk == 0) return false;
        row = unchecked(row + 1);
        if (row < rowsInChunk) return true;
        row = 0;
        return FetchChunk();
    }

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read());
    }

    public override bool NextResult() => false;

    public override bool IsDBNull(int ordinal)
    {
        var mask = (ulong*)validity[ordinal];
        return mask is not null && (mask[row >> 6] & (1UL << (int)(row & 63))) == 0;
    }

    public override bool GetBoolean(int ordinal) => Expect(ordinal, DuckDbType.Boolean)[row] != 0;

    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public override long GetInt64(int ordinal)
    {
        var start = Start(ordinal);
        return types[ordinal] switch
        {
            DuckDbType.BigInt => ((long*)start)[row],
            DuckDbType.Integer => ((int*)start)[row],
            DuckDbType.SmallInt => ((short*)start)[row],
            DuckDbType.TinyInt => ((sbyte*)start)[row],
            DuckDbType.UBigInt => checked((long)((ulong*)start)[row]),
            DuckDbType.UInteger => ((uint*)start)[row],
            DuckDbType.USmallInt => ((ushort*)start)[row],
            DuckDbType.UTinyInt => start[row],
            DuckDbType.HugeInt => checked((long)GetInt128(ordinal)),
            DuckDbType.UHugeInt => checked((long)GetUInt128(ordinal)),
            var type => throw new InvalidCastException($"Column {names[ordinal]} holds {type}, not a whole number."),
        };
    }

    public Int128 GetInt128(int ordinal)
    {
        var value = ((DuckDbHugeInt*)Expect(ordinal, DuckDbType.HugeInt))[row];
        return new Int128(value.Upper, value.Lower);
    }

    public UInt128 GetUInt128(int ordinal)
    {
        var value = ((DuckDbHugeInt*)Expect(ordinal, DuckDbType.UHugeInt))[row];
        return new UInt128(value.Upper, value.Lower);
    }

    public override float GetFloat(int ordinal) => types[ordinal] == DuckDbType.Float ? ((float*)Start(ordinal))[row] : (float)GetDouble(ordinal);

    public override double GetDouble(int ordinal) => types[ordinal] switch
    {
        DuckDbType.Double => ((double*)Start(ordinal))[row],
        DuckDbType.Float => ((float*)Start(ordinal))[row],
        _ => GetInt64(ordinal),
    };

    public override decimal GetDecimal(int ordinal) => GetInt64(ordinal);

    public override string GetString(int ordinal) => Encoding.UTF8.GetString(GetUtf8(ordinal));

    /// <summary>The text's bytes, valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> GetUtf8(int ordinal)
    {
        // duckdb_string_t: a length, then the text itself up to 12 bytes, or a prefix of 4 and its address.
        var text = Expect(ordinal, DuckDbType.Varchar) + (row * 16);
        var length = *(int*)text;
        return new ReadOnlySpan<byte>(length <= 12 ? text + 4 : *(byte**)(text + 8), length);
    }

    public override DateTime GetDateTime(int ordinal) => types[ordinal] == DuckDbType.Date
        ? GetDate(ordinal).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
        : DateTime.UnixEpoch.AddTicks(checked(((long*)Expect(ordinal, DuckDbType.Timestamp, DuckDbType.TimestampTz))[row] * TimeSpan.TicksPerMicrosecond));

    public DateOnly GetDate(int ordinal) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(((int*)Expect(ordinal, DuckDbType.Date))[row]);

    public override object GetValue(int ordinal)
    {
        if (IsDBNull(ordinal)) return DBNull.Value;
        return types[ordinal] switch
        {
            DuckDbType.Boolean => GetBoolean(ordinal),
            DuckDbType.Integer => GetInt32(ordinal),
            DuckDbType.Double => GetDouble(ordinal),
            DuckDbType.Float => GetFloat(ordinal),
            DuckDbType.Varchar => GetString(ordinal),
            DuckDbType.Date => GetDate(ordinal),
            DuckDbType.Timestamp or DuckDbType.TimestampTz => GetDateTime(ordinal),
            DuckDbType.HugeInt => GetInt128(ordinal),
            DuckDbType.UHugeInt => GetUInt128(ordinal),
            _ => GetInt64(ordinal),
        };
    }

    public override T GetFieldValue<T>(int ordinal)
    {
        if (typeof(T) == typeof(DateOnly)) return Unsafe.BitCast<DateOnly, T>(GetDate(ordinal));
        if (typeof(T) == typeof(Int128)) return Unsafe.BitCast<Int128, T>(GetInt128(ordinal));
        if (typeof(T) == typeof(UInt128)) return Unsafe.BitCast<UInt128, T>(GetUInt128(ordinal));
        return (T)GetValue(ordinal);
    }

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++) values[i] = GetValue(i);
        return count;
    }

    public override string GetName(int ordinal) => names[ordinal];

    public override int GetOrdinal(string name)
    {
        var ordinal = Array.FindIndex(names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return ordinal >= 0 ? ordinal : throw new ArgumentOutOfRangeException(nameof(name), name, "The result has no such column.");
    }

    public override string GetDataTypeName(int ordinal) => types[ordinal].ToString().ToUpperInvariant();

    public override Type GetFieldType(int ordinal) => types[ordinal] switch
    {
        DuckDbType.Boolean => typeof(bool),
        DuckDbType.Integer => typeof(int),
        DuckDbType.Double => typeof(double),
        DuckDbType.Float => typeof(float),
        DuckDbType.Varchar => typeof(string),
        DuckDbType.Date => typeof(DateOnly),
        DuckDbType.Timestamp or DuckDbType.TimestampTz => typeof(DateTime),
        DuckDbType.HugeInt => typeof(Int128),
        DuckDbType.UHugeInt => typeof(UInt128),
        _ => typeof(long),
    };

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override char GetChar(int ordinal) => throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override Guid GetGuid(int ordinal) => throw new NotSupportedException();

    public override void Close()
    {
        interruption.Dispose();
        if (chunk != 0) NativeMethods.DestroyDataChunk(ref chunk);
        rowsInChunk = 0;
        result.Dispose();
        connectionToClose?.Close();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        base.Dispose(disposing);
    }

    private bool FetchChunk()
    {
        if (chunk != 0) NativeMethods.DestroyDataChunk(ref chunk);
        rowsInChunk = 0;
        do
        {
            if (chunk != 0) NativeMethods.DestroyDataChunk(ref chunk);
            chunk = NativeMethods.FetchChunk(result.Result);
            if (chunk == 0)
            {
                // A streamed result fails while it is read.
                var error = NativeMethods.ResultError(ref result.Result);
                if (error != 0 && NativeMethods.Text(error) is { Length: > 0 } message) throw interruption.Translate(message);
                interruption.ThrowIfCancelled();
                return false;
            }

            rowsInChunk = NativeMethods.DataChunkSize(chunk);
        }
        while (rowsInChunk == 0);

        for (var i = 0; i < names.Length; i++)
        {
            var vector = NativeMethods.DataChunkVector(chunk, (ulong)i);
            data[i] = (nint)NativeMethods.VectorData(vector);
            validity[i] = (nint)NativeMethods.VectorValidity(vector);
        }

        return true;
    }

    private byte* Start(int ordinal)
    {
        if (row >= rowsInChunk) throw new InvalidOperationException("The reader stands on no row.");
        if (IsDBNull(ordinal)) throw new InvalidCastException($"Column {names[ordinal]} is null here.");
        return (byte*)data[ordinal];
    }

    private byte* Expect(int ordinal, DuckDbType type, DuckDbType orType = DuckDbType.Invalid) =>
        types[ordinal] == type || types[ordinal] == orType
            ? Start(ordinal)
            : throw new InvalidCastException($"Column {names[ordinal]} holds {types[ordinal]}, not {type}.");
}
