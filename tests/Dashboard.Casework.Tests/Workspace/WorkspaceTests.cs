using System.Diagnostics;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Files;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Casework.Tests;

public class WorkspaceTests
{
    [Fact]
    public async Task OpenAsync_EmptyFolder_MakesTheLayoutForItsOwnerOnly()
    {
        var directory = Directory.CreateTempSubdirectory("casework-").FullName;

        await using var workspace = await Workspace.OpenAsync(directory);

        Assert.True(workspace.IsNew);
        foreach (var file in (string[])["casework.db", "casework.db-wal"])
        {
            Assert.True(File.Exists(Path.Combine(workspace.Directory, file)));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(workspace.Directory, file)));
        }

        foreach (var part in (string[])["cases", "exhibits", "keys", "inbox"])
        {
            var folder = new DirectoryInfo(Path.Combine(workspace.Directory, part));
            Assert.True(folder.Exists);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder.UnixFileMode);
        }

        await workspace.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task OpenAsync_WorkspaceInUse_NamesItsOwner()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();

        var refusal = await Assert.ThrowsAsync<WorkspaceInUseException>(() => Workspace.OpenAsync(workspace.Directory));

        Assert.Contains($"process {Environment.ProcessId} of {Environment.UserName}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("since 2026-07-01 09:00:00 UTC", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_AfterTheOwnerClosed_OpensAndIsNotNew()
    {
        var directory = Directory.CreateTempSubdirectory("casework-").FullName;
        await (await Workspace.OpenAsync(directory)).DisposeAsync();

        await using (var again = await Workspace.OpenAsync(directory))
        {
            Assert.False(again.IsNew);
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task OpenAsync_TracesOfAKilledOwner_DoNotBlock()
    {
        var directory = Directory.CreateTempSubdirectory("casework-").FullName;
        await (await Workspace.OpenAsync(directory)).DisposeAsync();
        File.WriteAllText(Path.Combine(directory, "workspace.lock"), "");
        File.WriteAllText(Path.Combine(directory, "workspace.owner.json"), "{ half written");
        var unfinished = Directory.CreateDirectory(Path.Combine(directory, "exhibits", ".unfinished-1"));
        File.WriteAllText(Path.Combine(unfinished.FullName, "rows.csv"), "half");

        await using (await Workspace.OpenAsync(directory))
        {
            Assert.False(Directory.Exists(unfinished.FullName));
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task OpenAsync_HeldByAnotherProcess_IsRefusedUntilThatProcessIsKilled()
    {
        if (!OperatingSystem.IsLinux()) return;
        var directory = Directory.CreateTempSubdirectory("casework-").FullName;
        await (await Workspace.OpenAsync(directory)).DisposeAsync();
        using var other = Process.Start(
            new ProcessStartInfo(
                "flock",
                ["--no-fork", "--exclusive", Path.Combine(directory, "workspace.lock"), "sh", "-c",
                    "echo held; exec sleep 600"]) { RedirectStandardOutput = true })!;
        Assert.Equal("held", await other.StandardOutput.ReadLineAsync());

        await Assert.ThrowsAsync<WorkspaceInUseException>(() => Workspace.OpenAsync(directory));
        other.Kill();
        await other.WaitForExitAsync();

        await using (await Workspace.OpenAsync(directory))
        {
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task CaseDirectory_OfACase_LiesWithinTheWorkspace()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();

        Assert.Equal(
            Path.Combine(workspace.Directory, "cases", "harbour", "imports"),
            workspace.Workspace.ImportsDirectory(CaseId.Parse("harbour")));
        Assert.Throws<ArgumentException>(() => workspace.Workspace.CaseDirectory(default));
    }

    [Fact]
    public async Task SnapshotDatabaseAsync_WhileWritten_IsAWholeDatabaseWithAValidChain()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
                await workspace.Get<AnnotationRegister>().CreateAsync(TemporaryWorkspace.Owner, id, AnnotationTarget.Account, "a", "Seen.");
        });
        var copy = Directory.CreateTempSubdirectory("casework-").FullName;

        await workspace.Workspace.SnapshotDatabaseAsync(Path.Combine(copy, "casework.db"));
        await writing;

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(copy, "casework.db")));
        await Assert.ThrowsAsync<IOException>(() => workspace.Workspace.SnapshotDatabaseAsync(Path.Combine(copy, "casework.db")));
        await using (var opened = await Workspace.OpenAsync(copy))
        await using (var services = new ServiceCollection().AddCasework(opened).BuildServiceProvider())
        {
            var chain = await services.GetRequiredService<AuditTrail>().VerifyAsync();
            var annotations = await services.GetRequiredService<AnnotationRegister>().ListAsync(TemporaryWorkspace.Owner, id);
            Assert.Equal((true, annotations.Total + 1), (chain.Valid, (int)chain.Entries));
        }

        Directory.Delete(copy, recursive: true);
    }
}
