using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Crashes;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.PacketExports;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Exporting;
using Dashboard.Packets.Verification;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;

namespace Dashboard.Benchmarks;

/// <summary>
/// The packet of a large case: two exhibits of everything, a timeline and a heatmap, each with the activity of every account. It is
/// exported, and verified turn by turn with <c>sha256sum</c> of the same bytes, unpacked. Peaks are the resident memory above what
/// the process had before, so that what the case itself holds is not counted.
/// </summary>
internal static class PacketBenchmark
{
    public const int DefaultInteractions = 3_000_000;
    public const int Rounds = 5;

    /// <param name="interactions">How many the case has.</param>
    /// <param name="isAnalysed">Whether the case is analysed first, so that what was inferred is sealed.</param>
    /// <param name="kept">A folder to make the case in, or to find it in from an earlier run; null for one that is deleted.</param>
    public static async Task RunAsync(int interactions, bool isAnalysed, string? kept)
    {
        var folder = kept ?? Directory.CreateTempSubdirectory("dashboard-packet-").FullName;
        try
        {
            var path = Path.Combine(folder, "packet.zip");
            await using (var workspace = await CrashWorkspace.OpenAsync(Path.Combine(folder, "workspace")))
            {
                if ((await workspace.Store.ImportsAsync(default)).Count == 0)
                    await MakeCaseAsync(workspace, folder, interactions, isAnalysed);
                await ExportAsync(workspace, path, interactions);
            }

            await VerifyAsync(path, folder);
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MakeCaseAsync(CrashWorkspace workspace, string folder, int interactions, bool isAnalysed)
    {
        var clock = Stopwatch.StartNew();
        var logs = Path.Combine(folder, "logs");
        await ScenarioFolder.WriteAsync(ScenarioCatalogue.Create(new ScenarioRequest("campaign", null, interactions)), logs);
        await workspace.Get<CaseImports>()
            .ImportAsync(
                CrashWorkspace.Owner, workspace.CaseId,
                new ImportOrder(Path.Combine(logs, ScenarioFolder.InteractionsFile(InteractionFormat.Csv)), "log.csv"), null, default);
        Directory.Delete(logs, recursive: true);
        if (isAnalysed) await workspace.Get<AuditedAnalyses>()
            .RunAsync(CrashWorkspace.Owner, workspace.CaseId, new AnalysisOptions { Sensitivity = false }, null, default);
        var freezer = workspace.Get<ExhibitFreezer>();
        foreach (var (view, title) in ((ExhibitView, string)[])[
            (ExhibitView.Timeline, "Everybody by day"), (ExhibitView.Heatmap, "What everybody did")])
            await freezer.FreezeAsync(CrashWorkspace.Owner, workspace.CaseId, FrozenView.Parse(view, ""), title, null, default);
        var edit = AllegationEdit.New("Everybody acted");
        edit =
            edit with { Elements = [
                edit.Elements[0] with { Grounds = [new GroundEdit(Bearing.For, 1), new GroundEdit(Bearing.For, 2)] },
                .. edit.Elements.Skip(1)] };
        var allegations = workspace.Get<AllegationRegister>();
        var made = await allegations.CreateAsync(CrashWorkspace.Owner, workspace.CaseId, edit.Title);
        await allegations.SaveAsync(CrashWorkspace.Owner, workspace.CaseId, made.Number, edit, made.Version);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{interactions:N0} interactions imported{(isAnalysed ? ", analysed" : "")} and frozen twice in {clock.Elapsed.TotalSeconds:0} s"));
    }

    private static async Task ExportAsync(CrashWorkspace workspace, string path, int interactions)
    {
        var (idle, clock) = (Idle(), Stopwatch.StartNew());
        await workspace.Get<CasePackets>()
            .ExportAsync(
                new PacketRequest(
                    workspace.CaseId, 1, path, CrashWorkspace.Owner) { Profile = PacketProfile.Full, Overriding = "a benchmark" }, default);
        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"exported and verified in {seconds:0.0} s, {interactions / seconds:N0} interactions a second; {new FileInfo(path).Length / 1e6:0.0} MB; peak {PeakMemory.MiB() - idle:0} MiB above idle"));
    }

    private static async Task VerifyAsync(string path, string folder)
    {
        var unpacked = Path.Combine(folder, "unpacked");
        if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        await ZipFile.ExtractToDirectoryAsync(path, unpacked);
        var bag = Directory.EnumerateDirectories(unpacked).Single();
        var bytes = new DirectoryInfo(bag).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        var lines = Directory.EnumerateFiles(bag, ExhibitActivity.FileName, SearchOption.AllDirectories)
            .Sum(f => File.ReadLines(f).LongCount() - 1);
        var (ratios, busyRatios, own, peak) = (new List<double>(), new List<double>(), new List<double>(), 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var (hashed, hashedBusy) = await HashAsync(bag);
            var (idle, busy, clock) = (Idle(), Busy(), Stopwatch.StartNew());
            var verification = await PacketVerifier.VerifyAsync(path);
            own.Add(clock.Elapsed.TotalSeconds);
            if (!verification.Valid)
                throw new BenchmarkFailedException($"The packet does not verify: {verification.Checks.First(c => !c.Ok).Detail}");
            ratios.Add(own[^1] / hashed);
            busyRatios.Add((Busy() - busy) / hashedBusy);
            peak = Math.Max(peak, PeakMemory.MiB() - idle);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  verified in {own[^1]:0.00} s ({Busy() - busy:0.00} s of the processor), sha256sum {hashed:0.00} s ({hashedBusy:0.00} s)"));
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{bytes / 1e6:N0} MB unpacked, {lines:N0} lines of activity: verified in {Median(own):0.00} s, {lines / Median(own):N0} lines a second; {Median(ratios):0.0} times sha256sum by the clock, {Median(busyRatios):0.0} by the processor (medians of {Rounds}); peak {peak:0} MiB above idle"));
    }

    // The tool's time by the clock and by the processor, as the shell measures it.
    private static async Task<(double Seconds, double Busy)> HashAsync(string folder)
    {
        using var shell = Process.Start(
            new ProcessStartInfo(
                "bash", ["-c", "TIMEFORMAT='%R %U %S'; time sha256sum --quiet -c manifest-sha256.txt"]) { WorkingDirectory = folder,
                RedirectStandardError = true })!;
        var times = (await shell.StandardError.ReadToEndAsync()).Trim().Split(' ')
            .Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        return (times[0], times[1] + times[2]);
    }

    private static double Idle()
    {
        // What the case left behind is given back first.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        PeakMemory.Reset();
        return PeakMemory.MiB();
    }

    private static double Busy() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
