using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Casework;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Verification;

/// <summary>A file of a bag as it was found.</summary>
internal sealed record UnpackedFile(ContainerEntry Entry, string Sha256);

/// <summary>A bag whose every file was unpacked once, to be hashed, and never onto disk.</summary>
internal sealed class UnpackedBag(ContainerReader container, string folder, IReadOnlyDictionary<string, UnpackedFile> files)
{
    /// <summary>Documents that are read whole are no larger than this.</summary>
    private const int MaxDocumentBytes = 64 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    // Written by somebody else: nothing that is missing, null or there twice is read as if it were well.
    private static readonly JsonSerializerOptions Reading = new(CaseworkJson.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The name of the bag's folder.</summary>
    public string Folder => folder;

    /// <summary>The files by their path in the bag.</summary>
    public IReadOnlyDictionary<string, UnpackedFile> Files => files;

    /// <summary>Unpacks and hashes every file.</summary>
    /// <exception cref="PacketFormatException">A file does not unpack, or the files do not lie in one folder.</exception>
    public static async Task<UnpackedBag> ReadAsync(ContainerReader container, CancellationToken cancellation)
    {
        if (container.Entries.Count == 0) throw new PacketFormatException("There is no file in it.");
        var folder = container.Entries[0].Name.Split('/')[0];
        var files = new Dictionary<string, UnpackedFile>(StringComparer.Ordinal);
        foreach (var entry in container.Entries)
        {
            if (!entry.Name.StartsWith(folder + "/", StringComparison.Ordinal)) throw new PacketFormatException($"'{entry.Name}' does not lie in the folder '{folder}'; a packet has one folder.");
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await container.ReadAsync(entry, bytes => hash.AppendData(bytes.Span), cancellation);
            files.Add(entry.Name[(folder.Length + 1)..], new UnpackedFile(entry, Convert.ToHexStringLower(hash.GetHashAndReset())));
        }

        return new UnpackedBag(container, folder, files);
    }

    /// <summary>Opens a file of the bag.</summary>
    /// <exception cref="PacketFormatException">There is no such file.</exception>
    public Stream Open(string path) => container.Open(Find(path).Entry);

    /// <summary>Reads a file as text.</summary>
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
            return JsonSerializer.Deserialize<T>(await ReadBytesAsync(path, cancellation), Reading) ?? throw new PacketFormatException($"{path} is empty.");
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            throw new PacketFormatException($"{path} is not what a packet has under this name: {e.Message}", e);
        }
    }

    private async Task<byte[]> ReadBytesAsync(string path, CancellationToken cancellation)
    {
        var entry = Find(path).Entry;
        if (entry.Size > MaxDocumentBytes) throw new PacketFormatException($"{path} is larger than any packet's.");
        var bytes = new MemoryStream((int)entry.Size);
        await container.ReadAsync(entry, part => bytes.Write(part.Span), cancellation);
        return bytes.ToArray();
    }

    private UnpackedFile Find(string path) => files.GetValueOrDefault(path) ?? throw new PacketFormatException($"{path} is missing.");
}
