namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// Writes rows to a table, in chunks of columns. Set the values of a row by column, then <see cref="EndRow"/>;
/// a column not set is null. Rows arrive with <see cref="Close"/>; disposed without it, the last chunk is lost.
/// Texts are UTF-8, which the caller has checked.
/// </summary>
internal sealed unsafe class DuckDbAppender : IDisposable
{
    private static readonly int Capacity = (int)NativeMethods.VectorSize();

    private readonly DuckDbConnection connection;
    private readonly string? countedAs;
    private readonly AppenderHandle handle;
    private readonly nint[] types;
    private readonly int[] widths;
    private readonly nint[] vectors;
    private readonly nint[] data;
    private readonly nint[] validity;
    private readonly bool[] isSet;
    private nint chunk;
    private int row;
    private long rows;

    internal DuckDbAppender(DuckDbConnection connection, string? catalog, string table)
    {
        (this.connection, countedAs) = (connection, catalog is null ? table : null);
        var state = NativeMethods.CreateAppender(connection.Handle, catalog, "main", table, out handle);
        if (state != DuckDbState.Success)
        {
            var message = handle.IsInvalid ? $"DuckDB cannot append to {table}." : NativeMethods.Text(NativeMethods.AppenderError(handle));
            handle.Dispose();
            throw new DuckDbException(message);
        }

        var columns = (int)NativeMethods.AppenderColumnCount(handle);
        types = new nint[columns];
        widths = new int[columns];
        vectors = new nint[columns];
        data = new nint[columns];
        validity = new nint[columns];
        isSet = new bool[columns];
        for (var i = 0; i < columns; i++)
        {
            types[i] = NativeMethods.AppenderColumnType(handle, (ulong)i);
            widths[i] = WidthOf(NativeMethods.TypeId(types[i]));
        }

        fixed (nint* start = types) chunk = NativeMethods.CreateDataChunk(start, (ulong)columns);
        BeginChunk();
    }

    public void Set(int column, ReadOnlySpan<byte> text)
    {
        Expect(column, 0);
        fixed (byte* start = text)
        {
            var empty = default(byte);
            NativeMethods.AssignText(vectors[column], (ulong)row, start is null ? &empty : start, (ulong)text.Length);
        }
    }

    public void Set(int column, int value) => ((int*)Expect(column, sizeof(int)))[row] = value;

    public void Set(int column, long value) => ((long*)Expect(column, sizeof(long)))[row] = value;

    public void Set(int column, double value) => ((double*)Expect(column, sizeof(double)))[row] = value;

    public void Set(int column, UInt128 value) => ((DuckDbHugeInt*)Expect(column, 16))[row] = new DuckDbHugeInt((ulong)value, (ulong)(value >> 64));

    /// <summary>Ends the row; columns not set are null.</summary>
    public void EndRow()
    {
        for (var i = 0; i < isSet.Length; i++)
        {
            if (!isSet[i]) ((ulong*)validity[i])[row >> 6] &= ~(1UL << (row & 63));
        }

        Array.Clear(isSet);
        rows++;
        if (++row == Capacity) AppendChunk();
    }

    /// <summary>Hands everything to the table.</summary>
    public void Close()
    {
        if (row > 0) AppendChunk();
        Check(NativeMethods.CloseAppender(handle));
        if (countedAs is not null) connection.RowChanges[countedAs] = connection.RowChanges.GetValueOrDefault(countedAs) + rows;
        rows = 0;
    }

    public void Dispose()
    {
        if (chunk != 0) NativeMethods.DestroyDataChunk(ref chunk);
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] != 0) NativeMethods.DestroyLogicalType(ref types[i]);
        }

        handle.Dispose();
    }

    private void AppendChunk()
    {
        NativeMethods.SetDataChunkSize(chunk, (ulong)row);
        Check(NativeMethods.AppendDataChunk(handle, chunk));
        NativeMethods.ResetDataChunk(chunk);
        BeginChunk();
    }

    private void BeginChunk()
    {
        row = 0;
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = NativeMethods.DataChunkVector(chunk, (ulong)i);
            NativeMethods.EnsureValidityWritable(vectors[i]);
            data[i] = (nint)NativeMethods.VectorData(vectors[i]);
            validity[i] = (nint)NativeMethods.VectorValidity(vectors[i]);
        }
    }

    private byte* Expect(int column, int width)
    {
        if (widths[column] != width) throw new InvalidCastException($"Column {column} does not take a value of this type.");
        isSet[column] = true;
        return (byte*)data[column];
    }

    private void Check(DuckDbState state)
    {
        if (state != DuckDbState.Success) throw new DuckDbException(NativeMethods.Text(NativeMethods.AppenderError(handle)));
    }

    /// <summary>Bytes of a value; 0 for text, which is assigned instead.</summary>
    private static int WidthOf(DuckDbType type) => type switch
    {
        DuckDbType.Varchar => 0,
        DuckDbType.Integer or DuckDbType.Date => sizeof(int),
        DuckDbType.BigInt or DuckDbType.Double or DuckDbType.Timestamp => sizeof(long),
        DuckDbType.HugeInt or DuckDbType.UHugeInt => 16,
        _ => -1,
    };
}
