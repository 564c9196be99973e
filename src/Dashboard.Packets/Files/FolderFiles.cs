using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Files;

/// <summary>A folder: an unpacked packet, or any bag. Links are refused, since they can lead anywhere.</summary>
internal sealed class FolderFiles : PacketFiles
{
    private const int BufferBytes = 1 << 16;

    private static readonly EnumerationOptions Everything =
        new() { RecurseSubdirectories = false, AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string root;
    private readonly SortedDictionary<string, long> sizes = new(StringComparer.Ordinal);

    public FolderFiles(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var inner = File.Exists(Path.Combine(full, "bagit.txt")) ? full : Directory.EnumerateDirectories(full)
            .Where(d => File.Exists(Path.Combine(d, "bagit.txt"))).ToList() is [var only] ? only : full;
        root = inner;
        Collect(new DirectoryInfo(root), "");
    }

    public override string Kind => "a folder";

    public override string Folder => Path.GetFileName(root);

    public override IReadOnlyDictionary<string, long> Sizes => sizes;

    public override bool HasFolder(string path) => Directory.Exists(PathOf(path));

    public override async Task ReadAsync(string path, Action<ReadOnlyMemory<byte>> sink, CancellationToken cancellation)
    {
        await using var stream = Open(path);
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0) sink(buffer.AsMemory(0, read));
    }

    public override Stream Open(string path) =>
        new FileStream(PathOf(path), FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string PathOf(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));

    private void Collect(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
        {
            if (entry.LinkTarget is not null)
                throw new PacketFormatException($"'{prefix}{entry.Name}' is a link; a bag that holds links is not read.");
            if (entry is DirectoryInfo inner) Collect(inner, $"{prefix}{entry.Name}/");
            else sizes[prefix + entry.Name] = ((FileInfo)entry).Length;
        }
    }
}
