using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Sealing;

/// <summary>Whose key signed a packet.</summary>
/// <param name="Name">The name in the certificate, which whoever made it chose.</param>
/// <param name="Certificate">SHA-256 of the certificate, by which it is compared with one that was had another way.</param>
/// <param name="Trusted">Whether it is the certificate that was named as trusted, or issued by it; null where none was named.</param>
public sealed record PacketSignature(string Name, string Certificate, bool? Trusted);

/// <summary>Who time-stamped a packet, and when.</summary>
/// <param name="Authority">The name in the authority's certificate.</param>
/// <param name="Certificate">SHA-256 of that certificate; whether the authority is one to trust is for the reader to know.</param>
/// <param name="At">The time that it attests, UTC.</param>
/// <param name="Trusted">As for a signature.</param>
public sealed record PacketTimestamp(string Authority, string Certificate, DateTime At, bool? Trusted);

/// <summary>Checks what seals a tag manifest.</summary>
internal static class SealVerification
{
    /// <summary>Checks a detached CMS signature.</summary>
    /// <exception cref="PacketFormatException">It is none, or not over these bytes.</exception>
    public static PacketSignature Signature(byte[] signature, byte[] tagManifest, IReadOnlyList<X509Certificate2> trust)
    {
        var cms = new SignedCms(new ContentInfo(tagManifest), detached: true);
        try
        {
            cms.Decode(signature);
            cms.CheckSignature(verifySignatureOnly: true);
        }
        catch (CryptographicException e)
        {
            throw new PacketFormatException($"{PacketSealer.SignatureFile} is no signature over the tag manifest as it is: {e.Message}", e);
        }

        if (cms.SignerInfos.Count != 1 || cms.SignerInfos[0].Certificate is not { } certificate)
            throw new PacketFormatException($"{PacketSealer.SignatureFile} is not of exactly one signer with their certificate.");
        return new PacketSignature(
            certificate.GetNameInfo(X509NameType.SimpleName, false), HashOf(certificate), IsTrusted(certificate, cms.Certificates, trust));
    }

    /// <summary>Checks an authority's answer against the request that is beside it.</summary>
    /// <exception cref="PacketFormatException">It is no stamp of these bytes.</exception>
    public static PacketTimestamp Timestamp(byte[] request, byte[] response, byte[] tagManifest, IReadOnlyList<X509Certificate2> trust)
    {
        try
        {
            if (!Rfc3161TimestampRequest.TryDecode(request, out var asked, out _))
                throw new PacketFormatException($"{PacketSealer.RequestFile} is no time-stamp request.");
            var token = asked.ProcessResponse(response, out _);
            if (!token.VerifySignatureForData(tagManifest, out var certificate) || certificate is null)
                throw new PacketFormatException($"{PacketSealer.ResponseFile} is no time stamp of the tag manifest as it is.");
            return new PacketTimestamp(
                certificate.GetNameInfo(X509NameType.SimpleName, false), HashOf(certificate), token.TokenInfo.Timestamp.UtcDateTime,
                IsTrusted(certificate, token.AsSignedCms().Certificates, trust));
        }
        catch (CryptographicException e)
        {
            throw new PacketFormatException($"{PacketSealer.ResponseFile} is no time stamp of the tag manifest as it is: {e.Message}", e);
        }
    }

    /// <summary>Whether a request asks for a stamp of these bytes.</summary>
    public static bool IsRequestFor(byte[] request, byte[] tagManifest) =>
        Rfc3161TimestampRequest.TryDecode(request, out var asked, out var read) && read == request.Length
        && asked.GetMessageHash().Span.SequenceEqual(SHA256.HashData(tagManifest));

    // The certificate itself, or a chain that ends in one that was named. Nothing is asked of the network, and validity in time is not
    // judged: a signature of a time when the certificate was valid stays one.
    private static bool? IsTrusted(X509Certificate2 certificate, X509Certificate2Collection others, IReadOnlyList<X509Certificate2> trust)
    {
        if (trust.Count == 0) return null;
        if (trust.Any(t => t.RawData.AsSpan().SequenceEqual(certificate.RawData))) return true;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        foreach (var root in trust) chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.ExtraStore.AddRange(others);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        return chain.Build(certificate);
    }

    private static string HashOf(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));
}
