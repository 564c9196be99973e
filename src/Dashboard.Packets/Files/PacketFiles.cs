using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Files;

/// <summary>
/// The files of something that is to be verified: a packet as it was written, another zip file, or a folder. Read only, nothing is unpacked
/// onto disk.
/// </summary>
internal abstract class PacketFiles : IAsyncDisposable
{
    /// <summary>What it is, for a sentence: <c>a zip file as this program writes it</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The name of the folder that the bag is in; empty where that is not known.</summary>
    public abstract string Folder { get; }

    /// <summary>The size of every file, in bytes, by its path in the bag.</summary>
    public abstract IReadOnlyDictionary<string, long> Sizes { get; }

    /// <summary>Whether there is a folder of this path, with or without files.</summary>
    public virtual bool HasFolder(string path) => Sizes.Keys.Any(p => p.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>Whether several of its files can be read at once.</summary>
    public virtual bool ReadsTogether => true;

    /// <summary>Reads a file into a sink, in pieces.</summary>
    /// <exception cref="PacketFormatException">It does not unpack to what its entry says.</exception>
    public abstract Task ReadAsync(string path, Action<ReadOnlyMemory<byte>> sink, CancellationToken cancellation);

    /// <summary>Opens a file.</summary>
    public abstract Stream Open(string path);

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens a folder, a packet as it was written, or any other zip file.</summary>
    /// <exception cref="PacketFormatException">It is none of them, or not safe to read; the message says why.</exception>
    public static async Task<PacketFiles> OpenAsync(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path)) return new FolderFiles(path);
        try
        {
            return await ContainerFiles.OpenContainerAsync(path, cancellation);
        }
        catch (PacketFormatException departure)
        {
            return ZipFiles.Open(path, departure.Message);
        }
    }

    /// <summary>
    /// The folder that a bag's files lie in: that of <c>bagit.txt</c> that is nearest to the root, or the one folder that all share.
    /// </summary>
    protected static string RootOf(IEnumerable<string> names)
    {
        var all = names.ToList();
        var declaration = all.Where(n => n == "bagit.txt" || n.EndsWith("/bagit.txt", StringComparison.Ordinal))
            .OrderBy(n => n.Count(c => c == '/')).ThenBy(n => n, StringComparer.Ordinal).FirstOrDefault();
        if (declaration is not null) return declaration[..^"bagit.txt".Length];
        var tops = all.Select(n => n.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? n[..(slash + 1)] : "").Distinct()
            .ToList();
        return tops.Count == 1 ? tops[0] : "";
    }
}
