using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Workspaces;
using Dashboard.Commands;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.Exhibits;
using Dashboard.Serving;
using Dashboard.Tests.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Verification;

/// <summary>Seven interactions moved to another account in the database are noticed by the command and by an exhibit's recount.</summary>
public sealed class WorkspaceVerifyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("verify-").FullName;

    public WorkspaceVerifyTests() => File.WriteAllText(Path.Combine(folder, "samples-prepared"), "");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Verify_SevenInteractionsMoved_IsInvalidAndNamesTheImport()
    {
        var id = await MakeAsync();
        var before = await ConsoleRun.Of("workspace", "verify", "--data", folder, "--json");

        MoveSeven(id);
        var after = await ConsoleRun.Of("workspace", "verify", "--data", folder, "--json");

        Assert.Equal((CommandLine.Done, CommandLine.Failed), (before.ExitCode, after.ExitCode));
        Assert.True(before.Json.GetProperty("valid").GetBoolean());
        Assert.All(before.Json.GetProperty("parts").EnumerateArray(), part => Assert.True(part.GetProperty("ok").GetBoolean()));
        Assert.False(after.Json.GetProperty("valid").GetBoolean());
        var wrong = after.Json.GetProperty("parts").EnumerateArray().Where(p => !p.GetProperty("ok").GetBoolean()).ToList();
        Assert.Contains(
            wrong,
            p => p.GetProperty("name").GetString() == $"interactions of {id}: import 1" && p.GetProperty("detail")
            .GetString()!.Contains("2026-04-22", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_RecordChangedAndStoreLost_NamesBothAndReadsTheRest()
    {
        var id = await MakeAsync();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "casework.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE Cases SET Description = 'Somebody else wrote this'";
            await command.ExecuteNonQueryAsync();
        }

        File.Delete(Path.Combine(folder, "cases", id, "interactions.duckdb"));
        var run = await ConsoleRun.Of("workspace", "verify", "--data", folder, "--json");

        Assert.Equal((CommandLine.Failed, false), (run.ExitCode, run.Json.GetProperty("valid").GetBoolean()));
        var parts = run.Json.GetProperty("parts").EnumerateArray()
            .ToDictionary(
                p => p.GetProperty("name").GetString()!,
                p => (Ok: p.GetProperty("ok").GetBoolean(), Detail: p.GetProperty("detail").GetString()!));
        Assert.Equal(["interactions of " + id, "records"], parts.Where(p => !p.Value.Ok).Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Contains($"Cases {id}", parts["records"].Detail, StringComparison.Ordinal);
        Assert.Contains("is missing", parts[$"interactions of {id}"].Detail, StringComparison.Ordinal);
        Assert.All((string[])["audit trail", "exhibits"], name => Assert.True(parts[name].Ok));
    }

    [Fact]
    public async Task Verify_DatabaseLost_IsNotCalledAFolderWithoutAWorkspace()
    {
        await MakeAsync();
        File.Delete(Path.Combine(folder, "casework.db"));

        var run = await ConsoleRun.Of("workspace", "verify", "--data", folder, "--json");

        Assert.Equal((CommandLine.Failed, ""), (run.ExitCode, run.Output));
        Assert.Contains("lost its casework.db", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "casework.db")));
    }

    [Fact]
    public async Task Analyze_SevenInteractionsMoved_IsRefusedAndQueryTells()
    {
        var id = await MakeAsync();
        MoveSeven(id);

        var analyze = await ConsoleRun.Of("analyze", "--case", id, "--data", folder, "--json");
        var query = await ConsoleRun.Of("query", "--case", id, "--view", "figures", "--data", folder, "--json");

        Assert.Equal((CommandLine.Failed, ""), (analyze.ExitCode, analyze.Output));
        Assert.Contains("Nothing was analysed", analyze.Error, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Done, query.ExitCode);
        Assert.Contains("changed past the program", query.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_SevenInteractionsMoved_SayItAboveTheirFigures()
    {
        var id = await MakeAsync();
        await using var served = await ServedWorkspace.StartAsync();
        var own = await served.CreateCaseAsync("Own");
        var store = Directory.CreateDirectory(served.Get<IInteractionStores>().DirectoryOf(own)).FullName;
        File.Copy(Path.Combine(folder, "cases", id, "interactions.duckdb"), Path.Combine(store, "interactions.duckdb"));
        MoveSevenIn(Path.Combine(store, "interactions.duckdb"));
        using var analyst = await served.SignInAsync(await served.PersonAsync("Ada", own, Role.Analyst));

        foreach (var page in (string[])["summary", "imports", "imports/1", "workbench", "analysis"])
        {
            var shown = await analyst.GetStringAsync(new Uri($"/cases/own/{page}", UriKind.Relative));
            Assert.True(shown.Contains("was changed past the program", StringComparison.Ordinal), $"The page {page} shows nothing of it.");
        }

        Assert.Contains(
            "are not as they were written", await analyst.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recount_SevenInteractionsMoved_DriftsAndSaysWhy()
    {
        var id = CaseId.Parse(await MakeAsync());
        Exhibit holding;
        await using (var opened = await OpenedWorkspace.OpenAsync(folder))
        {
            var exhibit = await opened.Get<ExhibitFreezer>().FreezeAsync(
                Actor.CurrentUser(), id, FrozenView.Parse(ExhibitView.Accounts, "columns=account,interactions"), "First day", null,
                default);
            holding = await opened.Get<ExhibitRecounts>().RecountAsync(Actor.CurrentUser(), id, exhibit, default);
        }

        MoveSeven(id.Value);
        await using var again = await OpenedWorkspace.OpenAsync(folder);
        var frozen = await again.Get<ExhibitRegister>().FindAsync(Actor.CurrentUser(), id, holding.Number);
        var drifted = await again.Get<ExhibitRecounts>().RecountAsync(Actor.CurrentUser(), id, frozen!, default);

        Assert.Equal((RecountOutcome.Holds, ""), (holding.RecountOutcome, holding.RecountDifference));
        Assert.Equal(RecountOutcome.Drifted, drifted.RecountOutcome);
        Assert.Contains("not as they were written", drifted.RecountDifference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_AnythingThatIsShownAlteredWithSql_IsFound()
    {
        var id = await MakeAsync();
        var analyze = await ConsoleRun.Of("analyze", "--case", id, "--data", folder, "--json");
        Assert.Equal(CommandLine.Done, analyze.ExitCode);
        Assert.Equal(CommandLine.Done, (await ConsoleRun.Of("workspace", "verify", "--data", folder)).ExitCode);
        var (file, analysis) =
            (Path.Combine(folder, "cases", id, "interactions.duckdb"), Path.Combine(folder, "cases", id, "analysis.json"));
        var (whole, run) = (await File.ReadAllBytesAsync(file), await File.ReadAllTextAsync(analysis));

        foreach (var (sql, part) in (IEnumerable<(string, string)>)
                 [
                     ("UPDATE assignments SET cluster = 'made-up', disposition = 'operator'", $"analysis of {id}"),
                     ("DELETE FROM assignments", $"analysis of {id}"),
                     ("UPDATE attributes SET known = 'a bank' WHERE no = (SELECT min(no) FROM attributes)",
                         $"interactions of {id}: known infrastructure"),
                     ("INSERT INTO account_sets VALUES ('0123456789abcdef0123456789abcdef', 'account-1')",
                         $"interactions of {id}: account sets"),
                     ("UPDATE imports SET accepted = accepted + 1", $"interactions of {id}: manifests"),
                     ("UPDATE imports SET report = replace(report, '.csv', '.log')", $"interactions of {id}"),
                 ])
        {
            Alter(file, sql);
            await AssertFoundAsync(part, sql);
            await File.WriteAllBytesAsync(file, whole);
        }

        await File.WriteAllTextAsync(analysis, run.Replace("\"ranAt\"", " \"ranAt\"", StringComparison.Ordinal));
        await AssertFoundAsync($"analysis of {id}", "the file of the analysis");

        async Task AssertFoundAsync(string part, string what)
        {
            var verify = await ConsoleRun.Of("workspace", "verify", "--data", folder, "--json");
            var wrong = verify.Json.GetProperty("parts").EnumerateArray().Where(p => !p.GetProperty("ok").GetBoolean())
                .Select(p => p.GetProperty("name").GetString()).ToList();
            Assert.True(wrong is [{ } only] && only == part, $"{what}: {string.Join(", ", wrong)}");
        }
    }

    private async Task<string> MakeAsync()
    {
        var log = Path.Combine(folder, "..", $"{Path.GetFileName(folder)}.csv");
        await File.WriteAllLinesAsync(
            log,
            Enumerable.Range(0, 200).Select(i => $"account-{i % 9},2026-04-22T10:{i % 60:00}:00Z,code,203.0.113.{i % 9}")
            .Prepend("account_id,timestamp,capability,ip"));
        var id = (await ConsoleRun.Of("case", "create", "Trial", "--data", folder, "--json")).Json.GetProperty("id").GetString()!;
        Assert.Equal(CommandLine.Done, (await ConsoleRun.Of("import", "--case", id, log, "--data", folder, "--json")).ExitCode);
        File.Delete(log);
        return id;
    }

    // Their sums stay: no figure tells that it was done.
    private void MoveSeven(string id) => MoveSevenIn(Path.Combine(folder, "cases", id, "interactions.duckdb"));

    private static void MoveSevenIn(string file) => Alter(file, "UPDATE interactions SET account = 1 WHERE account = 2 AND line < 60");

    private static void Alter(string file, string sql)
    {
        using var connection = new DuckDbConnection($"Data Source={file}");
        connection.Open();
        connection.Run(sql, default);
    }

    private sealed class OpenedWorkspace(Workspace workspace, ServiceProvider services) : IAsyncDisposable
    {
        public static async Task<OpenedWorkspace> OpenAsync(string folder)
        {
            var workspace = await Workspace.OpenAsync(folder);
            return new OpenedWorkspace(workspace, new ServiceCollection().AddLogging().AddWorkspace(workspace).BuildServiceProvider());
        }

        public T Get<T>()
            where T : notnull => services.GetRequiredService<T>();

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await workspace.DisposeAsync();
        }
    }
}
