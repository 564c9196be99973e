using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Sealing;
using Dashboard.Packets.Verification;

namespace Dashboard.Packets.Tests.Sealing;

/// <summary>
/// What outsiders check a packet with: openssl and the script that is in it. Each test passes over where the tool is not installed.
/// </summary>
public sealed class OutsideToolsTests : IDisposable
{
    private readonly SealedCase sealedCase = new();

    public void Dispose() => sealedCase.Dispose();

    [Fact]
    public async Task Openssl_WorkspacesSignature_IsVerifiedAndOfNothingElse()
    {
        if (!Has("openssl")) return;
        var opened = await SignedAsync();
        var folder = FolderOf(opened, "signed");

        Assert.Equal(0, (await OpensslAsync(folder)).ExitCode);
        await File.AppendAllTextAsync(Path.Combine(folder, "tagmanifest-sha256.txt"), "\n");
        Assert.NotEqual(0, (await OpensslAsync(folder)).ExitCode);
    }

    [Fact]
    public async Task Openssl_CertificateOfAnother_DoesNotVerify()
    {
        if (!Has("openssl")) return;
        var folder = FolderOf(await SignedAsync(), "signed");
        using var other = new SigningTrail(sealedCase.Path("another"));
        await File.WriteAllTextAsync(Path.Combine(folder, "envelope", "certificate.pem"), other.Sealer.CertificatePem);

        Assert.NotEqual(0, (await OpensslAsync(folder)).ExitCode);
    }

    [Fact]
    public async Task Pkcs12_Supplied_SignsInItsOwnName()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=Counsel", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(SealedCase.Now.AddDays(-1), SealedCase.Now.AddYears(5));
        var sealer = PacketSealer.FromPkcs12(certificate.Export(X509ContentType.Pkcs12, "secret"), "secret");
        var path = sealedCase.Path("own.zip");
        await using (var file = File.Create(path))
            await SealedCase.WriterWithoutBrowser.WriteAsync(await sealedCase.ContentsAsync(), SealedCase.Sealed(), sealer, file);

        var trusted = await PacketVerifier.VerifyAsync(path, new VerificationRequest(false, [certificate]));
        using var other = new SigningTrail(sealedCase.Path("another"));
        using var stranger = X509Certificate2.CreateFromPem(other.Sealer.CertificatePem);
        var mistrusted = await PacketVerifier.VerifyAsync(path, new VerificationRequest(false, [stranger]));

        Assert.Equal((true, "Counsel", true), (trusted.Valid, trusted.SignedBy!.Name, trusted.SignedBy.Trusted));
        Assert.Equal((false, true, false), (mistrusted.Valid, mistrusted.Consistent is not null, mistrusted.SignedBy!.Trusted));
        Assert.Throws<PacketRefusedException>(() => PacketSealer.FromPkcs12(certificate.Export(X509ContentType.Pkcs12, "secret"), "wrong"));
    }

    [Fact]
    public async Task Timestamp_AuthorityAnswers_IsInThePacketAndNamed()
    {
        if (!Has("openssl")) return;
        using var authority = await OpensslAuthority.MakeAsync(sealedCase.Path("tsa"));
        using var trail = new SigningTrail(sealedCase.Path("trail"));
        using var http = new HttpClient(authority);
        using var key = trail.Certificate();
        var sealer = new PacketSealer(key, new TimestampAuthority(http, new Uri("http://authority.example/")));
        var path = sealedCase.Path("stamped.zip");
        await using (var file = File.Create(path))
            await SealedCase.WriterWithoutBrowser.WriteAsync(await sealedCase.ContentsAsync(), SealedCase.Sealed(), sealer, file);

        var verification = await PacketVerifier.VerifyAsync(path);
        var opened = await OpenedPacket.ReadAsync(path);
        opened.Files["tagmanifest-sha256.txt.tsr"][^1] ^= 1;
        var altered = await PacketVerifier.VerifyAsync(await opened.SaveAsync(sealedCase.Path("altered.zip")));

        Assert.True(verification.Valid, string.Join("; ", verification.Checks.Where(c => !c.Ok)));
        Assert.Equal("Test authority", verification.TimestampedBy!.Authority);
        Assert.Equal((false, null), (altered.Valid, altered.TimestampedBy));
    }

    [Fact]
    public async Task Timestamp_AuthorityDoesNotAnswer_LeavesTheRequest()
    {
        using var trail = new SigningTrail(sealedCase.Path("trail"));
        using var http = new HttpClient(new Silent());
        using var key = trail.Certificate();
        var sealer = new PacketSealer(key, new TimestampAuthority(http, new Uri("http://authority.example/")));

        var written = await SealedCase.WriterWithoutBrowser.WriteAsync(
            await sealedCase.ContentsAsync(), SealedCase.Sealed(), sealer, new MemoryStream());

        Assert.Contains(written.Notes, n => n.StartsWith("The packet is not time-stamped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Script_Packet_HoldsAsFileAndAsFolder()
    {
        if (!Has("python3") || !Has("openssl")) return;
        var opened = await SignedAsync();
        var folder = FolderOf(opened, "signed");

        foreach (var packet in (string[])[folder, sealedCase.Path("signed.zip")])
        {
            var run = await ScriptAsync(opened, packet);
            Assert.True(run.ExitCode == 0, run.Output);
            Assert.Matches("ok +signature: holds", run.Output);
            Assert.Matches("ok +audit proof: entry [0-9]+, packet.seal by analyst", run.Output);
            Assert.Contains("4 figures counted again and equal", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Script_Forgeries_AreNamed()
    {
        if (!Has("python3") || !Has("openssl")) return;
        var opened = await SignedAsync();
        (string Named, Action<OpenedPacket> Change)[] forgeries =
        [
            ("bag", p => p.Write("data/limitations.md", "None.\n")),
            ("exhibit 3",
                p => p.Replace(
                    "data/exhibits/0003/activity.csv", "2026-05-01,software engineering,aster-2,",
                    "2026-05-01,software engineering,aster-2,1").Mend(keepsSeals: true)),
            ("signature", p => p.Replace("data/report.html", "they do not show", "they do show").Mend(keepsSeals: true)),
            ("audit proof", p => p.Replace("envelope/audit-proof.json", "packet.seal", "packet.sold").Mend(keepsSeals: true)),
            ("content id", p => p.Replace("envelope/envelope.json", "\"contentId\": \"", "\"contentId\": \"0")),
        ];
        for (var i = 0; i < forgeries.Length; i++)
        {
            var forged = opened.Clone();
            forgeries[i].Change(forged);
            var run = await ScriptAsync(opened, FolderOf(forged, $"forged-{i}"));
            Assert.Equal(1, run.ExitCode);
            Assert.Contains($"FAILED {forgeries[i].Named}:", run.Output, StringComparison.Ordinal);
        }
    }

    private async Task<OpenedPacket> SignedAsync() => await OpenedPacket.ReadAsync(
        await sealedCase.WriteSignedAsync(await sealedCase.ContentsAsync(), "signed.zip", SealedCase.WriterWithoutBrowser));

    private string FolderOf(OpenedPacket packet, string name) => Path.Combine(packet.SaveFolder(sealedCase.Path(name)), packet.Folder);

    private static Task<(int ExitCode, string Output)> OpensslAsync(string folder) => OutsideTool.RunAsync(
        "openssl", folder, "cms", "-verify", "-binary", "-inform", "DER", "-in", "tagmanifest-sha256.txt.p7s", "-content",
        "tagmanifest-sha256.txt",
        "-CAfile", "envelope/certificate.pem", "-purpose", "any", "-no_check_time", "-out", "verified");

    private async Task<(int ExitCode, string Output)> ScriptAsync(OpenedPacket packet, string path)
    {
        var script = sealedCase.Path("check_packet.py");
        await File.WriteAllBytesAsync(script, packet.Files["data/check/check_packet.py"]);
        return await OutsideTool.RunAsync("python3", sealedCase.Folder, script, path);
    }

    private static bool Has(string tool) => OutsideTool.IsInstalled(tool);

    private sealed class Silent : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
    }
}
