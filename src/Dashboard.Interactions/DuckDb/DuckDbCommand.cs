using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// One or more statements; the reader is that of the last. Values go in as parameters, <c>$name</c>.
/// <see cref="CommandBehavior.SequentialAccess"/> streams the result instead of keeping it whole.
/// Cancelling interrupts DuckDB and throws <see cref="OperationCanceledException"/>.
/// </summary>
internal sealed class DuckDbCommand : DbCommand
{
    // The types of statements of the C interface.
    private const int InsertStatement = 2;
    private const int CreateStatement = 7;
    private const int AlterStatement = 9;
    private const int DropStatement = 15;

    private static readonly DateTime UnixEpoch = DateTime.UnixEpoch;

    [AllowNull]
    public override string CommandText { get; set => field = value ?? ""; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    public new DuckDbConnection? Connection { get; set; }

    public new DuckDbParameterCollection Parameters { get; } = [];

    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = (DuckDbConnection?)value;
    }

    protected override DbParameterCollection DbParameterCollection => Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() => NativeMethods.Interrupt(OpenConnection().Handle);

    public override void Prepare()
    {
        // A statement is prepared when it runs; a prepared one is not kept.
    }

    public override int ExecuteNonQuery()
    {
        using var reader = Execute(CommandBehavior.Default, CancellationToken.None);
        return reader.RecordsAffected;
    }

    public override object? ExecuteScalar()
    {
        using var reader = Execute(CommandBehavior.Default, CancellationToken.None);
        return reader.Read() ? reader.GetValue(0) : null;
    }

    /// <summary>Runs the statements, on the caller's thread.</summary>
    public DuckDbDataReader Execute(CommandBehavior behavior, CancellationToken cancellation)
    {
        var connection = OpenConnection();
        cancellation.ThrowIfCancellationRequested();
        var interruption = new Interruption(connection.Handle, cancellation);
        try
        {
            return Execute(connection, behavior, interruption);
        }
        catch
        {
            interruption.Dispose();
            throw;
        }
    }

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var reader = Execute(CommandBehavior.Default, cancellationToken);
            return reader.RecordsAffected;
        },
        cancellationToken);

    protected override DbParameter CreateDbParameter() => new DuckDbParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Execute(behavior, CancellationToken.None);

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        await Task.Run(() => Execute(behavior, cancellationToken), cancellationToken).ConfigureAwait(false);

    private DuckDbConnection OpenConnection() => Connection ?? throw new InvalidOperationException("The command has no connection.");

    private DuckDbDataReader Execute(DuckDbConnection connection, CommandBehavior behavior, Interruption interruption)
    {
        var count = NativeMethods.ExtractStatements(connection.Handle, CommandText, out var statements);
        using (statements)
        {
            if (count == 0) throw new DuckDbException(ErrorOf(statements));
            for (ulong index = 0; ; index++)
            {
                var state = NativeMethods.PrepareExtracted(connection.Handle, statements, index, out var statement);
                using (statement)
                {
                    if (state != DuckDbState.Success) throw interruption.Translate(NativeMethods.Text(NativeMethods.PrepareError(statement)));
                    Bind(statement);
                    var isLast = index == count - 1;
                    var isStreaming = isLast && behavior.HasFlag(CommandBehavior.SequentialAccess);
                    state = isStreaming ? NativeMethods.ExecuteStreaming(statement, out var native) : NativeMethods.Execute(statement, out native);
                    var result = new ResultHandle(native);
                    if (state != DuckDbState.Success)
                    {
                        using (result) throw interruption.Translate(NativeMethods.Text(NativeMethods.ResultError(ref result.Result)));
                    }

                    var type = NativeMethods.StatementType(statement);
                    if (type is CreateStatement or AlterStatement or DropStatement) connection.ForgetColumns();

                    // See README.md: an insert of nothing hides the next large one. Rolled back, it does no harm.
                    if (type == InsertStatement && NativeMethods.RowsChanged(ref result.Result) == 0)
                    {
                        using (result) throw new DuckDbException("A statement inserted nothing, after which this version of DuckDB does not show what is inserted next.");
                    }

                    if (isLast) return new DuckDbDataReader(result, interruption, behavior.HasFlag(CommandBehavior.CloseConnection) ? connection : null);
                    result.Dispose();
                }
            }
        }
    }

    private static string ErrorOf(ExtractedStatementsHandle statements)
    {
        var message = statements.IsInvalid ? "" : NativeMethods.Text(NativeMethods.ExtractStatementsError(statements));
        return message.Length > 0 ? message : "The statement is empty.";
    }

    private void Bind(PreparedStatementHandle statement)
    {
        if (NativeMethods.ParameterCount(statement) == 0) return;
        for (var place = 0; place < Parameters.Count; place++)
        {
            var parameter = (DuckDbParameter)Parameters[place];
            var index = (ulong)place + 1;

            // One set of parameters serves several statements, and not each of them uses each.
            if (parameter.ParameterName.Length > 0 && NativeMethods.ParameterIndex(statement, out index, parameter.ParameterName) != DuckDbState.Success) continue;
            if (Bind(statement, index, parameter.Value) != DuckDbState.Success)
                throw new DuckDbException(string.Create(CultureInfo.InvariantCulture, $"The value of parameter {(parameter.ParameterName.Length > 0 ? parameter.ParameterName : index)} could not be bound: {NativeMethods.Text(NativeMethods.PrepareError(statement))}"));
        }
    }

    private static unsafe DuckDbState Bind(PreparedStatementHandle statement, ulong index, object? value)
    {
        switch (value)
        {
            case null or DBNull: return NativeMethods.BindNull(statement, index);
            case bool truth: return NativeMethods.BindBoolean(statement, index, truth ? (byte)1 : (byte)0);
            case int number: return NativeMethods.BindInt32(statement, index, number);
            case long number: return NativeMethods.BindInt64(statement, index, number);
            case double number: return NativeMethods.BindDouble(statement, index, number);
            case Int128 number: return NativeMethods.BindInt128(statement, index, new DuckDbHugeInt((ulong)number, (ulong)(number >> 64)));
            case UInt128 number: return NativeMethods.BindUInt128(statement, index, new DuckDbHugeInt((ulong)number, (ulong)(number >> 64)));
            case DateOnly date: return NativeMethods.BindDate(statement, index, date.DayNumber - DateOnly.FromDateTime(UnixEpoch).DayNumber);
            case DateTime { Kind: DateTimeKind.Utc } instant: return NativeMethods.BindTimestamp(statement, index, (instant - UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
            case DateTime: throw new ArgumentException("A time is given in UTC.", nameof(value));
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                // An empty text still needs an address.
                fixed (byte* start = bytes.Length == 0 ? new byte[1] : bytes) return NativeMethods.BindText(statement, index, start, (ulong)bytes.Length);
            default: throw new ArgumentException($"A parameter of type {value.GetType()} is not supported.", nameof(value));
        }
    }
}
