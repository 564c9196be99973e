using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Dashboard.Casework.Records;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Files;

/// <summary>A file of a bag as it was found.</summary>
/// <param name="Hashes">Its hashes in lower-case hex, by the algorithm's name in a manifest: always <c>sha256</c>, and those that the bag's
/// manifests use.</param>
internal sealed record UnpackedFile(long Size, IReadOnlyDictionary<string, string> Hashes)
{
    public string Sha256 => Hashes[BagHash.Sha256];
}

/// <summary>A bag whose every file was read once, to be hashed, and never written to disk.</summary>
internal sealed class UnpackedBag(PacketFiles source, IReadOnlyDictionary<string, UnpackedFile> files)
{
    /// <summary>Documents that are read whole are no larger than this.</summary>
    private const int MaxDocumentBytes = 256 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    // Written by somebody else: nothing that is missing, null or there twice is read as if it were well.
    private static readonly JsonSerializerOptions Reading = new(CaseworkJson.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The name of the bag's folder.</summary>
    public string Folder => source.Folder;

    /// <summary>The files by their path in the bag.</summary>
    public IReadOnlyDictionary<string, UnpackedFile> Files => files;

    public bool HasFolder(string path) => source.HasFolder(path);

    /// <summary>Reads and hashes every file, by every algorithm that the bag's manifests name and this program knows.</summary>
    /// <param name="sinkOf">What takes the bytes of a file, too, while they are there; null for nothing.</param>
    /// <exception cref="PacketFormatException">A file does not unpack.</exception>
    public static async Task<UnpackedBag> ReadAsync(
        PacketFiles source, CancellationToken cancellation, Func<string, Action<ReadOnlySpan<byte>>?>? sinkOf = null)
    {
        if (source.Sizes.Count == 0) throw new PacketFormatException("There is no file in it.");
        var algorithms = source.Sizes.Keys.Select(BagManifest.AlgorithmOf).OfType<string>().Where(BagHash.IsKnown).Append(BagHash.Sha256)
            .Distinct(StringComparer.Ordinal).ToList();
        var files = new ConcurrentDictionary<string, UnpackedFile>(StringComparer.Ordinal);
        // The largest first, so that the processors are busy to the end.
        var together =
            new ParallelOptions { MaxDegreeOfParallelism = source.ReadsTogether ? Environment.ProcessorCount : 1,
                CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            source.Sizes.OrderByDescending(f => f.Value), together,
            async (file, token) => files[file.Key] = await HashedAsync(
                source, file.Key, file.Value, algorithms, sinkOf?.Invoke(file.Key), token));
        return new UnpackedBag(source, source.Sizes.Keys.ToDictionary(path => path, path => files[path], StringComparer.Ordinal));
    }

    private static async Task<UnpackedFile> HashedAsync(
        PacketFiles source, string path, long size, IReadOnlyList<string> algorithms, Action<ReadOnlySpan<byte>>? sink,
        CancellationToken cancellation)
    {
        var hashes = algorithms.ToDictionary(a => a, BagHash.Create, StringComparer.Ordinal);
        try
        {
            await source.ReadAsync(
                path,
                bytes =>
                {
                    foreach (var hash in hashes.Values) hash.Append(bytes.Span);
                    sink?.Invoke(bytes.Span);
                },
                cancellation);
            return new UnpackedFile(size, hashes.ToDictionary(h => h.Key, h => h.Value.Finish(), StringComparer.Ordinal));
        }
        finally
        {
            foreach (var hash in hashes.Values) hash.Dispose();
        }
    }

    /// <summary>Opens a file of the bag.</summary>
    /// <exception cref="PacketFormatException">There is no such file.</exception>
    public Stream Open(string path)
    {
        Find(path);
        return source.Open(path);
    }

    /// <summary>Reads a file as UTF-8 text.</summary>
    /// <exception cref="PacketFormatException">There is no such file, or it is not UTF-8.</exception>
    public async Task<string> ReadTextAsync(string path, CancellationToken cancellation)
    {
        var bytes = await ReadBytesAsync(path, cancellation);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new PacketFormatException($"{path} is not UTF-8.", e);
        }
    }

    /// <summary>Reads a file as a JSON document.</summary>
    /// <exception cref="PacketFormatException">There is no such file, or it is not such a document.</exception>
    public async Task<T> ReadJsonAsync<T>(string path, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(await ReadBytesAsync(path, cancellation), Reading)
                ?? throw new PacketFormatException($"{path} is empty.");
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new PacketFormatException($"{path} is not what a packet has under this name: {e.Message}", e);
        }
    }

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="PacketFormatException">There is no such file, or it is too large.</exception>
    public async Task<byte[]> ReadBytesAsync(string path, CancellationToken cancellation)
    {
        var size = Find(path).Size;
        if (size > MaxDocumentBytes) throw new PacketFormatException($"{path} is larger than any packet's.");
        var bytes = new MemoryStream((int)size);
        await source.ReadAsync(path, part => bytes.Write(part.Span), cancellation);
        return bytes.ToArray();
    }

    private UnpackedFile Find(string path) => files.GetValueOrDefault(path) ?? throw new PacketFormatException($"{path} is missing.");
}
