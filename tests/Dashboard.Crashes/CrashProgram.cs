using System.Globalization;

namespace Dashboard.Crashes;

/// <summary>
/// Works in a workspace until it is killed, or whoever started it is gone: <c>Dashboard.Crashes DIRECTORY SEED</c>. By hand it kills
/// itself: <c>Dashboard.Crashes rounds DIRECTORY ROUNDS [KIND …]</c>, so many times at each kind of work; and, as root,
/// <c>Dashboard.Crashes disk DIRECTORY [ROUNDS]</c> tries a disk that is full and one that is mounted for reading only.
/// </summary>
internal static class CrashProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["rounds", var place, var rounds, .. var kinds])
            return await RoundsAsync(place, int.Parse(rounds, CultureInfo.InvariantCulture), kinds);
        if (args is ["disk", var mount, .. var times])
            return await DiskRounds.RunAsync(
                mount, times is [var some] ? int.Parse(some, CultureInfo.InvariantCulture) : DiskRounds.DefaultRounds, Console.WriteLine);
        if (args is not [var directory, var seed]) return 2;
        _ = Task.Run(() =>
        {
            // Ends with the one who holds the other end.
            Console.In.ReadToEnd();
            Environment.Exit(3);
        });
        await using var opened = await CrashWorkspace.OpenAsync(directory);
        await new CrashWork(opened, int.Parse(seed, CultureInfo.InvariantCulture), Console.OpenStandardOutput()).RunAsync();
        return 0;
    }

    private static async Task<int> RoundsAsync(string directory, int rounds, string[] kinds)
    {
        var faults = 0;
        foreach (var kind in kinds.Length > 0
            ? kinds.Select(k => Enum.Parse<Done>(k, ignoreCase: true)) : [Done.Import, Done.Analysis, Done.Packet, Done.Backup])
        {
            var report = await CrashRounds.RunAsync(
                Path.Combine(directory, $"{kind}"), rounds, seed: 1 + (int)kind, kind, Console.Error.WriteLine);
            Console.WriteLine(
                $"{kind}: {report.Rounds} kills, {report.Acknowledged.Values.Sum()} acknowledged ({string.Join(", ", report.Acknowledged.Select(a => $"{a.Value} × {a.Key}"))}), {report.RecoveredEntries} entries recovered, {report.Faults.Count} lost or broken.");
            foreach (var fault in report.Faults) Console.WriteLine(fault);
            faults += report.Faults.Count;
        }

        return faults == 0 ? 0 : 1;
    }
}
