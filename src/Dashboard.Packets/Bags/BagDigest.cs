using System.Security.Cryptography;

namespace Dashboard.Packets.Bags;

/// <summary>A hash in the making.</summary>
internal abstract class BagDigest : IDisposable
{
    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The hash of what was appended, in lower-case hex.</summary>
    public abstract string Finish();

    public abstract void Dispose();
}

/// <summary>A hash that the framework has.</summary>
internal sealed class FrameworkDigest(HashAlgorithmName algorithm) : BagDigest
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(algorithm);

    public override void Append(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

    public override string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public override void Dispose() => hash.Dispose();
}

/// <summary>SHA-224, which the framework does not have and some bags do.</summary>
internal sealed class Sha224Digest : BagDigest
{
    private readonly Org.BouncyCastle.Crypto.Digests.Sha224Digest hash = new();

    public override void Append(ReadOnlySpan<byte> bytes) => hash.BlockUpdate(bytes);

    public override string Finish()
    {
        var result = new byte[hash.GetDigestSize()];
        hash.DoFinal(result);
        return Convert.ToHexStringLower(result);
    }

    public override void Dispose()
    {
        // It holds nothing that is not collected.
    }
}
