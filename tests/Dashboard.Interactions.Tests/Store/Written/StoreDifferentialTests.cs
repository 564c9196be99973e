namespace Dashboard.Interactions.Tests.Store.Written;

/// <summary>
/// The same work on one thread, on two, and with the store reopened after each step, compared table by table. The benchmark
/// <c>differential</c> does it at more sizes.
/// </summary>
public sealed class StoreDifferentialTests
{
    /// <summary>DuckDB's row groups have 122,880 rows: what it does with them differs below, at and above multiples of that.</summary>
    [Theory]
    [InlineData(122_880)]
    public async Task Steps_OneThreadTwoAndReopened_HoldTheSame(int rows)
    {
        var one = await RunAsync(rows, threads: 1, isReopened: false);
        var two = await RunAsync(rows, threads: 2, isReopened: false);
        var reopened = await RunAsync(rows, threads: 2, isReopened: true);

        Assert.Equal(one, two);
        Assert.Equal(two, reopened);
    }

    private static async Task<IReadOnlyList<string>> RunAsync(int rows, int threads, bool isReopened)
    {
        using var directory = new TemporaryDirectory();
        return await StoreScript.RunAsync(directory.Path, rows, threads, isReopened);
    }
}
