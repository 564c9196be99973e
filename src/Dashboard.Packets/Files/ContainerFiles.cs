using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Files;

/// <summary>A zip file in the one layout that this program writes.</summary>
internal sealed class ContainerFiles : PacketFiles
{
    private readonly ContainerReader container;
    private readonly SortedDictionary<string, ContainerEntry> entries = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> sizes = new(StringComparer.Ordinal);
    private readonly string folder;

    private ContainerFiles(ContainerReader container)
    {
        this.container = container;
        var root = RootOf(container.Entries.Select(e => e.Name));
        folder = root.TrimEnd('/');
        foreach (var entry in container.Entries)
        {
            if (!entry.Name.StartsWith(root, StringComparison.Ordinal))
                throw new PacketFormatException($"'{entry.Name}' does not lie in the folder '{folder}'; a packet has one folder.");
            entries.Add(entry.Name[root.Length..], entry);
            sizes.Add(entry.Name[root.Length..], entry.Size);
        }
    }

    public override string Kind => "a zip file in the layout that this program writes";

    public override string Folder => folder;

    public override IReadOnlyDictionary<string, long> Sizes => sizes;

    public static async Task<ContainerFiles> OpenContainerAsync(string path, CancellationToken cancellation)
    {
        var container = await ContainerReader.OpenAsync(path, cancellation);
        try
        {
            return new ContainerFiles(container);
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
    }

    // What is read is unpacked in pieces too small to be waited for one by one.
    public override Task ReadAsync(string path, Action<ReadOnlyMemory<byte>> sink, CancellationToken cancellation)
    {
        container.Read(entries[path], sink, cancellation);
        return Task.CompletedTask;
    }

    public override Stream Open(string path) => container.Open(entries[path]);

    public override ValueTask DisposeAsync() => container.DisposeAsync();
}
