using System.Security.Cryptography;
using System.Text;
using Dashboard.Casework.Files;

namespace Dashboard.Casework.Audit.Log;

/// <summary>
/// The workspace's key for heads of the audit log: ECDSA on P-256 with SHA-256, since .NET 10 has no Ed25519 of its own. The
/// private key is <c>keys/audit.key</c>, PKCS#8 in PEM, its owner's alone.
/// </summary>
public sealed class AuditKey(string keysDirectory) : IDisposable
{
    internal const string FileName = "audit.key";

    private const string NistP256 = "1.2.840.10045.3.1.7";
    private const int OriginDigits = 16;

    private readonly Lazy<ECDsa> key = new(() => KeyFile.ReadOrMake(Path.Combine(keysDirectory, FileName), Make, Read));

    /// <summary>The public key, SubjectPublicKeyInfo in DER.</summary>
    public byte[] PublicKey() => key.Value.ExportSubjectPublicKeyInfo();

    /// <summary>
    /// The name of the log, which is also the key's: it goes with the key, so that a log made anew with the key passes for no other.
    /// </summary>
    public static string OriginOf(byte[] publicKey) =>
        $"dashboard-audit/{Convert.ToHexStringLower(SHA256.HashData(publicKey))[..OriginDigits]}";

    /// <summary>Signs the text of a head: an ASN.1 signature, as notes with ECDSA have it.</summary>
    internal byte[] Sign(string text) =>
        key.Value.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>Whether the text was signed by the key's owner; false, too, for what is no key on P-256.</summary>
    internal static bool IsSignedBy(byte[] publicKey, string text, byte[] signature)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return read == publicKey.Length && IsOnP256(key)
                && key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (key.IsValueCreated) key.Value.Dispose();
    }

    private static byte[] Make()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem() + "\n");
    }

    internal static ECDsa? Read(byte[] file)
    {
        var read = ECDsa.Create();
        try
        {
            read.ImportFromPem(Encoding.ASCII.GetString(file));
            if (IsOnP256(read) && read.ExportParameters(includePrivateParameters: true).D is not null) return read;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // Said by whoever asked: it is no whole key.
        }

        read.Dispose();
        return null;
    }

    private static bool IsOnP256(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid?.Value == NistP256;
}
