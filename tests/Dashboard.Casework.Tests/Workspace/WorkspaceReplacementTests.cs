using Dashboard.Casework.Files;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public sealed class WorkspaceReplacementTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("replacement-").FullName;

    private string Place => Path.Combine(folder, "place");

    private string Prepared => Path.Combine(folder, "prepared");

    [Fact]
    public async Task Replace_Twice_KeepsBothThatWereThere()
    {
        await MakeAsync(Place);
        var time = new ManualTime();

        await MakeAsync(Prepared);
        var first = WorkspaceReplacement.Replace(Place, Prepared, time);
        await MakeAsync(Prepared);
        var second = WorkspaceReplacement.Replace(Place, Prepared, time);

        Assert.Equal((Place + ".before-restore-20260701-090000", Place + ".before-restore-20260701-090000-2"), (first, second));
        Assert.Equal([Place, first!, second!], Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Replace_WorkspaceInUse_ChangesNothing()
    {
        await MakeAsync(Prepared);
        await using var owned = await Workspace.OpenAsync(Place);

        Assert.Throws<WorkspaceInUseException>(() => WorkspaceReplacement.Replace(Place, Prepared, new ManualTime()));

        Assert.Equal([Place, Prepared], Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OpenAsync_KilledBetweenTheTwoMoves_MovesInWhatWasPrepared()
    {
        await using (var workspace = await Workspace.OpenAsync(Place + ".restored"))
        {
            Directory.CreateDirectory(workspace.CaseDirectory(CaseId.Parse("restored")));
        }

        await using var opened = await Workspace.OpenAsync(Place);

        Assert.False(opened.IsNew);
        Assert.True(Directory.Exists(opened.CaseDirectory(CaseId.Parse("restored"))));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task MakeAsync(string directory) => await (await Workspace.OpenAsync(directory)).DisposeAsync();
}
