using System.Diagnostics;

namespace Dashboard.Crashes;

/// <summary>What a number of kills came to.</summary>
/// <param name="Rounds">How often the process was killed.</param>
/// <param name="Acknowledged">How many things it had acknowledged before, by kind.</param>
/// <param name="RecoveredEntries">Audit entries that were added when the workspace was opened again.</param>
/// <param name="Faults">What was lost or broken, a sentence each.</param>
public sealed record CrashReport(
    int Rounds, IReadOnlyDictionary<string, int> Acknowledged, int RecoveredEntries, IReadOnlyList<string> Faults);

/// <summary>Kills a process that works in a workspace, at moments that the seed chooses, and looks at what is left each time.</summary>
public static class CrashRounds
{
    private const int MaxFurtherMs = 300;
    private const int MaxEarlyMs = 1500;

    /// <summary>What a kill waits for, in turn, and how many of it at most.</summary>
    private static readonly (Done What, int Most)[] Works = [
        (Done.Packet, 4), (Done.Import, 6), (Done.Annotation, 30), (Done.Analysis, 2), (Done.Exhibit, 4), (Done.Backup, 2)];

    private static readonly TimeSpan WorkLimit = TimeSpan.FromMinutes(10);

    /// <summary>Runs the rounds on one workspace, so that each starts from what the one before left.</summary>
    /// <param name="directory">The workspace's folder, empty at first.</param>
    public static Task<CrashReport> RunAsync(string directory, int rounds, int seed, Action<string>? say = null) =>
        RunAsync(directory, rounds, seed, null, say);

    /// <summary>The same, each kill while one kind of work is waited for.</summary>
    /// <param name="only">The kind; null for each in turn.</param>
    internal static async Task<CrashReport> RunAsync(string directory, int rounds, int seed, Done? only, Action<string>? say)
    {
        // Without this mark the sample cases would be prepared beside the work.
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, "samples-prepared"), "");
        var random = new Random(seed);
        var state = new CrashState(directory);
        for (var round = 1; round <= rounds; round++)
        {
            // Most kills come after an amount of work, so that a slow machine is killed at work, too; some come after
            // a while, whatever is done by then, and so also while the workspace is opened and recovered.
            var isEarly = round % (Works.Length + 1) == 0;
            var (what, most) = only is { } kind ? Works.First(w => w.What == kind) : Works[round % Works.Length];
            var acknowledged = await KillAsync(
                directory, seed * 1000 + round, what, isEarly ? 0 : 1 + random.Next(most),
                random.Next(isEarly ? MaxEarlyMs : MaxFurtherMs));
            await state.CheckAsync(acknowledged);
            say?.Invoke($"Round {round}: {acknowledged.Count} acknowledged, {state.Faults.Count} faults so far.");
        }

        return new CrashReport(rounds, state.Acknowledged, state.RecoveredEntries, state.Faults);
    }

    private static async Task<IReadOnlyList<Acknowledgement>> KillAsync(string directory, int seed, Done what, int work, int furtherMs)
    {
        using var process = Start(directory, seed);
        var errors = process.StandardError.ReadToEndAsync();
        var isWorkDone = new TaskCompletionSource();
        var said = Task.Run(async () =>
        {
            var acknowledged = new List<Acknowledgement>();
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (Acknowledgement.Parse(line) is { } one) acknowledged.Add(one);
                if (acknowledged.Count(a => a.What == what) >= work) isWorkDone.TrySetResult();
            }

            isWorkDone.TrySetResult();
            return acknowledged;
        });
        if (work > 0) await isWorkDone.Task.WaitAsync(WorkLimit);
        await Task.Delay(furtherMs);
        if (process.HasExited) throw new InvalidOperationException($"The process ended by itself: {await errors}");
        process.Kill();
        await process.WaitForExitAsync();
        return await said;
    }

    private static Process Start(string directory, int seed)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(CrashRounds).Assembly.Location, directory, seed.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A browser would outlive the process that is killed; the packets do without the PDF.
        start.Environment[Packets.Reports.Printing.InstalledBrowser.Variable] = "none";
        return Process.Start(start)!;
    }
}
