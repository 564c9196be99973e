using Dashboard.Crashes;

namespace Dashboard.Benchmarks;

/// <summary>Kills a process at work in a workspace, again and again, and says what was lost.</summary>
internal static class KillBenchmark
{
    public const int DefaultRounds = 60;

    private const int Seed = 1;

    /// <returns>0 when nothing was lost, else 1.</returns>
    public static async Task<int> RunAsync(int rounds)
    {
        var directory = Directory.CreateTempSubdirectory("dashboard-kill-").FullName;
        var report = await CrashRounds.RunAsync(directory, rounds, Seed, Console.Error.WriteLine);
        var acknowledged = string.Join(
            ", ", report.Acknowledged.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Value} × {a.Key}"));
        Console.WriteLine(
            $"{report.Rounds} kills: {report.Acknowledged.Values.Sum()} acknowledged ({acknowledged}), {report.RecoveredEntries} audit entries recovered, {report.Faults.Count} lost or broken.");
        foreach (var fault in report.Faults) Console.WriteLine(fault);
        Directory.Delete(directory, recursive: true);
        return report.Faults.Count == 0 ? 0 : 1;
    }
}
