using System.IO.Compression;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Tests.Containers;

/// <summary>Zip64 with a threshold of a few bytes in the place of 4 GiB: the same code, without files of that size.</summary>
public sealed class Zip64Tests : IDisposable
{
    private const long Threshold = 100;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dashboard-zip64-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Write_LargeFiles_AreReadByThisReaderAndByOthers()
    {
        var path = await WriteAsync();

        await using (var reader = await ContainerReader.OpenAsync(path, CancellationToken.None, Threshold))
        {
            Assert.Equal(["p/a", "p/b", "p/c"], reader.Entries.Select(e => e.Name));
            foreach (var entry in reader.Entries) Assert.Equal(ContentOf(entry.Name), await ReadAsync(reader, entry));
        }

        await using var zip = await ZipFile.OpenReadAsync(path);
        foreach (var entry in zip.Entries)
        {
            await using var stream = await entry.OpenAsync();
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            Assert.Equal(ContentOf(entry.FullName), bytes.ToArray());
        }

        if (!OutsideTool.IsInstalled("python3")) return;
        var tested = await OutsideTool.RunAsync(
            "python3", folder.FullName, "-c", $"import zipfile; print(zipfile.ZipFile('{path}').testzip())");
        Assert.Equal((0, "None\n"), tested);
    }

    [Fact]
    public async Task Open_SizesOfZip64ThatFitTheClassicFields_AreRefused()
    {
        var path = await WriteAsync();

        await Assert.ThrowsAsync<PacketFormatException>(() => ContainerReader.OpenAsync(path, CancellationToken.None));
    }

    [Fact]
    public async Task Open_AnyByteOfTheDirectoryChanged_IsRefusedOrReadsTheSame()
    {
        var bytes = await File.ReadAllBytesAsync(await WriteAsync());
        var changed = Path.Combine(folder.FullName, "changed.zip");
        for (var at = bytes.Length - 400 - ContainerFormat.SealLength; at < bytes.Length - ContainerFormat.SealLength; at++)
        {
            var copy = (byte[])bytes.Clone();
            copy[at] ^= 0x41;
            await File.WriteAllBytesAsync(changed, copy);
            try
            {
                await using var reader = await ContainerReader.OpenAsync(changed, CancellationToken.None, Threshold);
                foreach (var entry in reader.Entries) Assert.Equal(ContentOf(entry.Name), await ReadAsync(reader, entry));
            }
            catch (PacketFormatException)
            {
                // Refused, with a sentence.
            }
        }
    }

    private static byte[] ContentOf(string name) => name switch
    {
        "p/a" => [1, 2, 3],
        "p/b" => [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 >> 3))],
        _ => [.. Enumerable.Repeat((byte)'x', 180)],
    };

    private static async Task<byte[]> ReadAsync(ContainerReader reader, ContainerEntry entry)
    {
        using var bytes = new MemoryStream();
        reader.Read(entry, part => bytes.Write(part.Span), CancellationToken.None);
        return bytes.ToArray();
    }

    private async Task<string> WriteAsync()
    {
        var path = Path.Combine(folder.FullName, "packet.zip");
        await using var output = File.Create(path);
        using var writer = new ContainerWriter(output, new DateTime(2026, 7, 1, 9, 30, 0, DateTimeKind.Utc), Threshold);
        foreach (var name in (string[])["p/a", "p/b", "p/c"])
            await writer.AddAsync(name, new MemoryStream(ContentOf(name)), true, CancellationToken.None);
        await writer.FinishAsync(CancellationToken.None);
        return path;
    }
}
