using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Dashboard.Interactions.DuckDb;

internal enum DuckDbState
{
    Success = 0,
    Error = 1,
}

/// <summary>DuckDB's numbers for types, of which the binding reads those named here.</summary>
internal enum DuckDbType
{
    Invalid = 0,
    Boolean = 1,
    TinyInt = 2,
    SmallInt = 3,
    Integer = 4,
    BigInt = 5,
    UTinyInt = 6,
    USmallInt = 7,
    UInteger = 8,
    UBigInt = 9,
    Float = 10,
    Double = 11,
    Timestamp = 12,
    Date = 13,
    HugeInt = 16,
    Varchar = 17,
    TimestampTz = 31,
    UHugeInt = 32,
    SqlNull = 36,
}

/// <summary><c>duckdb_result</c>: only DuckDB reads its fields.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DuckDbResult
{
    private readonly ulong columnCount;
    private readonly ulong rowCount;
    private readonly ulong rowsChanged;
    private readonly nint columns;
    private readonly nint errorMessage;
    private readonly nint internalData;
}

/// <summary><c>duckdb_hugeint</c> and <c>duckdb_uhugeint</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DuckDbHugeInt(ulong lower, ulong upper)
{
    public readonly ulong Lower = lower;
    public readonly ulong Upper = upper;
}

internal sealed class DatabaseHandle() : SafeHandleZeroOrMinusOneIsInvalid(true)
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.Close(ref handle);
        return true;
    }
}

internal sealed class ConnectionHandle() : SafeHandleZeroOrMinusOneIsInvalid(true)
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.Disconnect(ref handle);
        return true;
    }
}

internal sealed class ExtractedStatementsHandle() : SafeHandleZeroOrMinusOneIsInvalid(true)
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.DestroyExtracted(ref handle);
        return true;
    }
}

internal sealed class PreparedStatementHandle() : SafeHandleZeroOrMinusOneIsInvalid(true)
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.DestroyPrepare(ref handle);
        return true;
    }
}

internal sealed class AppenderHandle() : SafeHandleZeroOrMinusOneIsInvalid(true)
{
    protected override bool ReleaseHandle() => NativeMethods.DestroyAppender(ref handle) == DuckDbState.Success;
}

/// <summary>A result and what DuckDB allocated for it.</summary>
internal sealed class ResultHandle : SafeHandle
{
    private DuckDbResult result;
    private bool isOwned = true;

    public ResultHandle(DuckDbResult result)
        : base(0, true) => this.result = result;

    public ref DuckDbResult Result => ref result;

    public override bool IsInvalid => !isOwned;

    protected override bool ReleaseHandle()
    {
        isOwned = false;
        NativeMethods.DestroyResult(ref result);
        return true;
    }
}
