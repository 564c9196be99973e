using System.Security.Cryptography;

namespace Dashboard.Packets.Contents;

/// <summary>A file below <c>data/</c>, with the size and hash it was found to have; it is written only if it still has them.</summary>
/// <param name="Path">Its path below <c>data/</c>.</param>
/// <param name="OpenAsync">Opens it. The stream can seek.</param>
public sealed record PayloadFile(string Path, long Bytes, string Sha256, Func<CancellationToken, Task<Stream>> OpenAsync)
{
    /// <summary>A file that is in memory.</summary>
    public static PayloadFile Of(string path, byte[] content) => new(
        path, content.LongLength, Convert.ToHexStringLower(SHA256.HashData(content)),
        _ => Task.FromResult<Stream>(new MemoryStream(content, writable: false)));

    /// <summary>A file that is read from where it lies whenever it is needed.</summary>
    public static async Task<PayloadFile> OfAsync(
        string path, Func<CancellationToken, Task<Stream>> openAsync, CancellationToken cancellation)
    {
        await using var stream = await openAsync(cancellation);
        return new PayloadFile(path, stream.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)), openAsync);
    }
}
