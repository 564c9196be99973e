using System.Security.Cryptography.X509Certificates;
using Dashboard.Failures;
using Dashboard.Serving;

namespace Dashboard.Tests.Serving;

public sealed class ServerCertificateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("certificate-").FullName;
    private readonly X509Certificate2 certificate = Certificates.Create();

    public void Dispose()
    {
        certificate.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Load_PemWithKeyFile_HasTheKey() =>
        Assert.Equal(certificate.Thumbprint, Load(certificate.WritePem(folder), certificate.WriteKey(folder)).Leaf.Thumbprint);

    [Fact]
    public void Load_PemWithLockedKey_NeedsThePassword()
    {
        var (file, key) = (certificate.WritePem(folder), certificate.WriteKey(folder, "open sesame"));

        Assert.True(Load(file, key, "open sesame").Leaf.HasPrivateKey);
        var refused = Assert.Throws<UsageException>(() => Load(file, key, "guess"));
        Assert.Contains(ServerCertificate.PasswordVariable, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("guess", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PemWithIssuer_KeepsItForTheHandshake()
    {
        using var issuer = Certificates.Create();
        var file = certificate.WritePem(folder);
        File.AppendAllText(file.FullName, "\n" + issuer.ExportCertificatePem());

        Assert.Equal(issuer.Thumbprint, Assert.Single(Load(file, certificate.WriteKey(folder)).Intermediates).Thumbprint);
    }

    [Fact]
    public void Load_Pfx_NeedsThePassword()
    {
        var file = certificate.WritePfx(folder, "open sesame");

        Assert.True(Load(file, password: "open sesame").Leaf.HasPrivateKey);
        Assert.Throws<UsageException>(() => Load(file, password: "guess"));
    }

    [Fact]
    public void Load_NoKey_IsRefused() =>
        Assert.Contains("no private key", Refusal(certificate.WritePem(folder)), StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(366)]
    public void Load_NotValidToday_IsRefusedWithTheDays(int day)
    {
        var refusal = Refusal(certificate.WritePfx(folder), day);

        Assert.Contains("2026-01-01 to 2027-01-01", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NotForServers_IsRefused()
    {
        using var client = Certificates.Create(Certificates.Start, Certificates.Start.AddYears(1), usage: "1.3.6.1.5.5.7.3.2");

        Assert.Contains("not made for servers", Refusal(client.WritePfx(folder)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoSuchFile_IsRefused() =>
        Assert.Contains("could not be read", Refusal(new FileInfo(Path.Combine(folder, "none.pem"))), StringComparison.Ordinal);

    [Fact]
    public void Load_NotACertificate_IsRefused()
    {
        var file = new FileInfo(Path.Combine(folder, "text.pem"));
        File.WriteAllText(file.FullName, "not a certificate");

        Assert.Contains("could not be opened", Refusal(file), StringComparison.Ordinal);
    }

    private static ServerCertificate Load(FileInfo file, FileInfo? key = null, string? password = null, int day = 100) =>
        ServerCertificate.Load(file, key, password, new FixedTime(Certificates.Start.AddDays(day)));

    private static string Refusal(FileInfo file, int day = 100) => Assert.Throws<UsageException>(() => Load(file, day: day)).Message;

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
