using System.Diagnostics;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.DuckDb;

/// <summary>Alone in its time, because it measures the whole process.</summary>
[CollectionDefinition(nameof(DuckDbLeakTests), DisableParallelization = true)]
[Collection(nameof(DuckDbLeakTests))]
public sealed class DuckDbLeakTests
{
    private const int Queries = 10_000;

    [Fact]
    public void Execute_TenThousandQueries_LeavesNoMemoryAndNoHandles()
    {
        using var directory = new TemporaryDirectory();
        var text = $"Data Source={Path.Combine(directory.Path, "x.duckdb")};threads=2";
        using var anchor = new DuckDbConnection(text);
        anchor.Open();
        for (var i = 0; i < 500; i++) Query(text, i);
        var (bytesBefore, handlesBefore, bufferBefore) = Used(anchor);

        for (var i = 0; i < Queries; i++) Query(text, i);

        // A result not freed holds at least one vector of texts, 32 KiB: ten thousand of them would be over 300 MiB.
        var (bytesAfter, handlesAfter, bufferAfter) = Used(anchor);
        Assert.InRange(bytesAfter - bytesBefore, long.MinValue, 96L << 20);
        Assert.InRange(bufferAfter - bufferBefore, long.MinValue, 16L << 20);
        Assert.InRange(handlesAfter - handlesBefore, int.MinValue, 50);
    }

    private static void Query(string text, int i)
    {
        using var connection = new DuckDbConnection(text);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT repeat('x', 40) || r.i, $i FROM range(3000) r(i) WHERE r.i >= $i % 7";
        command.AddParameter("i", i);

        // Half of the readers are left in the middle, a quarter are streamed.
        using var reader = i % 4 == 0 ? command.Stream(CancellationToken.None) : command.Read(CancellationToken.None);
        Assert.True(reader.Read());
        if (i % 2 == 0) return;
        while (reader.Read())
        {
        }
    }

    private static (long Bytes, int Handles, long Buffer) Used(DuckDbConnection connection)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return (process.WorkingSet64, process.HandleCount,
            connection.Number("SELECT CAST(sum(memory_usage_bytes) AS BIGINT) FROM duckdb_memory()", default));
    }
}
