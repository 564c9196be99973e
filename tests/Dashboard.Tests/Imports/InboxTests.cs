using Dashboard.Casework.Cases;
using Dashboard.Core;
using Dashboard.Investigations.Imports;

namespace Dashboard.Tests.Imports;

public sealed class InboxTests : IAsyncLifetime
{
    private TemporaryWorkspace workspace = null!;
    private CaseId own;
    private Inbox inbox = null!;

    private string Folder => workspace.Workspace.InboxDirectory;

    public async Task InitializeAsync()
    {
        workspace = await TemporaryWorkspace.OpenAsync();
        own = (await workspace.CreateCaseAsync("Own")).Id;
        await workspace.CreateCaseAsync("Else");
        inbox = new Inbox(workspace.Workspace, workspace.Get<CaseRegister>());
    }

    public async Task DisposeAsync() => await workspace.DisposeAsync();

    [Fact]
    public async Task List_Files_AreThoseBelowTheInboxWithoutHiddenOnesAndThoseOfOtherCases()
    {
        foreach (var name in (string[])[
            "b.csv", "logs/a.csv", "logs/.hidden.csv", ".uploads/x", "own/mine.csv", "else/theirs.csv", "nowhere/free.csv"]) Put(name);

        var listed = await inbox.ListAsync(own, CancellationToken.None);

        Assert.Equal(["b.csv", "logs/a.csv", "nowhere/free.csv", "own/mine.csv"], listed.Select(f => f.Name));
        Assert.Equal(3, listed[0].Bytes);
    }

    [Theory]
    [InlineData("../casework.db")]
    [InlineData("logs/../../casework.db")]
    [InlineData("/etc/passwd")]
    [InlineData("logs\\..\\x")]
    [InlineData(".uploads/x")]
    [InlineData("else/theirs.csv")]
    [InlineData("logs")]
    [InlineData("")]
    [InlineData("missing.csv")]
    public async Task Find_WhatIsNotAFileOfTheInbox_IsNothing(string name)
    {
        foreach (var file in (string[])["logs/a.csv", ".uploads/x", "else/theirs.csv"]) Put(file);

        Assert.Null(await inbox.FindAsync(own, name, CancellationToken.None));
    }

    [Fact]
    public async Task Find_Links_AreNotFollowed()
    {
        Put("logs/a.csv");
        File.CreateSymbolicLink(Path.Combine(Folder, "link.csv"), workspace.Workspace.DatabasePath);
        Directory.CreateSymbolicLink(Path.Combine(Folder, "out"), workspace.Workspace.KeysDirectory);
        await File.WriteAllTextAsync(Path.Combine(workspace.Workspace.KeysDirectory, "key.csv"), "x");

        Assert.Null(await inbox.FindAsync(own, "link.csv", CancellationToken.None));
        Assert.Null(await inbox.FindAsync(own, "out/key.csv", CancellationToken.None));
        Assert.Equal(["logs/a.csv"], (await inbox.ListAsync(own, CancellationToken.None)).Select(f => f.Name));
        Assert.Equal(Path.Combine(Folder, "logs", "a.csv"), await inbox.FindAsync(own, "logs/a.csv", CancellationToken.None));
    }

    private void Put(string name)
    {
        var path = Path.Combine(Folder, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "a,b");
    }
}
