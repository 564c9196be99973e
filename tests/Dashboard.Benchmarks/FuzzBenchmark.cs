using System.Diagnostics;
using System.Globalization;
using Dashboard.Interactions.Tests.Fuzzing;

namespace Dashboard.Benchmarks;

/// <summary>The fuzzer of the reading of logs, for as long as somebody likes.</summary>
internal static class FuzzBenchmark
{
    /// <summary>Runs it; fails when it finds anything.</summary>
    /// <param name="arguments"><c>--minutes N</c>, 60 where it is not given, and <c>--seed S</c>, 1 where it is not.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (minutes, seed) = (Value(arguments, "--minutes", 60), Value(arguments, "--seed", 1));
        var folder = Directory.CreateTempSubdirectory("dashboard-fuzz-").FullName;
        var watch = Stopwatch.StartNew();
        var report = await new LogFuzzer(folder).RunAsync((int)seed, _ => watch.Elapsed.TotalMinutes < minutes);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Executions:N0} logs ({report.Imports:N0} of them imported) in {watch.Elapsed.TotalMinutes:0.0} min, {report.Rows:N0} rows, {report.Refused:N0} refused, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MiB, {report.Findings.Count} findings"));
        foreach (var finding in report.Findings) Console.WriteLine(finding);
        if (report.Findings.Count == 0) Directory.Delete(folder, recursive: true);
        return report.Findings.Count == 0 ? 0 : 1;
    }

    private static double Value(string[] arguments, string name, double fallback) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length
        ? double.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : fallback;
}
