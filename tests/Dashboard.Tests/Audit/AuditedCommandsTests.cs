using Dashboard.Casework;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Trail;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Tests.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Audit;

public class AuditedCommandsTests
{
    [Fact]
    public async Task Commands_ThatReadOrVerify_AreRecorded()
    {
        var directory = Directory.CreateTempSubdirectory("audited-commands-").FullName;
        // Without this mark the sample cases would be prepared.
        await File.WriteAllTextAsync(Path.Combine(directory, "samples-prepared"), "");
        var packet = Path.Combine(directory, "packet.zip");
        await File.WriteAllTextAsync(packet, "not a packet");
        var id = (await ConsoleRun.Of("case", "create", "Harbour", "--data", directory, "--json")).Json.GetProperty("id").GetString()!;

        await ConsoleRun.Of("query", "--case", id, "--view", "figures", "--select", "capability=vision", "--data", directory);
        var verified = await ConsoleRun.Of("audit", "verify", "--data", directory, "--json");
        var refused = await ConsoleRun.Of("verify", packet, "--data", directory);

        Assert.Equal((0, 1), (verified.ExitCode, refused.ExitCode));
        var ofCase = await EntriesAsync(directory, CaseId.Parse(id));
        Assert.Equal(
            ("query", "figures", """{"note":{"view":"figures","selection":"capability=vision"}}"""),
            (ofCase[^1].Action, ofCase[^1].Subject, ofCase[^1].Detail));
        var ofNone = await EntriesAsync(directory, null);
        Assert.Equal([("audit.verify", "audit trail"), ("packet.verify", "file packet.zip")], ofNone.Select(e => (e.Action, e.Subject)));
        Assert.Contains("\"valid\":true", ofNone[0].Detail, StringComparison.Ordinal);
        Assert.Contains("\"valid\":false", ofNone[1].Detail, StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<IReadOnlyList<AuditEntry>> EntriesAsync(string directory, CaseId? of)
    {
        await using var workspace = await Workspace.OpenAsync(directory);
        await using var services = new ServiceCollection().AddLogging().AddCasework(workspace).BuildServiceProvider();
        return (await services.GetRequiredService<AuditTrail>()
            .ListAsync(Actor.CurrentUser(), new AuditRequest(of, OldestFirst: true))).Rows;
    }
}
