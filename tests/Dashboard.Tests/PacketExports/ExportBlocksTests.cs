using System.IO.Compression;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Investigations.Exhibits;
using Dashboard.Tests.Backups;
using Dashboard.Tests.Commands;

namespace Dashboard.Tests.PacketExports;

/// <summary>What is open blocks an export, and a reason that overrides it travels along.</summary>
public sealed class ExportBlocksTests : IDisposable
{
    private const string Reason = "The court's time limit ends today.";

    private readonly string folder = Directory.CreateTempSubdirectory("blocks-").FullName;

    private string Data => Path.Combine(folder, "workspace");

    private string Packet => Path.Combine(folder, "packet.zip");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Export_FigureDrifted_IsBlockedUntilOverridden()
    {
        var id = await MadeAsync(async workspace => await workspace.ImportAsync(CaseId.FromName("Harbour"), 2));

        var blocked = await ExportAsync(id);
        var exported = await ExportAsync(id, "--override", Reason, "--to", "Court of Harbour");

        Assert.Equal((1, false), (blocked.ExitCode, blocked.Error.Contains(Reason, StringComparison.Ordinal)));
        Assert.Contains("Exhibit 1 has drifted: ", blocked.Error, StringComparison.Ordinal);
        Assert.True(exported.ExitCode == 0, exported.Error);
        var limitations = await EntryAsync("data/limitations.md");
        Assert.Contains("Exhibit 1 has drifted", limitations, StringComparison.Ordinal);
        Assert.Contains($"**Exported in spite of it:** {Reason}", limitations, StringComparison.Ordinal);
        Assert.Contains("@top-center { content: \"DRAFT\"; }", await EntryAsync("data/report.html"), StringComparison.Ordinal);
        Assert.Equal(0, (await ConsoleRun.Of("verify", Packet)).ExitCode);
        await AssertRegisteredAsync(id);
    }

    [Fact]
    public async Task Export_RemarkOpen_IsBlockedAndDissentIsNot()
    {
        var id = await MadeAsync(async workspace =>
        {
            var remarks = workspace.Get<RemarkRegister>();
            await remarks.AddAsync(
                OpenWorkspace.Owner, CaseId.FromName("Harbour"), 1, new RemarkDraft(RemarkKind.Dissent, "I do not agree."),
                CaseOperation.WriteFindings);
            await remarks.AddAsync(
                OpenWorkspace.Owner, CaseId.FromName("Harbour"), 1, new RemarkDraft(RemarkKind.Note, "Look again."),
                CaseOperation.WriteFindings);
        });

        var blocked = await ExportAsync(id);

        Assert.Equal(1, blocked.ExitCode);
        Assert.Contains("1 remark is open: 2 by ", blocked.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Packet));
    }

    [Fact]
    public async Task Export_StoreLost_IsRefusedUntilOverridden()
    {
        var id = await MadeAsync(_ => Task.CompletedTask);
        File.Delete(Path.Combine(Data, "cases", id.Value, "interactions.duckdb"));

        var refused = await ExportAsync(id);
        var exported = await ExportAsync(id, "--override", Reason);

        Assert.Equal((1, 0), (refused.ExitCode, exported.ExitCode));
        Assert.Contains("is missing", await EntryAsync("data/limitations.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_NothingOpen_TakesNoReasonAlong()
    {
        var id = await MadeAsync(_ => Task.CompletedTask);

        var exported = await ExportAsync(id, "--override", Reason, "--paper", "letter");

        Assert.True(exported.ExitCode == 0, exported.Error);
        Assert.DoesNotContain(Reason, await EntryAsync("data/limitations.md"), StringComparison.Ordinal);
        Assert.Contains("size: letter;", await EntryAsync("data/report.html"), StringComparison.Ordinal);
    }

    private Task<ConsoleRun> ExportAsync(CaseId id, params string[] more) =>
        ConsoleRun.Of(["export", "--case", id.Value, "--allegation", "1", "--out", Packet, "--data", Data, .. more]);

    private async Task AssertRegisteredAsync(CaseId id)
    {
        var packet = Assert.Single(
            (await ConsoleRun.Of("packet", "list", "--case", id.Value, "--data", Data, "--json")).Json.GetProperty("packets")
            .EnumerateArray().ToList());
        Assert.Equal(
            ("Court of Harbour", "TLP:AMBER", "full", Reason),
            (packet.GetProperty("to").GetString(), packet.GetProperty("marking").GetString(), packet.GetProperty("profile").GetString(),
                packet.GetProperty("overriding").GetString()));
        await using var workspace = await OpenWorkspace.OpenAsync(Data);
        var entry = Assert.Single(await workspace.TrailAsync(), e => e.Action == "packet.export");
        Assert.Contains("Court of Harbour", entry.Detail, StringComparison.Ordinal);
    }

    private async Task<string> EntryAsync(string path)
    {
        await using var zip = await ZipFile.OpenReadAsync(Packet);
        using var reader = new StreamReader(
            await zip.Entries.Single(e => e.FullName.EndsWith("/" + path, StringComparison.Ordinal)).OpenAsync());
        return await reader.ReadToEndAsync();
    }

    /// <summary>A workspace with a case of ten interactions and an allegation that cites an exhibit of them, closed.</summary>
    private async Task<CaseId> MadeAsync(Func<OpenWorkspace, Task> afterwards)
    {
        await using var workspace = await OpenWorkspace.OpenAsync(Data);
        var id =
            (await workspace.Get<CaseRegister>()
                .CreateAsync(OpenWorkspace.Owner, new CaseDraft("Harbour", CaseKind.Telemetry, IsSynthetic: true, IsSample: true))).Id;
        await workspace.ImportAsync(id, 1);
        await workspace.Get<ExhibitFreezer>()
            .FreezeAsync(OpenWorkspace.Owner, id, FrozenView.Parse(ExhibitView.Timeline, ""), "All", null, default);
        var edit = AllegationEdit.New("Title");
        edit = edit with { Elements = [edit.Elements[0] with { Grounds = [new GroundEdit(Bearing.For, 1)] }, .. edit.Elements.Skip(1)] };
        await workspace.Get<AllegationRegister>().CreateAsync(OpenWorkspace.Owner, id, edit);
        await afterwards(workspace);
        return id;
    }
}
