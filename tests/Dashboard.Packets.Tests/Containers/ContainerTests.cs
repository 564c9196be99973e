using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Tests.Containers;

public sealed class ContainerTests : IDisposable
{
    private static readonly DateTime Time = new(2026, 7, 1, 9, 30, 15, DateTimeKind.Utc);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dashboard-container-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Write_Files_OpenInAnyZipReaderAndInOurs()
    {
        var path = await WriteAsync(("p/a.txt", Encoding.UTF8.GetBytes(new string('x', 5000))), ("p/b.bin", [1, 2, 3]), ("p/empty", []));

        using var zip = ZipFile.OpenRead(path);
        Assert.Equal(["p/a.txt", "p/b.bin", "p/empty"], zip.Entries.Select(e => e.FullName));
        using (var text = new StreamReader(zip.Entries[0].Open())) Assert.Equal(new string('x', 5000), await text.ReadToEndAsync());
        await using var reader = await ContainerReader.OpenAsync(path, CancellationToken.None);
        Assert.Equal([ContainerFormat.Deflated, ContainerFormat.Stored, ContainerFormat.Stored], reader.Entries.Select(e => e.Method));
        foreach (var entry in reader.Entries) Assert.Equal(entry.Size, (await ReadAsync(reader, entry)).Length);
        var bytes = await File.ReadAllBytesAsync(path);
        Assert.Equal(
            ContainerFormat.Seal(SHA256.HashData(bytes.AsSpan(0, bytes.Length - ContainerFormat.SealLength))),
            bytes[^ContainerFormat.SealLength..]);
    }

    [Fact]
    public async Task Write_WhatCompressesLikeABomb_IsStored()
    {
        var path = await WriteAsync(("p/zeros", new byte[3 << 20]));

        await using var reader = await ContainerReader.OpenAsync(path, CancellationToken.None);

        Assert.Equal(ContainerFormat.Stored, Assert.Single(reader.Entries).Method);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("p/../../evil")]
    [InlineData("/etc/passwd")]
    [InlineData("p//a")]
    [InlineData("p/./a")]
    [InlineData("p\\a")]
    [InlineData("C:evil")]
    [InlineData("p/.hidden")]
    [InlineData("p/-rf")]
    [InlineData("p/nul.txt")]
    [InlineData("p/COM1")]
    [InlineData("p/a.")]
    [InlineData("p/a b")]
    [InlineData("p/ä")]
    [InlineData("p/a\0")]
    [InlineData("p/")]
    [InlineData("")]
    public async Task Write_UnsafeName_IsRefused(string name)
    {
        using var writer = new ContainerWriter(new MemoryStream(), Time);

        await Assert.ThrowsAsync<ArgumentException>(() => writer.AddAsync(name, new MemoryStream([1]), false, CancellationToken.None));
    }

    [Theory]
    [InlineData("../evil", "steps out")]
    [InlineData("/etc/pass", "absolute")]
    [InlineData("p\\..\\evi", "characters other")]
    [InlineData("p/a.txt\0", "characters other")]
    public async Task Open_UnsafeNameInBothHeaders_IsRefused(string name, string fault)
    {
        var bytes = await BytesAsync((new string('n', name.Length), [1, 2, 3]));
        Replace(bytes, Encoding.ASCII.GetBytes(new string('n', name.Length)), Encoding.ASCII.GetBytes(name));

        Assert.Contains(fault, await RefusalAsync(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_TwoEntriesOfOneName_IsRefused()
    {
        var bytes = await BytesAsync(("p/aa", [1]), ("p/ab", [2]));
        Replace(bytes, "p/ab"u8, "p/aa"u8);

        Assert.Contains("twice", await RefusalAsync(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NamesThatDifferInCaseOnly_IsRefused()
    {
        var bytes = await BytesAsync(("p/a", [1]), ("p/b", [2]));
        Replace(bytes, "p/a"u8, "p/B"u8);

        Assert.Contains("twice", await RefusalAsync(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SymbolicLink_IsRefused()
    {
        var bytes = await BytesAsync(("p/a", "/etc/passwd"u8.ToArray()));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(DirectoryOffset(bytes) + 38), 0xA1FF_0000);

        Assert.Contains("plain file", await RefusalAsync(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SizeThatOnlyABombHas_IsRefusedBeforeUnpacking()
    {
        var bytes = await BytesAsync(("p/a", Encoding.UTF8.GetBytes(new string('x', 5000))));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(DirectoryOffset(bytes) + 24), 0x7000_0000);

        Assert.Contains("bomb", await RefusalAsync(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "flags")] // encrypted, or with a descriptor
    [InlineData(10, "method")]
    [InlineData(12, "header before")] // time
    [InlineData(16, "header before")] // checksum
    [InlineData(30, "extra")]
    [InlineData(32, "comment")]
    [InlineData(34, "extra")] // volume
    [InlineData(42, "follow directly")] // offset
    public async Task Open_DirectoryThatDeparts_IsRefused(int field, string fault)
    {
        var bytes = await BytesAsync(("p/a", [1, 2, 3]));
        bytes[DirectoryOffset(bytes) + field] ^= 4;

        Assert.Contains(fault, await RefusalAsync(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_BytesAfterTheEnd_IsRefused()
    {
        var bytes = await BytesAsync(("p/a", [1]));

        Assert.Contains("does not end", await RefusalAsync([.. bytes, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_BytesBeforeTheFirstFile_IsRefused()
    {
        var bytes = await BytesAsync(("p/a", [1]));

        Assert.NotEmpty(await RefusalAsync([0, .. bytes]));
    }

    [Fact]
    public async Task Open_BytesBetweenFileAndDirectory_IsRefused()
    {
        var bytes = await BytesAsync(("p/a", [1, 2, 3]));
        var directory = DirectoryOffset(bytes);
        byte[] widened = [.. bytes[..directory], 9, 9, .. bytes[directory..]];
        BinaryPrimitives.WriteUInt32LittleEndian(widened.AsSpan(EndOffset(widened) + 16), (uint)directory + 2);

        Assert.Contains("belong to no file", await RefusalAsync(widened), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_MoreThanTheEntryDeclares_StopsThere()
    {
        var bytes = await BytesAsync(("p/a", Encoding.UTF8.GetBytes(new string('x', 1 << 20))));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(22), 1000);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(DirectoryOffset(bytes) + 24), 1000);
        await using var reader = await ContainerReader.OpenAsync(await SaveAsync(bytes), CancellationToken.None);
        var read = 0;

        var e = Assert.Throws<PacketFormatException>(
            () => reader.Read(reader.Entries[0], part => read += part.Length, CancellationToken.None));

        Assert.Contains("more than the 1000 bytes", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, read);
    }

    [Fact]
    public async Task Read_BytesHiddenBehindTheCompressedData_IsRefused()
    {
        var bytes = await BytesAsync(("p/a", Encoding.UTF8.GetBytes(new string('x', 5000))));
        var directory = DirectoryOffset(bytes);
        byte[] widened = [.. bytes[..directory], 9, 9, 9, .. bytes[directory..]];
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(widened.AsSpan(18)) + 3;
        BinaryPrimitives.WriteUInt32LittleEndian(widened.AsSpan(18), packed);
        BinaryPrimitives.WriteUInt32LittleEndian(widened.AsSpan(directory + 3 + 20), packed);
        BinaryPrimitives.WriteUInt32LittleEndian(widened.AsSpan(EndOffset(widened) + 16), (uint)directory + 3);
        await using var reader = await ContainerReader.OpenAsync(await SaveAsync(widened), CancellationToken.None);

        var e = await Assert.ThrowsAsync<PacketFormatException>(() => ReadAsync(reader, reader.Entries[0]));

        Assert.Contains("belong to no file", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ZipOfAnotherProgram_IsRefused()
    {
        var path = System.IO.Path.Combine(folder.FullName, "other.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            await using var entry = zip.CreateEntry("p/a").Open();
            await entry.WriteAsync(new byte[400]);
        }

        await Assert.ThrowsAsync<PacketFormatException>(() => ContainerReader.OpenAsync(path, CancellationToken.None));
    }

    [Fact]
    public async Task Open_EmptyFile_IsRefused() => Assert.Contains("too short", await RefusalAsync([]), StringComparison.Ordinal);

    private static void Replace(byte[] bytes, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        for (int at; (at = bytes.AsSpan().IndexOf(from)) >= 0;) to.CopyTo(bytes.AsSpan(at));
    }

    private static int EndOffset(byte[] bytes) => bytes.Length - ContainerFormat.EndLength - ContainerFormat.SealLength;

    private static int DirectoryOffset(byte[] bytes) => (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(EndOffset(bytes) + 16));

    private static async Task<byte[]> ReadAsync(ContainerReader reader, ContainerEntry entry)
    {
        var content = new MemoryStream();
        reader.Read(entry, part => content.Write(part.Span), CancellationToken.None);
        return content.ToArray();
    }

    private async Task<string> RefusalAsync(byte[] bytes)
    {
        var path = await SaveAsync(bytes);
        return (await Assert.ThrowsAsync<PacketFormatException>(() => ContainerReader.OpenAsync(path, CancellationToken.None))).Message;
    }

    private async Task<string> SaveAsync(byte[] bytes)
    {
        var path = System.IO.Path.Combine(folder.FullName, "changed.zip");
        await File.WriteAllBytesAsync(path, bytes);
        return path;
    }

    private async Task<byte[]> BytesAsync(params (string Name, byte[] Content)[] files) =>
        await File.ReadAllBytesAsync(await WriteAsync(files));

    private async Task<string> WriteAsync(params (string Name, byte[] Content)[] files)
    {
        var path = System.IO.Path.Combine(folder.FullName, "packet.zip");
        await using var output = File.Create(path);
        using var writer = new ContainerWriter(output, Time);
        foreach (var (name, content) in files) await writer.AddAsync(name, new MemoryStream(content), true, CancellationToken.None);
        await writer.FinishAsync(CancellationToken.None);
        return path;
    }
}
