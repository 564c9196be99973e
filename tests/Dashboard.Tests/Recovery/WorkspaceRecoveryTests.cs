using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Recovery;
using Dashboard.Tests.Backups;

namespace Dashboard.Tests.Recovery;

/// <summary>What a process leaves that is killed between two stores.</summary>
public sealed class WorkspaceRecoveryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("recovery-").FullName;

    [Fact]
    public async Task Recover_ImportCommittedAndNotRecorded_IsRecordedOnce()
    {
        await using var workspace = await OpenWorkspace.OpenAsync(folder);
        var id = await workspace.CreateCaseAsync();
        await workspace.ImportAsync(id, 1);
        await workspace.ImportAsync(id, 2, isAudited: false);

        await workspace.Get<WorkspaceRecovery>().RecoverAsync(default);
        await workspace.Get<WorkspaceRecovery>().RecoverAsync(default);

        var entries = (await workspace.TrailAsync()).Where(e => e.Action == "import").ToList();
        Assert.Equal(
            [("import 1", ActorKind.WorkspaceOwner), ("import 2", ActorKind.Program)], entries.Select(e => (e.Subject, e.ActorKind)));
        Assert.Contains("before it was recorded", entries[1].Detail, StringComparison.Ordinal);
        Assert.Contains("\"2.csv\"", entries[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recover_ManifestOfAnImportThatWasNotCommitted_IsRemovedWithItsRejects()
    {
        await using var workspace = await OpenWorkspace.OpenAsync(folder);
        var id = await workspace.CreateCaseAsync();
        await workspace.ImportAsync(id, 1);
        var imports = Path.Combine(workspace.FolderOf(id), "imports");
        foreach (var name in (string[])["2.json", "2.rejects.csv", "3.rejects.csv", "notes.txt"])
            await File.WriteAllTextAsync(Path.Combine(imports, name), "{ half");

        await workspace.Get<WorkspaceRecovery>().RecoverAsync(default);

        Assert.Equal(
            ["1.header", "1.json", "1.rejects.csv", "notes.txt"],
            Directory.EnumerateFiles(imports).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(1, await workspace.CountAuditAsync("import"));
    }

    [Fact]
    public async Task Recover_RemovalCommittedAndNotRecorded_IsRecordedOnce()
    {
        await using var workspace = await OpenWorkspace.OpenAsync(folder);
        var id = await workspace.CreateCaseAsync();
        await workspace.ImportAsync(id, 1);
        await workspace.Store(id).RemoveImportAsync(1, "ada", new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc), default);

        await workspace.Get<WorkspaceRecovery>().RecoverAsync(default);
        await workspace.Get<WorkspaceRecovery>().RecoverAsync(default);

        var entry = Assert.Single(await workspace.TrailAsync(), e => e.Action == "import.remove");
        Assert.Equal(("import 1", ActorKind.Program), (entry.Subject, entry.ActorKind));
        Assert.Contains("before it was recorded", entry.Detail, StringComparison.Ordinal);
        Assert.Equal(
            ["1.removed.json"], Directory.EnumerateFiles(Path.Combine(workspace.FolderOf(id), "imports")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Recover_RemovalThatWasNotCommitted_IsForgotten()
    {
        await using var workspace = await OpenWorkspace.OpenAsync(folder);
        var id = await workspace.CreateCaseAsync();
        await workspace.ImportAsync(id, 1);
        var removed = Path.Combine(workspace.FolderOf(id), "imports", "1.removed.json");
        await File.WriteAllTextAsync(removed, "{}");

        await workspace.Get<WorkspaceRecovery>().RecoverAsync(default);

        Assert.False(File.Exists(removed));
        Assert.Equal((1, 0), (await workspace.CountAuditAsync("import"), await workspace.CountAuditAsync("import.remove")));
    }

    [Fact]
    public async Task Recover_RunKilledWhileStored_LeavesTheRunBefore()
    {
        await using var workspace = await OpenWorkspace.OpenAsync(folder);
        var id = await workspace.CreateCaseAsync();
        await workspace.ImportAsync(id, 1);
        var run = await workspace.Get<AuditedAnalyses>().RunAsync(OpenWorkspace.Owner, id, new AnalysisOptions(), null, default);
        var before = await workspace.Store(id).AssignmentsAsync(default);
        await AnalysisFile.WriteUnpublishedAsync(workspace.FolderOf(id), run with { RanAt = run.RanAt.AddDays(1) }, default);
        await workspace.Store(id).SaveAssignmentsAsync([new Assignment("a1", "c9", 1, Disposition.Pool)], default);

        await workspace.Get<WorkspaceRecovery>().RecoverAsync(default);

        Assert.Equal(before, await workspace.Store(id).AssignmentsAsync(default));
        Assert.False(AnalysisFile.HasUnpublished(workspace.FolderOf(id)));
        Assert.Equal(run.RanAt, (await workspace.Get<CaseAnalyses>().FindAsync(id, default))!.RanAt);
        Assert.Equal(1, await workspace.CountAuditAsync("analysis.run"));
    }

    [Fact]
    public async Task Recover_RunPublishedAndNotRecorded_IsRecordedOnce()
    {
        await using var workspace = await OpenWorkspace.OpenAsync(folder);
        var id = await workspace.CreateCaseAsync();
        await workspace.ImportAsync(id, 1);
        await workspace.Get<AuditedAnalyses>().RunAsync(OpenWorkspace.Owner, id, new AnalysisOptions(), null, default);
        await workspace.Get<CaseAnalyses>().RunAsync(id, [], new AnalysisOptions(), null, default);

        await workspace.Get<WorkspaceRecovery>().RecoverAsync(default);
        await workspace.Get<WorkspaceRecovery>().RecoverAsync(default);

        Assert.Equal(2, await workspace.CountAuditAsync("analysis.run"));
    }

    [Fact]
    public async Task Recover_WhatWasBeingWritten_IsRemovedAndNothingElse()
    {
        await using var workspace = await OpenWorkspace.OpenAsync(folder);
        var id = await workspace.CreateCaseAsync();
        await workspace.ImportAsync(id, 1);
        var packets = Directory.CreateDirectory(Path.Combine(workspace.FolderOf(id), "packets")).FullName;
        await File.WriteAllTextAsync(Path.Combine(packets, "harbour-allegation-1.zip"), "whole");
        await File.WriteAllTextAsync(Path.Combine(packets, "harbour-allegation-2.zip.0123.unfinished"), "half");
        Directory.CreateDirectory(Path.Combine(folder, ".backup-0123"));
        Directory.CreateDirectory(Path.Combine(folder, ".mine"));
        var head = await workspace.Get<AuditTrail>().HeadAsync();

        await workspace.Get<WorkspaceRecovery>().RecoverAsync(default);

        Assert.Equal(["harbour-allegation-1.zip"], Directory.EnumerateFiles(packets).Select(Path.GetFileName));
        Assert.Equal([".mine"], Directory.EnumerateDirectories(folder, ".*").Select(Path.GetFileName));
        Assert.Equal(head, await workspace.Get<AuditTrail>().HeadAsync());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
