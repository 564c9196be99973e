using System.IO.Compression;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Trail;
using Dashboard.Commands;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Imports;
using Dashboard.Tests.Commands;

namespace Dashboard.Tests.Backups;

public sealed class BackupRoundTripTests : IDisposable
{
    private const int MaxImports = 300;

    private readonly string folder = Directory.CreateTempSubdirectory("backup-").FullName;

    private string Original => Path.Combine(folder, "original");

    private string Copy => Path.Combine(folder, "copy");

    private string Backup => Path.Combine(folder, "backup.zip");

    [Fact]
    public async Task Backup_WhileServedAndImporting_RestoresACommittedState()
    {
        IReadOnlyList<AuditEntry> originalTrail;
        IReadOnlyList<ImportReport> originalImports;
        CaseId id;
        ConsoleRun backup;
        int acknowledgedBefore;
        await using (var served = await OpenWorkspace.OpenAsync(Original))
        {
            await served.App.StartAsync();
            id = await served.CreateCaseAsync();
            await served.ImportAsync(id, 0, 2000);
            using var stop = new CancellationTokenSource();
            var acknowledged = 1;
            var importing = Task.Run(async () =>
            {
                for (var batch = 1; batch < MaxImports && !stop.IsCancellationRequested; batch++)
                {
                    await served.ImportAsync(id, batch, 2000);
                    await served.Get<AllegationRegister>().CreateAsync(OpenWorkspace.Owner, id, $"Allegation {batch}");
                    await served.Get<AnnotationRegister>()
                        .CreateAsync(OpenWorkspace.Owner, id, AnnotationTarget.Account, $"a{batch}", "Seen.");
                    Interlocked.Increment(ref acknowledged);
                }
            });
            while (Volatile.Read(ref acknowledged) < 3 && !importing.IsCompleted) await Task.Yield();
            acknowledgedBefore = Volatile.Read(ref acknowledged);

            backup = await ConsoleRun.Of("backup", "--out", Backup, "--data", Original, "--json");

            await stop.CancelAsync();
            await importing;
            originalImports = await served.Store(id).ImportsAsync(default);
            originalTrail = await served.TrailAsync();
            await served.App.StopAsync();
        }

        var restore = await ConsoleRun.Of("restore", Backup, "--data", Copy, "--json");

        Assert.True(backup.ExitCode == CommandLine.Done, backup.Error);
        Assert.True(restore.ExitCode == CommandLine.Done, restore.Error);
        Assert.Equal(backup.Output, restore.Output.Replace(",\n  \"kept\": null", "", StringComparison.Ordinal));
        Assert.Single(
            originalTrail,
            e => e.Action == "workspace.backup"
            && e.Detail.Contains(backup.Json.GetProperty("sha256").GetString()!, StringComparison.Ordinal));

        await using var restored = await OpenWorkspace.OpenAsync(Copy);
        var trail = await restored.TrailAsync();
        var imports = await restored.Store(id).ImportsAsync(default);
        var data = await restored.Store(id).DescribeAsync(default);
        Assert.True((await restored.Get<AuditTrail>().VerifyAsync()).Valid);
        Assert.Equal("workspace.restore", trail[^1].Action);

        // The chain is the original's up to the copy; what follows is what the restore added.
        var shared = trail.TakeWhile(e => originalTrail.Any(o => o.Hash == e.Hash)).ToList();
        Assert.All(
            trail.Skip(shared.Count),
            e => Assert.True(e.Action == "workspace.restore" || e is { Action: "import", ActorKind: ActorKind.Program }));
        Assert.InRange(imports.Count, acknowledgedBefore, originalImports.Count);
        Assert.Equal(originalImports.Take(imports.Count).Select(i => i.Sha256), imports.Select(i => i.Sha256));
        Assert.Equal(imports.Sum(i => i.Accepted), data.Interactions);
        Assert.Equal(imports.Count, data.Accounts);
        Assert.Equal(
            imports.Select(i => $"import {i.Number}").Order(), trail.Where(e => e.Action == "import").Select(e => e.Subject).Order());
        Assert.Equal(
            shared.Count(e => e.Action == "allegation.create"),
            (await restored.Get<AllegationRegister>().ListAsync(OpenWorkspace.Owner, id, take: 0)).Total);
        Assert.Equal(
            shared.Count(e => e.Action == "annotation.create"),
            (await restored.Get<AnnotationRegister>().ListAsync(OpenWorkspace.Owner, id, take: 0)).Total);
        Assert.All(imports, i => Assert.True(File.Exists(Path.Combine(restored.FolderOf(id), i.RejectsFile!))));
    }

    [Fact]
    public async Task Restore_ImportTakenOutAfterTheAnalysis_BringsTheWorkspaceBack()
    {
        await using (var workspace = await OpenWorkspace.OpenAsync(Original))
        {
            var id = await workspace.CreateCaseAsync();
            foreach (var batch in Enumerable.Range(1, 3)) await workspace.ImportAsync(id, batch);
            await workspace.Get<AuditedAnalyses>()
                .RunAsync(OpenWorkspace.Owner, id, new Dashboard.Analysis.Material.AnalysisOptions(), null, default);
            await workspace.Get<CaseImports>().RemoveAsync(OpenWorkspace.Owner, id, 2, default);
        }

        var backup = await ConsoleRun.Of("backup", "--out", Backup, "--data", Original);
        var restore = await ConsoleRun.Of("restore", Backup, "--data", Copy);
        var verify = await ConsoleRun.Of("workspace", "verify", "--data", Copy);

        Assert.True((backup.ExitCode, restore.ExitCode, verify.ExitCode) == (0, 0, 0), backup.Error + restore.Error + verify.Output);
    }

    [Fact]
    public async Task Backup_WorkspaceOfNobody_HoldsItsStateForItsOwnerOnly()
    {
        CaseId id;
        await using (var workspace = await OpenWorkspace.OpenAsync(Original))
        {
            await workspace.ImportAsync(id = await workspace.CreateCaseAsync(), 1);
            await File.WriteAllTextAsync(Path.Combine(Original, "keys", "key-1.xml"), "<key/>");
            await File.WriteAllTextAsync(Path.Combine(Original, "inbox", "large.csv"), "not a part of it");
        }

        var run = await ConsoleRun.Of("backup", "--out", Backup, "--data", Original, "--json");

        Assert.Equal(new FileInfo(Backup).Length, run.Json.GetProperty("bytes").GetInt64());
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(Backup))),
            run.Json.GetProperty("sha256").GetString());
        await using var zip = await ZipFile.OpenReadAsync(Backup);
        Assert.Equal(
            ["casework.db", $"cases/{id}/interactions.duckdb", $"cases/{id}/imports/1.header", $"cases/{id}/imports/1.json",
                $"cases/{id}/imports/1.rejects.csv", "keys/key-1.xml", "keys/workspace.id", "samples-prepared", "backup.json"],
            zip.Entries.Select(e => e.FullName));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
        Assert.Equal(
            ["backup.zip", "original"],
            Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateDirectories(Original, ".*"), left => Assert.Empty(Directory.EnumerateFileSystemEntries(left)));
    }

    [Theory]
    [InlineData("backup.zip", "there already")]
    [InlineData("original/backup.zip", "within the workspace")]
    [InlineData("nowhere/backup.zip", "no folder")]
    public async Task Backup_FileThatCannotBe_IsRefusedAndNothingWritten(string file, string expected)
    {
        await using (await OpenWorkspace.OpenAsync(Original))
        {
        }

        await File.WriteAllTextAsync(Backup, "mine");

        var run = await ConsoleRun.Of("backup", "--out", Path.Combine(folder, file), "--data", Original, "--json");

        Assert.Equal(CommandLine.Failed, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Backup));
    }

    [Fact]
    public async Task Backup_NoWorkspace_MakesNone()
    {
        var run = await ConsoleRun.Of("backup", "--out", Backup, "--data", Original);

        Assert.Equal(CommandLine.Failed, run.ExitCode);
        Assert.False(Directory.Exists(Original));
    }

    [Fact]
    public async Task Backup_RefusedByTheOwningProcess_PassesItsSentenceOn()
    {
        await using var served = await OpenWorkspace.OpenAsync(Original);
        await served.App.StartAsync();
        await File.WriteAllTextAsync(Backup, "mine");

        var refused = await ConsoleRun.Of("backup", "--out", Backup, "--data", Original);
        var replaced = await ConsoleRun.Of("backup", "--out", Backup, "--data", Original, "--overwrite");

        Assert.Equal(CommandLine.Failed, refused.ExitCode);
        Assert.Contains("--overwrite", refused.Error, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Done, replaced.ExitCode);
        await served.App.StopAsync();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
