using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using ClickHouse.Driver;
using ClickHouse.Driver.ADO;
using ClickHouse.Driver.ADO.Parameters;
using ClickHouse.Driver.Utility;
using Dashboard.Interactions.ClickHouse.Tables;

namespace Dashboard.Interactions.ClickHouse.Connection;

/// <summary>Statements to a server, and their answers.</summary>
internal sealed class ClickHouseServer : IDisposable
{
    // Its own error for an insert of which it lost sight itself.
    private const int UnknownStatusOfInsert = 319;

    private const int MostOfMessage = 600;

    // The driver knows no "for ever": whoever asks gives up by itself.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private readonly ClickHouseClient client;

    public ClickHouseServer(ClickHouseAddress address)
    {
        Address = address;
        var (user, password) = ClickHouseAddress.Credentials();
        client = new ClickHouseClient(new ClickHouseClientSettings
        {
            Host = address.Host,
            Port = (ushort)address.Port,
            Protocol = address.Tls ? "https" : "http",
            Database = address.Database,
            Username = user,
            Password = password,
            UseCompression = false,
            UseFormDataParameters = true,
            Timeout = Longest,
            CustomSettings = Settings(address),
        });
    }

    public ClickHouseAddress Address { get; }

    /// <summary>Runs a statement for its effect.</summary>
    public async Task RunAsync(string sql, CancellationToken cancellation) =>
        await AskedAsync(() => client.ExecuteNonQueryAsync(sql, [], null, cancellation), cancellation).ConfigureAwait(false);

    /// <summary>The rows of a query, one after another.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        string sql, Func<DbDataReader, T> read, [System.Runtime.CompilerServices.EnumeratorCancellation]
        CancellationToken cancellation, params (string Name, object Value)[] parameters)
    {
        var reader = await AskedAsync(() => client.ExecuteReaderAsync(sql, Collection(parameters), null, cancellation), cancellation)
            .ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        while (await AskedAsync(() => reader.ReadAsync(cancellation), cancellation).ConfigureAwait(false)) yield return read(reader);
    }

    /// <summary>The rows of a query.</summary>
    public async Task<List<T>> RowsAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellation, params (string Name, object Value)[] parameters)
    {
        var rows = new List<T>();
        await foreach (var row in StreamAsync(sql, read, cancellation, parameters).ConfigureAwait(false)) rows.Add(row);
        return rows;
    }

    /// <summary>The whole number that a query answers.</summary>
    public async Task<long> NumberAsync(string sql, CancellationToken cancellation, params (string Name, object Value)[] parameters) =>
        (await RowsAsync(sql, r => r.Long(0), cancellation, parameters).ConfigureAwait(false))[0];

    /// <summary>Puts a Parquet file's rows into a table.</summary>
    public async Task InsertAsync(string table, IEnumerable<string> columns, string file, CancellationToken cancellation)
    {
        var stream = new FileStream(
            file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await using var _ = stream.ConfigureAwait(false);
        (await AskedAsync(() => client.InsertRawStreamAsync(table, stream, "Parquet", columns, false, null, cancellation), cancellation)
            .ConfigureAwait(false)).Dispose();
    }

    /// <summary>Adds a state of a store.</summary>
    public async Task InsertStateAsync(string store, long number, string state, CancellationToken cancellation)
    {
        using var row = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { store, portion = number, state }));
        (await AskedAsync(
            () => client.InsertRawStreamAsync(WideTable.States, row, "JSONEachRow", ["store", "portion", "state"], false, null,
                cancellation), cancellation).ConfigureAwait(false)).Dispose();
    }

    /// <summary>Writes a query's rows into a Parquet file.</summary>
    public async Task ExportAsync(string sql, string file, CancellationToken cancellation)
    {
        using var result = await AskedAsync(() => client.ExecuteRawResultAsync($"{sql} FORMAT Parquet", null, cancellation), cancellation)
            .ConfigureAwait(false);
        var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        await using var _ = stream.ConfigureAwait(false);
        await AskedAsync(
            async () =>
            {
                await result.CopyToAsync(stream).WaitAsync(cancellation).ConfigureAwait(false);
                return true;
            },
            cancellation).ConfigureAwait(false);
    }

    public void Dispose() => client.Dispose();

    // A shard or replica that is not there is an error and never fewer rows, whatever a user's profile says. What was written is on every
    // replica that has to have it before it is told, and is read where it was written.
    private static Dictionary<string, object> Settings(ClickHouseAddress address)
    {
        var settings =
            new Dictionary<string, object> { ["join_use_nulls"] = 1, ["skip_unavailable_shards"] = 0, ["wait_end_of_query"] = 1,
                ["cancel_http_readonly_queries_on_client_close"] = 1 };
        if (address.Cluster is null) return settings;
        foreach (var name in (string[])[
            "distributed_foreground_insert", "insert_quorum_parallel", "select_sequential_consistency", "prefer_global_in_and_join",
            "distributed_ddl_task_timeout"])
            settings[name] = name switch { "insert_quorum_parallel" => 0, "distributed_ddl_task_timeout" => 180, _ => 1 };
        settings["insert_quorum"] = "auto";
        settings["distributed_product_mode"] = "global";
        return settings;
    }

    private static ClickHouseParameterCollection Collection((string Name, object Value)[] parameters)
    {
        var collection = new ClickHouseParameterCollection();
        foreach (var (name, value) in parameters) collection.AddParameter(name, value);
        return collection;
    }

    private async Task<T> AskedAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (ClickHouseServerException e)
        {
            throw new InteractionStoreException(
                $"ClickHouse at {Address} answered: {Short(e.Message)} {Advice(e.ErrorCode)}",
                e) { IsAnswered = e.ErrorCode != UnknownStatusOfInsert };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException
            && !cancellation.IsCancellationRequested)
        {
            throw new InteractionStoreException(
                $"ClickHouse at {Address} did not answer: {Short(e.Message)} Check that it runs and can be reached from here, then try again.", e);
        }
    }

    private static string Short(string message)
    {
        var text = message.ReplaceLineEndings(" ").Trim();
        return text.Length <= MostOfMessage ? text : string.Concat(text.AsSpan(0, MostOfMessage), "…");
    }

    // The codes of src/Common/ErrorCodes.cpp.
    private static string Advice(int code) => code switch
    {
        192 or 193 or 194 or 516 =>
            $"Check {ClickHouseAddress.UserVariable} and {ClickHouseAddress.PasswordVariable} or {ClickHouseAddress.PasswordFileVariable}.",
        497 => "The user lacks a right: let an administrator grant it SELECT, INSERT, CREATE and ALTER on the database.",
        81 => "The database is not there: make it, or name another one in the address.",
        60 => "A table is not there: 'store ddl' prints the statements that make it.",
        241 or 202 =>
            "The server is short of memory, or of room for another query: narrow the selection or raise its limits, then try again.",
        243 => "The server's disk is full: make room, then try again.",
        279 or 209 or 210 =>
            "A part of the cluster cannot be reached, so that rows would be missing: nothing is answered until it is back.",
        _ => "If it goes on, ask whoever runs the server, with this message.",
    };
}
