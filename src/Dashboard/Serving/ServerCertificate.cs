using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Failures;

namespace Dashboard.Serving;

/// <summary>The certificate for https with its private key, and the certificates between it and its root.</summary>
internal sealed record ServerCertificate(X509Certificate2 Leaf, X509Certificate2Collection Intermediates)
{
    /// <summary>The only place that the key's password is taken from: a command line is seen by every user of the machine.</summary>
    public const string PasswordVariable = "DASHBOARD_CERTIFICATE_PASSWORD";

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Reads a PEM file with the key's file (or the key in the same file), or a PFX file.</summary>
    /// <exception cref="UsageException">It cannot be read, has no key, is not valid now, or is not for servers.</exception>
    public static ServerCertificate Load(FileInfo file, FileInfo? keyFile, string? password, TimeProvider time)
    {
        var certificates = Read(file, keyFile, password);
        var leaf = certificates.FirstOrDefault(c => c.HasPrivateKey)
            ?? throw new UsageException(
                $"'{file}' holds no private key, so nobody could be served with it. Name the key's file with --certificate-key FILE, or export the PFX with its key.");
        if (time.GetUtcNow() is var now && (now < leaf.NotBefore || now > leaf.NotAfter))
            throw new UsageException(
                $"The certificate '{file}' is valid from {Day(leaf.NotBefore)} to {Day(leaf.NotAfter)}, not today; every browser would refuse it. Renew it, and start again.");
        if (leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is { } usage && !usage.EnhancedKeyUsages.Cast<Oid>()
            .Any(o => o.Value == ServerAuthentication))
            throw new UsageException(
                $"The certificate '{file}' is not made for servers (its extended key usage lacks server authentication). Use one that is.");
        return new ServerCertificate(leaf, [.. certificates.Where(c => !c.HasPrivateKey)]);
    }

    private static X509Certificate2Collection Read(FileInfo file, FileInfo? keyFile, string? password)
    {
        try
        {
            return File.ReadAllText(file.FullName).Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal)
                ? ReadPem(file, keyFile ?? file, password)
                : X509CertificateLoader.LoadPkcs12CollectionFromFile(file.FullName, password);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The certificate could not be read: {exception.Message}");
        }
        catch (CryptographicException)
        {
            throw new UsageException(
                $"'{file}' could not be opened as a certificate with its private key. It has to be PEM with --certificate-key FILE, or PFX; the password of a locked key is taken from the environment variable {PasswordVariable}.");
        }
    }

    private static X509Certificate2Collection ReadPem(FileInfo file, FileInfo keyFile, string? password)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(file.FullName);
        var keyText = File.ReadAllText(keyFile.FullName);
        if (!keyText.Contains("PRIVATE KEY-----", StringComparison.Ordinal)) return all;
        using var withKey = keyText.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromEncryptedPemFile(file.FullName, password, keyFile.FullName)
            : X509Certificate2.CreateFromPemFile(file.FullName, keyFile.FullName);
        // A key that only lives in memory cannot be used for TLS on Windows; one that came out of a PFX can.
        var leaf = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
        return [leaf, .. all.Where(c => c.Thumbprint != leaf.Thumbprint)];
    }

    private static string Day(DateTime instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
