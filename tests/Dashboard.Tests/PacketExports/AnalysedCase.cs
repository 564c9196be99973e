using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.PacketExports;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Exporting;
using Dashboard.Packets.Verification;
using Dashboard.Packets.Writing;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Populations;
using Dashboard.Tests.Backups;

namespace Dashboard.Tests.PacketExports;

/// <summary>A small campaign, imported, analysed, frozen and alleged, in a workspace of its own, made once for a class of tests.</summary>
public sealed class AnalysedCase : IAsyncLifetime
{
    private OpenWorkspace workspace = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("analysed-").FullName;

    public CaseId Id { get; private set; }

    public string Data => Path.Combine(Folder, "workspace");

    /// <summary>The number of an account in the cluster that is frozen; it is the same in every such case.</summary>
    public static int Member { get; private set; }

    /// <summary>The honest packet, in full.</summary>
    public string Packet { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var log = Path.Combine(Folder, "log");
        await ScenarioFolder.WriteAsync(
            ScenarioCatalogue.Create(new ScenarioRequest("campaign", Accounts: 300, Interactions: 12_000, Seed: 3)),
            Directory.CreateDirectory(log).FullName);
        workspace = await OpenWorkspace.OpenAsync(Data);
        Id = await workspace.CreateCaseAsync();
        await workspace.Get<CaseImports>()
            .ImportAsync(
                OpenWorkspace.Owner, Id,
                new ImportOrder(Path.Combine(log, ScenarioFolder.InteractionsFile(InteractionFormat.Csv)), "log.csv"), null, default);
        var run = await workspace.Get<AuditedAnalyses>()
            .RunAsync(OpenWorkspace.Owner, Id, new AnalysisOptions { Sensitivity = false }, null, default);
        var freezer = workspace.Get<ExhibitFreezer>();
        var cluster = run.Result.Clusters[0].Id;
        Member = run.Result.Clusters[0].Accounts[0];
        await freezer.FreezeAsync(
            OpenWorkspace.Owner, Id, FrozenView.Parse(ExhibitView.Timeline, $"cluster={cluster}"), "The cluster by day", null, default);
        await freezer.FreezeAsync(OpenWorkspace.Owner, Id, FrozenView.Parse(ExhibitView.Clusters, ""), "The clusters", null, default);
        await freezer.FreezeAsync(
            OpenWorkspace.Owner, Id, FrozenView.Parse(ExhibitView.Comparison, $"a=cluster%3D{cluster}&b=time%3D2026-04-22..2026-06-05"),
            "The cluster beside everybody", null, default);
        var edit = AllegationEdit.New("A cluster of accounts acted together");
        edit = edit with
        {
            Elements = [edit.Elements[0] with { Grounds = [new GroundEdit(Bearing.For, 1), new GroundEdit(Bearing.For, 2)] },
                edit.Elements[1] with { Grounds = [new GroundEdit(Bearing.For, 3)] }, .. edit.Elements.Skip(2)],
        };
        var allegations = workspace.Get<AllegationRegister>();
        var made = await allegations.CreateAsync(OpenWorkspace.Owner, Id, edit.Title);
        await allegations.SaveAsync(OpenWorkspace.Owner, Id, made.Number, edit, made.Version);
        Packet = await ExportAsync("honest.zip", files => files);
    }

    public async Task DisposeAsync()
    {
        await workspace.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public T Get<T>()
        where T : notnull => workspace.Get<T>();

    /// <summary>Exports the packet with what was inferred as somebody made it: sealed, signed and recorded like any other.</summary>
    public async Task<string> ExportAsync(
        string name, Func<IReadOnlyList<PayloadFile>, IReadOnlyList<PayloadFile>> change, PacketProfile profile = PacketProfile.Full)
    {
        var files = change(await Get<SealedInference>().FilesAsync(OpenWorkspace.Owner, Id, default));
        var request = new PacketRequest(Id, 1, Path.Combine(Folder, name), OpenWorkspace.Owner) { Inference = files, Profile = profile };
        return (await Get<PacketExporter>().ExportAsync(request)).Path;
    }

    public static Task<PacketVerification> DeepAsync(string path) =>
        PacketVerifier.VerifyAsync(path, new VerificationRequest(true, []) { Infer = SealedInference.InferAsync });
}
