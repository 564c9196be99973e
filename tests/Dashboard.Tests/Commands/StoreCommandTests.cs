using System.Net;
using System.Net.Sockets;
using Dashboard.Commands;

namespace Dashboard.Tests.Commands;

/// <summary>Interactions on a server, as far as no server is needed.</summary>
public sealed class StoreCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("store-").FullName;

    private string Workspace => Path.Combine(folder, "workspace");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Ddl_OfACluster_IsPrinted()
    {
        var run = await ConsoleRun.Of("store", "ddl", "--database", "logs", "--cluster", "three");

        Assert.Equal(CommandLine.Done, run.ExitCode);
        Assert.Contains("CREATE TABLE IF NOT EXISTS logs.interactions_local ON CLUSTER three", run.Output, StringComparison.Ordinal);
        Assert.Equal(CommandLine.WrongUsage, (await ConsoleRun.Of("store", "ddl", "--database", "logs; DROP TABLE x")).ExitCode);
    }

    [Fact]
    public async Task Interactions_AddressWithAPassword_IsRefusedAndNotRepeated()
    {
        var run = await ConsoleRun.Of(
            "case", "create", "Large", "--interactions", "clickhouse://me:secret@db.example/logs", "--data", Workspace);

        Assert.Equal(CommandLine.WrongUsage, run.ExitCode);
        Assert.Contains("DASHBOARD_CLICKHOUSE_PASSWORD", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ServerThatDoesNotAnswer_SaysSoAndMakesNoFileInstead()
    {
        var address = $"clickhouse://127.0.0.1:{FreePort()}/logs";
        var id =
            (await ConsoleRun.Of("case", "create", "Large", "--interactions", address, "--data", Workspace, "--json")).Json.GetProperty(
                "id").GetString()!;
        var log = Path.Combine(folder, "log.csv");
        await File.WriteAllTextAsync(log, "account_id,timestamp\na,2026-04-22T10:00:00Z\n");

        var run = await ConsoleRun.Of("import", "--case", id, log, "--data", Workspace);

        Assert.Equal(CommandLine.Failed, run.ExitCode);
        Assert.Contains($"ClickHouse at {address} did not answer", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["interactions.clickhouse.json"],
            Directory.EnumerateFiles(Path.Combine(Workspace, "cases", id), "interactions.*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Copy_FromWhereTheyAreNot_IsRefused()
    {
        var id = (await ConsoleRun.Of("case", "create", "Small", "--data", Workspace, "--json")).Json.GetProperty("id").GetString()!;

        var run = await ConsoleRun.Of(
            "store", "copy", "--case", id, "--from", "clickhouse://db.example/logs", "--to", "duckdb:", "--data", Workspace);

        Assert.Equal(CommandLine.Failed, run.ExitCode);
        Assert.Contains("in its file (duckdb:)", run.Error, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
