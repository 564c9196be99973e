using System.Diagnostics;
using System.Globalization;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Interactions.Tests.Store.Written;

namespace Dashboard.Benchmarks;

/// <summary>
/// The steps of <see cref="StoreScript"/> on one thread, on two, and with the store reopened after each step, at many sizes.
/// </summary>
internal static class DifferentialBenchmark
{
    public const string DefaultSizes = "122879,122880,122881,245759,245760,245761,368640,450000,491520,614401,1000000";

    /// <param name="sizes">Rows of the larger log, with commas between.</param>
    /// <returns>1 where anything differs.</returns>
    public static async Task<int> RunAsync(string sizes)
    {
        var isAnyDifferent = false;
        foreach (var size in sizes.Split(','))
        {
            var clock = Stopwatch.StartNew();
            var rows = int.Parse(size, CultureInfo.InvariantCulture);
            var one = await RunAsync(rows, threads: 1, isReopened: false);
            var two = await RunAsync(rows, threads: 2, isReopened: false);
            var reopened = await RunAsync(rows, threads: 2, isReopened: true);
            var differing = one.Except(two).Concat(two.Except(one)).Concat(two.Except(reopened)).Concat(reopened.Except(two)).Distinct()
                .ToList();
            Console.WriteLine($"{rows:N0} rows: {one.Count} tables compared, {differing.Count} differ; {clock.Elapsed.TotalSeconds:0} s");
            foreach (var line in differing) Console.WriteLine($"  {line}");
            isAnyDifferent |= differing.Count > 0;
        }

        return isAnyDifferent ? 1 : 0;
    }

    private static async Task<IReadOnlyList<string>> RunAsync(int rows, int threads, bool isReopened)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-differential-").FullName;
        try
        {
            return await StoreScript.RunAsync(folder, rows, threads, isReopened);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
