using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dashboard.Tests.Serving;

/// <summary>Self-signed certificates for <c>localhost</c>, in files of a folder.</summary>
internal static class Certificates
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static X509Certificate2 Create(DateTimeOffset notBefore, DateTimeOffset notAfter, string usage = "1.3.6.1.5.5.7.3.1")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(notBefore, notAfter);
    }

    public static X509Certificate2 Create() => Create(Start, Start.AddYears(1));

    public static FileInfo WritePem(this X509Certificate2 certificate, string folder) =>
        Write(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());

    public static FileInfo WriteKey(this X509Certificate2 certificate, string folder, string? password = null)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return Write(Path.Combine(folder, "key.pem"), password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(
                password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
    }

    public static FileInfo WritePfx(this X509Certificate2 certificate, string folder, string? password = null)
    {
        var file = new FileInfo(Path.Combine(folder, "certificate.pfx"));
        File.WriteAllBytes(file.FullName, certificate.Export(X509ContentType.Pkcs12, password));
        return file;
    }

    private static FileInfo Write(string path, string text)
    {
        File.WriteAllText(path, text);
        return new FileInfo(path);
    }
}
