using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Files;
using Dashboard.Casework.People;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations;
using Dashboard.Investigations.Backups;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Backups;

public sealed class WorkspaceRestoreTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("restore-").FullName;
    private readonly WorkspaceRestore restore = new(TimeProvider.System, opened => InvestigationServices.Open(opened, TimeProvider.System));

    private CaseId harbour;

    private string Original => Path.Combine(folder, "original");

    private string Place => Path.Combine(folder, "place");

    private string Backup => Path.Combine(folder, "backup.zip");

    public async Task InitializeAsync()
    {
        await using var workspace = await OpenWorkspace.OpenAsync(Original);
        await workspace.ImportAsync(harbour = await workspace.CreateCaseAsync(), 1);
        await workspace.Get<WorkspaceBackup>().WriteAsync(OpenWorkspace.Owner, Backup, false, null, default);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Restore_OverAWorkspace_KeepsItBeside()
    {
        CaseId older;
        await using (var old = await OpenWorkspace.OpenAsync(Place)) older = await old.CreateCaseAsync("Older");

        var restored = await restore.RestoreAsync(Backup, Place + Path.DirectorySeparatorChar, null, default);

        Assert.StartsWith(Place + ".before-restore-", restored.Kept, StringComparison.Ordinal);
        Assert.Equal([harbour], await CasesAsync(Place));
        Assert.Equal([older], await CasesAsync(restored.Kept!));
        Assert.Equal(4, Directory.EnumerateFileSystemEntries(folder).Count());
    }

    [Fact]
    public async Task Restore_IntoAWorkspaceInUse_IsRefused()
    {
        await using var owned = await OpenWorkspace.OpenAsync(Place);

        await Assert.ThrowsAsync<WorkspaceInUseException>(() => restore.RestoreAsync(Backup, Place, null, default));
    }

    [Fact]
    public async Task Restore_OverACaseUnderLegalHold_IsRefused()
    {
        CaseId older;
        await using (var old = await OpenWorkspace.OpenAsync(Place))
            await old.Get<CaseRegister>().HoldAsync(OpenWorkspace.Owner, older = await old.CreateCaseAsync("Older"), "A letter of 1 July.");

        var refusal = await Assert.ThrowsAsync<BackupException>(() => restore.RestoreAsync(Backup, Place, null, default));

        Assert.Contains(older.Value, refusal.Message, StringComparison.Ordinal);
        Assert.Equal([older], await CasesAsync(Place));
    }

    [Fact]
    public async Task Restore_SessionsAndLinksOfThatTime_OpenNothing()
    {
        Guid session;
        string link;
        await using (var workspace = await OpenWorkspace.OpenAsync(Original))
        {
            var people = workspace.Get<PeopleRegister>();
            session =
                (await people.RedeemFirstAsync(
                    (await people.MakeFirstLinkAsync(OpenWorkspace.Owner))!, "ada", "four words that nobody guesses", onCases: false)).Id;
            link = (await people.AddAsync(OpenWorkspace.Owner, new PersonDraft("grace"))).Token;
            await workspace.Get<WorkspaceBackup>().WriteAsync(OpenWorkspace.Owner, Backup, true, null, default);
        }

        await restore.RestoreAsync(Backup, Place, null, default);

        await using var restored = await OpenWorkspace.OpenAsync(Place);
        Assert.True(await restored.Get<PeopleRegister>().AnyAsync());
        Assert.Null(await restored.Get<Sessions>().FindAsync(session));
        Assert.Null(await restored.Get<PeopleRegister>().FindLinkAsync(link));
    }

    [Fact]
    public async Task Restore_IntoAFolderOfSomethingElse_IsRefused()
    {
        Directory.CreateDirectory(Place);
        await File.WriteAllTextAsync(Path.Combine(Place, "thesis.txt"), "mine");

        await Assert.ThrowsAsync<BackupException>(() => restore.RestoreAsync(Backup, Place, null, default));

        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(Place).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Restore_OverAWorkspaceThatCannotBeRead_IsRefused()
    {
        Directory.CreateDirectory(Place);
        await File.WriteAllTextAsync(Path.Combine(Place, "casework.db"), "This is not a database, whatever its name says.");

        Assert.Contains(
            "legal hold", (await Assert.ThrowsAsync<BackupException>(() => restore.RestoreAsync(Backup, Place, null, default))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../escaped.txt")]
    [InlineData("/tmp/escaped.txt")]
    [InlineData("cases/../../escaped.txt")]
    [InlineData("cases\\..\\escaped.txt")]
    [InlineData("C:escaped.txt")]
    [InlineData("cases//escaped.txt")]
    [InlineData("nul\0.txt")]
    [InlineData("CASEWORK.DB")]
    public async Task Restore_NameThatNoBackupHas_IsRefused(string name)
    {
        Change((manifest, zip) =>
        {
            Write(zip, name, "escaped");
            manifest["files"]!.AsArray()
                .Add(new JsonObject { ["name"] = name, ["bytes"] = 7, ["sha256"] = new string('0', 64), ["readOnly"] = false });
        });

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task Restore_FileThatIsNotListed_IsRefused()
    {
        Change((_, zip) => Write(zip, "keys/another.xml", "<key/>"));

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task Restore_FileThatIsMissing_IsRefused()
    {
        Change((_, zip) => zip.GetEntry("samples-prepared")!.Delete());

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task Restore_FileThatIsAnother_IsRefused()
    {
        Change((_, zip) =>
        {
            var entry = zip.GetEntry($"cases/{harbour}/imports/1.rejects.csv")!;
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd().Replace("soon", "late", StringComparison.Ordinal);
            reader.Dispose();
            entry.Delete();
            Write(zip, $"cases/{harbour}/imports/1.rejects.csv", text);
        });

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task Restore_MoreThanTheDiskHolds_IsRefusedBeforeItIsUnpacked()
    {
        Change((manifest, zip) =>
        {
            var file = manifest["files"]!.AsArray().Single(f => f!["name"]!.GetValue<string>() == "casework.db")!;
            file["bytes"] = long.MaxValue;
        });

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task Restore_LargerThanItSays_IsRefusedAtThatSize()
    {
        // The directory at the end says one byte, and what is packed unpacks to 64 MiB.
        Change((manifest, zip) =>
        {
            Write(zip, "keys/bomb.xml", new string(' ', 64 << 20));
            manifest["files"]!.AsArray()
                .Add(new JsonObject { ["name"] = "keys/bomb.xml", ["bytes"] = 1, ["sha256"] = new string('0', 64), ["readOnly"] = false });
        });
        var bytes = await File.ReadAllBytesAsync(Backup);
        var size = BitConverter.GetBytes(64 << 20);
        for (var at = bytes.AsSpan().IndexOf(size); at >= 0; at = bytes.AsSpan().IndexOf(size))
            BitConverter.TryWriteBytes(bytes.AsSpan(at), 1);
        await File.WriteAllBytesAsync(Backup, bytes);

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task Restore_NewerFormat_NamesTheProgramThatWroteIt()
    {
        Change((manifest, _) => (manifest["format"], manifest["program"]) = (2, "9.9.9"));

        Assert.Contains("9.9.9", (await AssertRefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_NoManifest_IsRefused()
    {
        using (var zip = ZipFile.Open(Backup, ZipArchiveMode.Update)) zip.GetEntry("backup.json")!.Delete();

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task Restore_FileCutShort_IsRefused()
    {
        await using (var file = File.OpenWrite(Backup)) file.SetLength(file.Length * 2 / 3);

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task Restore_AuditChainBroken_IsRefused()
    {
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Original, "casework.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            var command = connection.CreateCommand();
            command.CommandText =
                """DROP TRIGGER IF EXISTS "AuditEntries_refuse_update"; SELECT group_concat('DROP TRIGGER "' || name || '"', ';') FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'AuditEntries'""";
            command.CommandText = (string)(await command.ExecuteScalarAsync())!
                + """; UPDATE "AuditEntries" SET "Actor" = 'nobody' WHERE "Sequence" = 2""";
            await command.ExecuteNonQueryAsync();
        }

        await using (var workspace = await OpenWorkspace.OpenAsync(Original))
            await workspace.Get<WorkspaceBackup>().WriteAsync(OpenWorkspace.Owner, Backup, true, null, default);

        Assert.Contains("entry 2", (await AssertRefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_AssignmentsOfALaterRunThanTheAnalysis_AreThoseOfTheAnalysis()
    {
        await using (var workspace = await OpenWorkspace.OpenAsync(Original))
        {
            // As where a run is stored between the copies of the interactions and of the files.
            await workspace.Store(harbour).SaveAssignmentsAsync([new Assignment("a1", "c9", 1, Disposition.Pool)], default);
            await workspace.Get<WorkspaceBackup>().WriteAsync(OpenWorkspace.Owner, Backup, true, null, default);
        }

        await restore.RestoreAsync(Backup, Place, null, default);

        await using var restored = await OpenWorkspace.OpenAsync(Place);
        Assert.Empty(await restored.Store(harbour).AssignmentsAsync(default));
    }

    private static async Task<IReadOnlyList<CaseId>> CasesAsync(string directory)
    {
        await using var workspace = await OpenWorkspace.OpenAsync(directory);
        return [.. (await workspace.Get<CaseRegister>().ListAsync(OpenWorkspace.Owner)).Rows.Select(c => c.Id)];
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var content = zip.CreateEntry(name).Open();
        content.Write(Encoding.UTF8.GetBytes(text));
    }

    private void Change(Action<JsonNode, ZipArchive> change)
    {
        using var zip = ZipFile.Open(Backup, ZipArchiveMode.Update);
        var entry = zip.GetEntry("backup.json")!;
        JsonNode manifest;
        using (var content = entry.Open()) manifest = JsonNode.Parse(content)!;
        change(manifest, zip);
        entry.Delete();
        Write(zip, "backup.json", manifest.ToJsonString());
    }

    private async Task<BackupException> AssertRefusedAsync()
    {
        var refusal = await Assert.ThrowsAsync<BackupException>(() => restore.RestoreAsync(Backup, Place, null, default));
        Assert.Equal(
            ["backup.zip", "original"],
            Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        return refusal;
    }
}
