using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dashboard.Casework.Files;
using Dashboard.Casework.Workspaces;

namespace Dashboard.Packets.Sealing;

/// <summary>
/// The workspace's key for packets, made at first use: ECDSA on P-256 with a certificate that it signs itself, since nobody vouches for a
/// workspace but whoever hands its certificate over. Both lie in <c>keys/packets.pem</c>, which is its owner's alone.
/// </summary>
public sealed class PacketKey(Workspace workspace, TimeProvider time)
{
    public const string FileName = "packets.pem";

    private const int ValidYears = 30;

    /// <summary>How the file is checked with the workspace's other keys.</summary>
    internal static WorkspaceKey Checked { get; } = new(FileName, "signs packets", file =>
    {
        using var certificate = Parse(file);
        return certificate is { HasPrivateKey: true } ? file : null;
    });

    private string Path => System.IO.Path.Combine(workspace.KeysDirectory, FileName);

    /// <summary>The certificate with its private key.</summary>
    /// <exception cref="WorkspaceDamagedException">The file does not hold a whole key.</exception>
    public X509Certificate2 Read() => KeyFile.ReadOrMake(Path, Make, Parse);

    /// <summary>The certificate alone, in PEM, to be handed to those who receive packets.</summary>
    public string CertificatePem()
    {
        using var certificate = Read();
        return certificate.ExportCertificatePem() + "\n";
    }

    private static X509Certificate2? Parse(byte[] file)
    {
        try
        {
            var pem = Encoding.ASCII.GetString(file);
            return X509Certificate2.CreateFromPem(pem, pem);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private byte[] Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
        var request = new CertificateRequest($"CN=Dashboard packets {id}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(ValidYears));
        return Encoding.ASCII.GetBytes($"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }
}
