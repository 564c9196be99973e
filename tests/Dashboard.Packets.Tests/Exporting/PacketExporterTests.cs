using Dashboard.Casework;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Exporting;
using Dashboard.Packets.Reports.Printing;
using Dashboard.Packets.Sealing;
using Dashboard.Packets.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Packets.Tests.Exporting;

public sealed class PacketExporterTests : IAsyncLifetime
{
    private static readonly Selection Week = Selection.Parse("time=2026-04-22..2026-04-28");
    private static readonly Fingerprint Data = new(new string('c', 64));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dashboard-export-tests-");
    private readonly Actor analyst = Actor.CurrentUser();
    private ServiceProvider services = null!;
    private Workspace workspace = null!;

    public async Task InitializeAsync()
    {
        workspace = await Workspace.OpenAsync(Path.Combine(folder.FullName, "workspace"));
        services = new ServiceCollection().AddLogging().AddCasework(workspace)
            .AddPackets(new PdfPrinting { BrowserPath = "/there/is/no/browser" }).BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await workspace.DisposeAsync();
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories)) file.IsReadOnly = false;
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Export_Allegation_IsWrittenVerifiedAndRecorded()
    {
        var (caseId, allegation) = await AllegationAsync();
        var path = Path.Combine(folder.FullName, "packet.zip");

        var before = await Get<AuditTrail>().VerifyAsync();

        var export = await Get<PacketExporter>().ExportAsync(new PacketRequest(caseId, allegation.Number, path, analyst));

        var verification = await PacketVerifier.VerifyAsync(path);
        Assert.True(verification.Valid, string.Join("; ", verification.Checks.Where(c => !c.Ok).Select(c => c.Detail)));
        Assert.Equal(verification.Sha256, export.Sha256);
        Assert.True(verification.Consistent);
        Assert.Equal(export.ContentId, verification.ContentId);
        Assert.Matches("^Entry [0-9]+, packet.seal by ", Assert.Single(verification.Checks, c => c.Name == "audit proof").Detail);
        Assert.Contains(before.Head, Assert.Single(verification.Checks, c => c.Name == "audit head").Detail, StringComparison.Ordinal);
        Assert.Equal((path, 1, 0), (export.Path, export.Exhibits, export.Pages));
        var recorded = Assert.Single((await Get<PacketRegister>().ListAsync(analyst, caseId)).Rows);
        Assert.Equal((export.Sha256, "packet.zip", allegation.Version), (recorded.Sha256, recorded.FileName, recorded.AllegationVersion));
        Assert.Equal("packet.export", (await Get<AuditTrail>().ListAsync(analyst, new AuditRequest(caseId, Take: 1))).Rows[0].Action);
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public async Task Gather_Allegation_HoldsWhatIsCitedAndWhereThatComesFrom()
    {
        var (caseId, allegation) = await AllegationAsync();

        var contents = await Get<PacketAssembly>()
            .GatherAsync(analyst, caseId, allegation.Number, TlpMarking.Amber, [], [], [], CancellationToken.None);

        // The press article is cited, the letter only as what it repeats; the third source is neither.
        Assert.Equal([1, 2], contents.Sources.Select(s => s.Number));
        Assert.Equal(1, Assert.Single(contents.ReportedFigures).SourceNumber);
        Assert.Equal(1, Assert.Single(contents.Exhibits).Record.Number);
    }

    [Fact]
    public async Task Export_SameContentTwice_HasOneIdAndTwoEnvelopes()
    {
        var (caseId, allegation) = await AllegationAsync();

        var first = await ExportAsync(caseId, allegation, "first.zip");
        var second = await ExportAsync(caseId, allegation, "second.zip");

        Assert.Equal(first.ContentId, second.ContentId);
        Assert.NotEqual(first.Sha256, second.Sha256);
        var verified = await PacketVerifier.VerifyAsync(second.Path);
        Assert.Equal((true, second.ContentId), (verified.Valid, verified.ContentId));
    }

    [Fact]
    public async Task Export_WorkspacesKey_SignsAndIsItsOwnersAlone()
    {
        var (caseId, allegation) = await AllegationAsync();

        var export = await ExportAsync(caseId, allegation, "packet.zip");

        using var certificate = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(
            Get<PacketKey>().CertificatePem());
        var verified = await PacketVerifier.VerifyAsync(export.Path, new VerificationRequest(false, [certificate]));
        Assert.True(verified.Valid, string.Join("; ", verified.Checks.Where(c => !c.Ok)));
        Assert.True(verified.SignedBy!.Trusted);
        var file = Path.Combine(workspace.KeysDirectory, PacketKey.FileName);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Export_EnvelopeNamesAnother_FailsByTheAuditProof()
    {
        var (caseId, allegation) = await AllegationAsync();
        var opened = await OpenedPacket.ReadAsync((await ExportAsync(caseId, allegation, "packet.zip")).Path);
        foreach (var file in (string[])["envelope/envelope.json", "envelope/custody.csv", "bag-info.txt", "data/report.html"])
            opened.Replace(file, analyst.Name, "somebody else");

        var verified = await PacketVerifier.VerifyAsync(await opened.Mend().SaveAsync(Path.Combine(folder.FullName, "forged.zip")));

        Assert.Contains(
            $"'{analyst.Name}' sealed the packet", Assert.Single(verified.Checks, c => c.Name == "audit proof").Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_DamagedExhibit_LeavesTheFormerPacketAndNothingElse()
    {
        var (caseId, allegation) = await AllegationAsync();
        var path = Path.Combine(folder.FullName, "packet.zip");
        await File.WriteAllTextAsync(path, "the former one");
        var activity = Directory.GetFiles(workspace.ExhibitsDirectory, ExhibitActivity.FileName, SearchOption.AllDirectories).Single();
        File.SetAttributes(activity, FileAttributes.Normal);
        await File.AppendAllTextAsync(activity, "acct-9,2026-04-22,general,m,1,1,1\r\n");

        await Assert.ThrowsAsync<ExhibitDamagedException>(
            () => Get<PacketExporter>().ExportAsync(new PacketRequest(caseId, allegation.Number, path, analyst)));

        Assert.Equal("the former one", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
        Assert.Empty((await Get<PacketRegister>().ListAsync(analyst, caseId)).Rows);
    }

    [Fact]
    public async Task Export_FolderThatIsNotThere_IsRefused()
    {
        var (caseId, allegation) = await AllegationAsync();

        var e = await Assert.ThrowsAsync<PacketRefusedException>(
            () => Get<PacketExporter>()
            .ExportAsync(new PacketRequest(caseId, allegation.Number, Path.Combine(folder.FullName, "absent", "packet.zip"), analyst)));

        Assert.StartsWith("There is no folder", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_SomebodyElse_FindsNoCase()
    {
        var (caseId, allegation) = await AllegationAsync();
        var request = new PacketRequest(
            caseId, allegation.Number, Path.Combine(folder.FullName, "packet.zip"), new Actor("somebody else", ActorKind.Person));

        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => Get<PacketExporter>().ExportAsync(request));
    }

    private Task<PacketExport> ExportAsync(CaseId caseId, Allegation allegation, string name) =>
        Get<PacketExporter>().ExportAsync(new PacketRequest(caseId, allegation.Number, Path.Combine(folder.FullName, name), analyst));

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private async Task<(CaseId CaseId, Allegation Allegation)> AllegationAsync()
    {
        var caseId = (await Get<CaseRegister>().CreateAsync(analyst, new CaseDraft("Harrow", CaseKind.Telemetry, IsSynthetic: true))).Id;
        var sources = Get<SourceRegister>();
        await sources.CreateAsync(
            analyst, caseId, new SourceEdit { Title = "Letter", Publisher = "Aster Models", Kind = SourceKind.PrimaryDocument });
        await sources.CreateAsync(
            analyst, caseId,
            new SourceEdit { Title = "Article", Publisher = "The Morning Ledger", Kind = SourceKind.Press, OriginNumber = 1 });
        await sources.CreateAsync(
            analyst, caseId, new SourceEdit { Title = "Unrelated", Publisher = "The Evening Ledger", Kind = SourceKind.Press });
        foreach (var source in (int[])[1, 3])
            await sources.AddFigureAsync(
                analyst, caseId,
                new ReportedFigureDraft { SourceNumber = source, Subject = "the pool", Measure = Measure.Accounts, Qualifier = "nearly",
                    Wording = "nearly 1,300", Value = 1300 });
        var exhibit = await Get<ExhibitRegister>().FreezeAsync(analyst, caseId, Draft());
        var edit = AllegationEdit.New("The Harrow pool harvested coding answers");
        var elements = edit.Elements.ToList();
        elements[0] =
            elements[0] with { Grounds = [
                new GroundEdit(Bearing.For, ExhibitNumber: exhibit.Number), new GroundEdit(Bearing.For, SourceNumber: 2)] };
        return (caseId, await Get<AllegationRegister>().CreateAsync(analyst, caseId, edit with { Elements = elements }));
    }

    private static ExhibitDraft Draft()
    {
        ActivityLine[] activity = [
            new("acct-1", new DateOnly(2026, 4, 22), "general", "m", 5, 50, 20),
            new("acct-2", new DateOnly(2026, 4, 23), "general", "m", 7, 70, 30)];
        return new ExhibitDraft
        {
            Title = "Accounts of the first week", View = ExhibitView.Accounts, Selection = Week, Method = new Method("count", 1),
            Fingerprint = Data,
            Figures = [new(Measure.Accounts, 2, Week, Data, new Method("count", 1)),
                new(Measure.Interactions, 12, Week, Data, new Method("count", 1))],
            Activity = activity.ToAsyncEnumerable(),
            WriteRows = async (stream, cancellation) =>
            {
                await stream.WriteAsync("account,interactions\r\nacct-1,5\r\nacct-2,7\r\n"u8.ToArray(), cancellation);
                return 2;
            },
        };
    }
}
