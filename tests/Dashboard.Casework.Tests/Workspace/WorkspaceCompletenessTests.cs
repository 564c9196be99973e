using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Files;
using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Casework.Tests.People;
using Dashboard.Casework.Tests.Records;
using Dashboard.Casework.Workspaces;
using Microsoft.Data.Sqlite;

namespace Dashboard.Casework.Tests;

public class WorkspaceCompletenessTests
{
    [Theory]
    [InlineData("deleted")]
    [InlineData("emptied")]
    [InlineData("made anew")]
    [InlineData("rows deleted")]
    [InlineData("trail deleted")]
    [InlineData("people deleted")]
    [InlineData("case deleted")]
    [InlineData("of another workspace")]
    public async Task OpenAsync_DatabaseThatDoesNotFitTheOtherParts_IsRefusedWithWhatIsMissing(string what)
    {
        var directory = await MadeAsync();
        var file = Path.Combine(directory, "casework.db");
        switch (what)
        {
            case "deleted": File.Delete(file); break;
            case "emptied": await File.WriteAllBytesAsync(file, []); break;
            case "made anew": await CopyOfAnotherAsync(file, made: false); break;
            case "rows deleted": await ExecuteAsync(file, Tables(file)); break;
            case "trail deleted": await ExecuteAsync(file, ["AuditEntries"]); break;
            case "people deleted": await ExecuteAsync(file, ["CaseMembers", "Sessions", "OneTimeLinks", "PersonTokens", "People"]); break;
            case "case deleted": await ExecuteAsync(file, [.. Tables(file).Except(["AuditEntries", "People"])]); break;
            default: await CopyOfAnotherAsync(file, made: true); break;
        }

        var before = await File.ReadAllBytesAsync(Directory.EnumerateFiles(Path.Combine(directory, "keys")).Order().First());
        var refusal = await Assert.ThrowsAsync<WorkspaceDamagedException>(() => Workspace.OpenAsync(directory));

        Assert.Contains("restore FILE", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Directory.EnumerateFiles(Path.Combine(directory, "keys")).Order().First()));
        Assert.Equal(what == "deleted", !File.Exists(file));
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task OpenAsync_WholeWorkspaceOrNewFolder_Opens()
    {
        var directory = await MadeAsync();
        await (await Workspace.OpenAsync(directory)).DisposeAsync();
        Assert.Equal(65, new FileInfo(Path.Combine(directory, "keys", "workspace.id")).Length);
        Directory.Delete(directory, recursive: true);
        await using var anew = await Workspace.OpenAsync(directory);
        Assert.True(anew.IsNew);
    }

    [Theory]
    [InlineData("pseudonyms.key", 0)]
    [InlineData("pseudonyms.key", 31)]
    [InlineData("audit.key", 100)]
    [InlineData("workspace.id", 64)]
    public async Task CheckAsync_KeyFileOfAnotherLength_IsToldAndNotMadeAnew(string name, int bytes)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await FullCase.MakeAsync(workspace);
        var path = Path.Combine(workspace.Workspace.KeysDirectory, name);
        await File.WriteAllBytesAsync(path, new byte[bytes]);

        var parts = await workspace.Get<WorkspaceParts>().CheckAsync();

        if (name != "workspace.id") Assert.Contains(name, Assert.Single(parts, p => !p.Ok).Detail, StringComparison.Ordinal);
        if (name == "pseudonyms.key")
            Assert.Throws<WorkspaceDamagedException>(
                () => workspace.Get<AccountPseudonyms>().Of(Core.CaseId.Parse("harbour"), "account-1"));
        Assert.Equal(bytes, new FileInfo(path).Length);
    }

    [Fact]
    public async Task CheckAsync_WholeAndDamagedParts_AreToldApart()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await FullCase.MakeAsync(workspace);
        var parts = workspace.Get<WorkspaceParts>();
        Assert.All(await parts.CheckAsync(), p => Assert.True(p.Ok, p.Detail));

        await workspace.ExecuteAsync("UPDATE Sources SET Title = 'Another' WHERE Number = 1");
        Directory.Delete(workspace.Workspace.ExhibitsDirectory, recursive: true);

        Assert.Equal(["records", "exhibits"], (await parts.CheckAsync()).Where(p => !p.Ok).Select(p => p.Name));
    }

    [Fact]
    public async Task OpenForReadingAsync_Workspace_IsReadAndNotTouched()
    {
        var directory = await MadeAsync();
        var before = Contents(directory);

        await using (var workspace = await Workspace.OpenForReadingAsync(directory, "its disk is full"))
        {
            var mode = workspace.Mode;
            Assert.True(mode.IsReadOnly);
            await using var context = await workspace.Contexts.CreateDbContextAsync();
            Assert.Equal("Harbour", context.Cases.Single().Name);
            Assert.Contains(
                "its disk is full", Assert.Throws<WorkspaceReadOnlyException>(mode.RequireWritable).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Contents(directory));
        Directory.Delete(directory, recursive: true);
    }

    [Theory]
    [InlineData("sign-in", true)]
    [InlineData("accounts.read", true)]
    [InlineData("query", true)]
    [InlineData("accounts.export", false)]
    [InlineData("packet.download", false)]
    [InlineData("allegation.save", false)]
    [InlineData("workspace.backup", false)]
    public void IsPassing_Action_IsWhatNeedNotLast(string action, bool isPassing) =>
        Assert.Equal(isPassing, WorkspaceMode.IsPassing(action));

    [Fact]
    public async Task OpenAsync_FilesLeftUnfinishedOutside_AreClearedAwayAndOthersLeft()
    {
        var directory = Directory.CreateTempSubdirectory("casework-").FullName;
        var outside = Directory.CreateTempSubdirectory("outside-").FullName;
        await using (var workspace = await Workspace.OpenAsync(directory))
        {
            // As a killed process leaves it: neither moved nor disposed.
            var left = new UnfinishedFiles(workspace).Beside(Path.Combine(outside, "packet.zip"));
            await File.WriteAllTextAsync(left.Path, "half");
            using var done = new UnfinishedFiles(workspace).Beside(Path.Combine(outside, "backup"));
            await File.WriteAllTextAsync(done.Path, "whole");
            File.Move(done.Path, Path.Combine(outside, "backup"));
        }

        await File.WriteAllTextAsync(Path.Combine(outside, "mine.unfinished"), "mine");
        await File.WriteAllTextAsync(Path.Combine(directory, ".unfinished", "forged"), Path.Combine(outside, "mine.unfinished"));
        await (await Workspace.OpenAsync(directory)).DisposeAsync();

        Assert.Equal(
            ["backup", "mine.unfinished"], Directory.EnumerateFiles(outside).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(directory, ".unfinished")));
        Directory.Delete(directory, recursive: true);
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public async Task OpenAsync_EveryFileAndFolder_IsItsOwnersAlone()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await FullCase.MakeAsync(workspace);
        await workspace.Get<AuditLog>().SignHeadAsync();

        foreach (var entry in Directory.EnumerateFileSystemEntries(workspace.Directory, "*", SearchOption.AllDirectories))
            Assert.True(
                (File.GetUnixFileMode(entry) & ~OwnerOnly.Folder) == 0, $"{entry} is open to others: {File.GetUnixFileMode(entry)}.");
    }

    /// <summary>A workspace with a case, people, an exhibit, keys and a file of interactions, closed.</summary>
    private static async Task<string> MadeAsync(string name = "Harbour")
    {
        var directory = Directory.CreateTempSubdirectory("casework-").FullName;
        await using (var workspace = await TemporaryWorkspace.OpenAsync())
        {
            var id = (await workspace.CreateCaseAsync(name)).Id;
            await workspace.AdministratorAsync();
            await FullCase.FreezeAsync(workspace, TemporaryWorkspace.Owner, id);
            workspace.Get<AccountPseudonyms>().Of(id, "account-1");
            Directory.CreateDirectory(workspace.Workspace.CaseDirectory(id));
            await File.WriteAllTextAsync(Path.Combine(workspace.Workspace.CaseDirectory(id), "interactions.duckdb"), "interactions");
            SqliteConnection.ClearAllPools();
            await workspace.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            Copy(workspace.Directory, directory);
        }

        await (await Workspace.OpenAsync(directory)).DisposeAsync();
        return directory;
    }

    private static async Task CopyOfAnotherAsync(string file, bool made)
    {
        var other = made ? await MadeAsync("Another") : Directory.CreateTempSubdirectory("casework-").FullName;
        await (await Workspace.OpenAsync(other)).DisposeAsync();
        File.Copy(Path.Combine(other, "casework.db"), file, overwrite: true);
        Directory.Delete(other, recursive: true);
    }

    private static List<string> Tables(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'";
        using var row = command.ExecuteReader();
        var names = new List<string>();
        while (row.Read()) names.Add(row.GetString(0));
        return names;
    }

    private static async Task ExecuteAsync(string file, IReadOnlyList<string> emptied)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        await using var triggers = connection.CreateCommand();
        triggers.CommandText = "SELECT group_concat('DROP TRIGGER \"' || name || '\";', ' ') FROM sqlite_master WHERE type = 'trigger'";
        await using var command = connection.CreateCommand();
        command.CommandText = (string)(await triggers.ExecuteScalarAsync())! + string.Concat(emptied.Select(t => $"DELETE FROM \"{t}\";"));
        await command.ExecuteNonQueryAsync();
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "workspace.lock"))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static List<string> Contents(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => $"{f} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"),
    ];
}
