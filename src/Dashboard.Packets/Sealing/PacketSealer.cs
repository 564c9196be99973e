using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Contents;

namespace Dashboard.Packets.Sealing;

/// <summary>The files that seal a packet, and what whoever asked should know of them, a sentence; empty where there is nothing.</summary>
public sealed record PacketSeals(IReadOnlyList<PayloadFile> Files, string Note);

/// <summary>
/// Seals a tag manifest, which lists everything else that describes a packet: a detached CMS signature (RFC 5652), a time-stamp request
/// (RFC 3161), and the answer to it where an authority is set.
/// </summary>
public sealed class PacketSealer(X509Certificate2 certificate, TimestampAuthority? authority = null)
{
    public const string SignatureFile = BagInfo.TagManifestFile + ".p7s";
    public const string RequestFile = BagInfo.TagManifestFile + ".tsq";
    public const string ResponseFile = BagInfo.TagManifestFile + ".tsr";

    /// <summary>The name in the certificate.</summary>
    public string Name => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>SHA-256 of the certificate, by which it is compared.</summary>
    public string CertificateSha256 => Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));

    public string CertificatePem => certificate.ExportCertificatePem() + "\n";

    /// <summary>A sealer with a key from a PKCS#12 file.</summary>
    /// <exception cref="PacketRefusedException">The file holds no private key, or the password is not its own.</exception>
    public static PacketSealer FromPkcs12(byte[] file, string? password, TimestampAuthority? authority = null)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12(file, password, X509KeyStorageFlags.EphemeralKeySet);
            return certificate.HasPrivateKey ? new PacketSealer(certificate, authority)
                : throw new PacketRefusedException("The PKCS#12 file holds no private key to sign with. No packet was written.");
        }
        catch (CryptographicException e)
        {
            throw new PacketRefusedException($"The PKCS#12 file cannot be opened: {e.Message} No packet was written.");
        }
    }

    public async Task<PacketSeals> SealAsync(byte[] tagManifest, DateTime at, CancellationToken cancellation)
    {
        var request = Rfc3161TimestampRequest.CreateFromData(
            tagManifest, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(8), requestSignerCertificates: true);
        var files =
            new List<PayloadFile> { PayloadFile.Of(SignatureFile, Sign(tagManifest, at)), PayloadFile.Of(RequestFile, request.Encode()) };
        if (authority is null) return new PacketSeals(files, "");
        try
        {
            files.Add(PayloadFile.Of(ResponseFile, await authority.AskAsync(request, cancellation)));
            return new PacketSeals(files, "");
        }
        catch (TimestampException e)
        {
            return new PacketSeals(files, $"The packet is not time-stamped: {e.Message} The request is in it, and can be answered later.");
        }
    }

    private byte[] Sign(byte[] tagManifest, DateTime at)
    {
        var cms = new SignedCms(new ContentInfo(tagManifest), detached: true);
        var signer = new CmsSigner(
            SubjectIdentifierType.IssuerAndSerialNumber, certificate) { DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"),
            IncludeOption = X509IncludeOption.EndCertOnly };
        signer.SignedAttributes.Add(new Pkcs9SigningTime(at));
        cms.ComputeSignature(signer);
        return cms.Encode();
    }
}
