using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Files;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Store;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.PacketExports;
using Dashboard.Investigations.Recovery;
using Dashboard.Tests.Backups;
using Dashboard.Tests.Commands;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Recovery;

/// <summary>
/// A part of a workspace that is missing, emptied or altered past the program, and what commands and exports say to that.
/// </summary>
public sealed class MissingPartsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parts-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("deleted", "is missing")]
    [InlineData("emptied", "is empty")]
    [InlineData("made anew", "does not hold them")]
    [InlineData("of another case", "does not hold them")]
    public async Task Interactions_FileThatDoesNotFit_IsNotACaseWithoutInteractions(string what, string said)
    {
        var id = await MadeAsync();
        var file = Path.Combine(folder, "cases", id.Value, "interactions.duckdb");
        File.Delete(file);
        if (what == "emptied") await File.WriteAllBytesAsync(file, []);
        if (what == "made anew") await DuckDbInteractionStore.Open(Path.GetDirectoryName(file)!).DisposeAsync();
        if (what == "of another case") await OfAnotherAsync(file);

        await using (var workspace = await OpenWorkspace.OpenAsync(folder))
        {
            Assert.Contains(said, Assert.Throws<WorkspaceDamagedException>(() => workspace.Store(id)).Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<WorkspaceDamagedException>(
                () => workspace.Get<CasePackets>().ExportToWorkspaceAsync(
                    OpenWorkspace.Owner, id, 1, PacketProfile.Full, Dashboard.Packets.Contents.TlpMarking.Amber, default));
            Assert.False((await workspace.Get<CheckedInteractionStores>().CheckAsync(id)).Ok);
        }

        var query = await ConsoleRun.Of("query", "--case", id.Value, "--view", "figures", "--data", folder);
        Assert.Equal(1, query.ExitCode);
        Assert.Empty(query.Output);
        Assert.Contains("restore FILE", query.Error, StringComparison.Ordinal);
        if (what == "deleted") Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Interactions_ImportRemovedAndOthersLeft_Open()
    {
        var id = await MadeAsync();
        await using var workspace = await OpenWorkspace.OpenAsync(folder);
        await workspace.ImportAsync(id, 2);
        await workspace.Get<CaseImports>().RemoveAsync(OpenWorkspace.Owner, id, 1, default);

        Assert.True((await workspace.Get<CheckedInteractionStores>().CheckAsync(id)).Ok);
    }

    [Fact]
    public async Task Serve_DatabaseEmptiedBesideOtherParts_OffersNoFirstAdministrator()
    {
        await MadeAsync();
        File.Delete(Path.Combine(folder, "casework.db"));

        var run = await ConsoleRun.Of("serve", "--urls", "http://127.0.0.1:0", "--data", folder);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("lost its casework.db", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "casework.db")));
    }

    [Theory]
    [InlineData("keys/audit.key", "serve")]
    [InlineData("keys/pseudonyms.key", "case")]
    [InlineData("keys/packets.pem", "case")]
    [InlineData("keys/redaction.key", "serve")]
    [InlineData("keys/key-1.xml", "serve")]
    public async Task Verb_KeyFileThatHoldsNoWholeKey_IsRefusedAtTheStart(string key, string verb)
    {
        await MadeAsync();
        var path = Path.Combine(folder, key);
        await File.WriteAllTextAsync(path, "<key id='1'");

        var run = await ConsoleRun.Of(
            [verb, .. verb == "serve" ? (string[])["--urls", "http://127.0.0.1:0"] : ["create", "Another"], "--data", folder]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(Path.GetFileName(key), run.Error, StringComparison.Ordinal);
        Assert.Contains("does not hold a whole key", run.Error, StringComparison.Ordinal);
        Assert.Equal("<key id='1'", await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData(28, "No space left on device : '/data/casework.db'", "The disk of '/data/casework.db' is full.")]
    [InlineData(122, "Disk quota exceeded", "The disk is full.")]
    [InlineData(30, "Read-only file system : '/data/x'", "is mounted for reading only")]
    public void Verb_DiskThatTakesNothing_IsToldInASentence(int code, string said, string expected) =>
        Assert.Contains(expected, Dashboard.Failures.CommandFailures.Sentence(new IOException(said, code)), StringComparison.Ordinal);

    [Theory]
    [InlineData("casework.db")]
    [InlineData("cases")]
    public async Task Restore_WorkspaceThatLostAPart_BringsItBack(string part)
    {
        var id = await MadeAsync();
        var backup = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");
        var made = await ConsoleRun.Of("backup", "--out", backup, "--data", folder);
        if (part == "cases") Directory.Delete(Path.Combine(folder, part), recursive: true);
        else File.Delete(Path.Combine(folder, part));

        var restored = await ConsoleRun.Of("restore", backup, "--data", folder, "--json");
        var query = await ConsoleRun.Of("query", "--case", id.Value, "--view", "figures", "--data", folder, "--json");

        Assert.Equal((0, 0, 0), (made.ExitCode, restored.ExitCode, query.ExitCode));
        Directory.Delete(restored.Json.GetProperty("kept").GetString()!, recursive: true);
        File.Delete(backup);
    }

    [Fact]
    public async Task Export_AllegationApprovedWithSql_IsRefusedAndNamed()
    {
        var id = await MadeAsync();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "casework.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE Allegations SET Status = 'Approved'";
            await command.ExecuteNonQueryAsync();
        }

        var packet = Path.Combine(folder, "packet.zip");
        var export = await ConsoleRun.Of("export", "--case", id.Value, "--allegation", "1", "--out", packet, "--data", folder);
        var verify = await ConsoleRun.Of("audit", "verify", "--data", folder, "--json");

        Assert.Equal((1, false), (export.ExitCode, File.Exists(packet)));
        Assert.Contains($"Allegations {id}/1 is not what entry", export.Error, StringComparison.Ordinal);
        Assert.Equal(1, verify.ExitCode);
        Assert.Equal(
            (false, JsonValueKind.Null), (verify.Json.GetProperty("valid").GetBoolean(), verify.Json.GetProperty("firstBroken").ValueKind));
        Assert.Equal(
            $"Allegations {id}/1",
            Assert.Single(verify.Json.GetProperty("records").EnumerateArray().ToList()).GetProperty("record").GetString());
    }

    [Fact]
    public async Task Prove_CaseEntryAndEarlierHead_CheckWithoutTheWorkspaceAndFindATrailMadeAnew()
    {
        var id = await MadeAsync();
        string Of(string name) => Path.Combine(folder, name);
        var first = await ConsoleRun.Of("audit", "prove", "--head", Of("heads.txt"), "--data", folder, "--json");
        await ConsoleRun.Of("audit", "prove", "--head", Of("heads.txt"), "--data", folder);
        var prove = await ConsoleRun.Of(
            "audit", "prove", "--case", id.Value, "--entry", "2", "--since", Of("heads.txt"), "--out", Of("proof.json"), "--script",
            Of("check.py"), "--data", folder, "--json");
        var check = await ConsoleRun.Of(
            "audit", "check", Of("proof.json"), "--since", Of("heads.txt"), "--key", first.Json.GetProperty("publicKey").GetString()!,
            "--json");
        var verify = await ConsoleRun.Of("audit", "verify", "--since", Of("heads.txt"), "--data", folder);
        var without = await ConsoleRun.Of("audit", "prove", "--case", id.Value, "--data", folder);

        Assert.Equal((0, 0, 0, 0, 2), (first.ExitCode, prove.ExitCode, check.ExitCode, verify.ExitCode, without.ExitCode));
        Assert.Equal(
            ["head", "entry", "case", "continues", "continues"],
            check.Json.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        Assert.True(new FileInfo(Of("check.py")).Length > 1000);

        // The same workspace with another history: everything in it fits, and the heads outside tell.
        var anew = Directory.CreateTempSubdirectory("parts-").FullName;
        await using (var workspace = await OpenWorkspace.OpenAsync(anew))
        {
            for (var i = 0; i < 30; i++)
                await workspace.Get<AuditTrail>().AppendAsync(OpenWorkspace.Owner, null, "query", "timeline", new { i });
        }

        Directory.CreateDirectory(Path.Combine(anew, "keys"));
        File.Copy(Path.Combine(folder, "keys", "audit.key"), Path.Combine(anew, "keys", "audit.key"), overwrite: true);
        var found = await ConsoleRun.Of("audit", "verify", "--since", Of("heads.txt"), "--data", anew);
        var head = await ConsoleRun.Of("audit", "prove", "--head", Of("heads.txt"), "--data", anew);
        Assert.Equal((1, 1), (found.ExitCode, head.ExitCode));
        Assert.Contains("made anew", found.Output, StringComparison.Ordinal);
        Directory.Delete(anew, recursive: true);
    }

    [Fact]
    public async Task Import_DiskBelowItsReserve_IsRefusedForTheCommandToo()
    {
        var id = await MadeAsync();
        await using var workspace = await OpenWorkspace.OpenAsync(folder);
        var limits = new UploadLimits { MinFreeBytes = 1000 };
        DiskReserve With(long free) => new(workspace.Get<Workspace>(), limits) { Free = () => free };

        With(2000).Require(1000);
        Assert.Contains(
            "nearly full", Assert.Throws<Dashboard.Interactions.ImportException>(() => With(1999).Require(1000)).Message,
            StringComparison.Ordinal);
        Assert.NotNull(workspace.Get<DiskReserve>());
        Assert.Single(await workspace.Store(id).ImportsAsync(default));
    }

    [Fact]
    public async Task Verbs_WorkspaceForReadingAlone_ReadAndRefuseToWrite()
    {
        var id = await MadeAsync();
        await using var workspace = await Workspace.OpenForReadingAsync(folder, "its disk is full");
        await using var app = Dashboard.Serving.DashboardServer.Build(workspace, ["http://127.0.0.1:0"]);
        T Get<T>()
            where T : notnull =>
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(app.Services);

        Assert.Equal(10, (await Get<IInteractionStores>().Open(id).DescribeAsync(default)).Interactions);
        Assert.True((await Get<AuditTrail>().VerifyAsync()).Valid);
        await Get<AuditTrail>().AppendAsync(OpenWorkspace.Owner, id, "accounts.read", "accounts");
        foreach (var write in (Func<Task>[])
                 [
                     () => Get<AllegationRegister>().CreateAsync(OpenWorkspace.Owner, id, "Another"),
                     () => Get<AuditTrail>().AppendAsync(OpenWorkspace.Owner, id, "accounts.export", "accounts"),
                     () => Get<CaseworkStore>().RequireAsync(OpenWorkspace.Owner, id, CaseOperation.ChangeTelemetry, default),
                     () => Get<CasePackets>()
                     .ExportAsync(
                         new Dashboard.Packets.Exporting.PacketRequest(
                             id, 1, Path.Combine(Path.GetTempPath(), "never.zip"), OpenWorkspace.Owner), default),
                 ])
            Assert.Contains(
                "its disk is full", (await Assert.ThrowsAsync<WorkspaceReadOnlyException>(write)).Message, StringComparison.Ordinal);
    }

    /// <summary>A workspace with a case of ten interactions and an allegation, closed.</summary>
    private async Task<CaseId> MadeAsync()
    {
        await using var workspace = await OpenWorkspace.OpenAsync(folder);
        var id = await workspace.CreateCaseAsync();
        await workspace.ImportAsync(id, 1);
        await workspace.Get<AllegationRegister>().CreateAsync(OpenWorkspace.Owner, id, "Title");
        return id;
    }

    private static async Task OfAnotherAsync(string file)
    {
        var other = Directory.CreateTempSubdirectory("parts-").FullName;
        string made;
        await using (var workspace = await OpenWorkspace.OpenAsync(other))
        {
            var id = await workspace.CreateCaseAsync("Other");
            await workspace.ImportAsync(id, 7, rows: 3);
            made = Path.Combine(workspace.FolderOf(id), "interactions.duckdb");
        }

        File.Copy(made, file);
        Directory.Delete(other, recursive: true);
    }
}
