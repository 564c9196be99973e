using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dashboard.Casework.Workspaces;
using Dashboard.Commands;
using Dashboard.Consoles;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Imports;
using Dashboard.Serving;

namespace Dashboard.Crashes;

/// <summary>
/// A small disk of its own that fills up, and is then mounted for reading only: what is lost, what still works, and what is said.
/// </summary>
internal static class DiskRounds
{
    private const int DiskMiB = 192;
    /// <summary>How often the disk is filled up.</summary>
    public const int DefaultRounds = 25;

    private const int Rows = 60_000;

    private static readonly string[][] ReadingVerbs = [
        ["case", "list"], ["query", "--view", "timeline"], ["query", "--view", "figures"], ["audit", "verify"], ["allegation", "list"]];

    /// <returns>0 when nothing was lost, else 1.</returns>
    public static async Task<int> RunAsync(string mount, int rounds, Action<string> say)
    {
        Directory.CreateDirectory(mount);
        Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={DiskMiB}m,mode=0755"), "tmpfs", mount);
        var faults = new List<string>();
        try
        {
            var directory = Path.Combine(mount, "workspace");
            var id = await FillAsync(directory, mount, rounds, faults, say);
            await ReadAsync(directory, id, "a full disk", faults, say);
            Run("mount", "-o", "remount,ro", mount);
            await ReadAsync(directory, id, "a disk mounted for reading only", faults, say);
            await ServeAsync(directory, faults, say);
        }
        finally
        {
            Run("umount", mount);
        }

        say($"{faults.Count} faults.");
        foreach (var fault in faults) say(fault);
        return faults.Count == 0 ? 0 : 1;
    }

    // Imports into a disk with less and less room; each that fails has to give back what it took.
    private static async Task<CaseId> FillAsync(string directory, string mount, int rounds, List<string> faults, Action<string> say)
    {
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, "samples-prepared"), "");
        CaseId id;
        var log = Path.GetTempFileName();
        var (failed, most) = (0, 0L);
        await using (var workspace = await CrashWorkspace.OpenAsync(directory))
        {
            id = workspace.CaseId;
            await WriteLogAsync(log, "first", 2_000);
            await workspace.Get<CaseImports>().ImportAsync(CrashWorkspace.Owner, id, new ImportOrder(log, "first.csv"), null, default)
                .ContinueWith(
                    refused => say($"With the reserve: {refused.Exception?.InnerException?.Message ?? "imported"}"), TaskScheduler.Default);
            var store = workspace.Store;
            await store.ImportAsync(new ImportRequest(log, "first.csv", null, "crash", DateTime.UtcNow), null, default);
            var held = (await store.DescribeAsync(default)).Interactions;
            for (var round = 0; round < rounds; round++)
            {
                await WriteLogAsync(log, $"log-{round}", Rows);
                var ballast = Path.Combine(mount, "ballast");
                await AllocateAsync(ballast, Free(mount) - (1L << 20) * (1 + round % 6));
                var before = Free(mount);
                try
                {
                    held += (await store.ImportAsync(
                        new ImportRequest(log, $"log-{round}.csv", null, "crash", DateTime.UtcNow), null, default)).Accepted;
                }
                catch (Exception exception) when (exception is not OutOfMemoryException)
                {
                    failed++;
                    most = Math.Max(most, before - Free(mount));
                    if (exception is not ImportException)
                        faults.Add($"A full disk is told as {exception.GetType().Name}: {exception.Message}");
                }

                File.Delete(ballast);
                if ((await store.DescribeAsync(default)).Interactions != held)
                    faults.Add($"Round {round}: the case does not hold what its imports accepted.");
            }
        }

        File.Delete(log);
        say($"{rounds} imports of {Rows:N0} rows into 1 to 6 MiB: {failed} failed, {most >> 10:N0} KiB at most were not given back, {faults.Count} faults.");
        if (most > 1 << 20) faults.Add($"A failed import kept {most >> 10:N0} KiB.");
        await AllocateAsync(Path.Combine(mount, "ballast"), Free(mount));
        return id;
    }

    private static async Task ReadAsync(string directory, CaseId id, string on, List<string> faults, Action<string> say)
    {
        foreach (var verb in ReadingVerbs)
        {
            string[] of = verb[0] is "query" or "allegation" ? ["--case", id.Value] : [];
            await TryAsync([.. verb, .. of, "--data", directory], expected: 0, on, faults, say);
        }

        await TryAsync(["case", "create", "Another", "--data", directory], expected: 1, on, faults, say);
    }

    private static async Task TryAsync(string[] arguments, int expected, string on, List<string> faults, Action<string> say)
    {
        var (output, error) = (new StringWriter(CultureInfo.InvariantCulture), new StringWriter(CultureInfo.InvariantCulture));
        try
        {
            var code = await CommandLine.RunAsync(arguments, new CommandConsole(output, error));
            say($"{string.Join(' ', arguments[..2])} on {on}: {code}. {error.ToString().Trim().ReplaceLineEndings(" ")}");
            if (code != expected) faults.Add($"'{string.Join(' ', arguments)}' on {on} ended with {code}: {error}");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            faults.Add(
                $"'{string.Join(' ', arguments)}' on {on} failed without a sentence: {exception.GetType().Name}: {exception.Message}");
        }
    }

    private static async Task ServeAsync(string directory, List<string> faults, Action<string> say)
    {
        await using var workspace = await Workspace.OpenOrReadAsync(directory);
        await using var app = DashboardServer.Build(workspace, ["http://127.0.0.1:0"]);
        await app.StartAsync();
        using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var page in (string[])["/healthz", "/sign-in"])
        {
            var status = (await browser.GetAsync(new Uri(page, UriKind.Relative))).StatusCode;
            say($"{page} on a disk mounted for reading only: {(int)status}");
            if ((int)status >= 400) faults.Add($"{page} answered {(int)status}.");
        }

        await app.StopAsync();
    }

    private static async Task WriteLogAsync(string path, string name, int rows)
    {
        await using var log = new StreamWriter(path, append: false, Encoding.UTF8);
        await log.WriteAsync("account_id,timestamp,capability,ip,interaction_id\n");
        for (var row = 0; row < rows; row++)
            await log.WriteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"account-{row * 7919 % 5003},2026-05-{1 + row % 28:00}T{row % 24:00}:{row / 24 % 60:00}:00Z,general,198.51.{row % 250}.{row * 31 % 250},{name}-{row * 2654435761L % 4294967296L:x}\n"));
    }

    private static async Task AllocateAsync(string path, long bytes)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        var block = new byte[1 << 16];
        try
        {
            for (var left = bytes; left > 0; left -= block.Length)
                await file.WriteAsync(block.AsMemory(0, (int)Math.Min(block.Length, left)));
        }
        catch (IOException)
        {
            // Full: that is what was wanted.
        }
    }

    private static long Free(string mount) => new DriveInfo(mount).AvailableFreeSpace;

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}. It takes root.");
    }
}
