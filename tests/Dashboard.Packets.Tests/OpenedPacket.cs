using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Payloads;

namespace Dashboard.Packets.Tests;

/// <summary>A packet taken apart, to be changed and put together again as somebody who knows the format would.</summary>
public sealed class OpenedPacket
{
    private readonly Dictionary<string, string> original;

    private OpenedPacket(string folder, Dictionary<string, byte[]> files)
    {
        (Folder, Files) = (folder, files);
        original = files.ToDictionary(f => f.Key, f => Hash(f.Value), StringComparer.Ordinal);
    }

    public string Folder { get; set; }

    /// <summary>The files by their path in the bag.</summary>
    public Dictionary<string, byte[]> Files { get; }

    public static async Task<OpenedPacket> ReadAsync(string path)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await using var zip = await ZipFile.OpenReadAsync(path);
        var folder = zip.Entries[0].FullName.Split('/')[0];
        foreach (var entry in zip.Entries)
        {
            await using var stream = await entry.OpenAsync();
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            files.Add(entry.FullName[(folder.Length + 1)..], bytes.ToArray());
        }

        return new OpenedPacket(folder, files);
    }

    public OpenedPacket Clone() => new(Folder, Files.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));

    public string Text(string path) => Encoding.UTF8.GetString(Files[path]);

    public void Write(string path, string text) => Files[path] = Encoding.UTF8.GetBytes(text);

    /// <summary>Changes a text; it has to be there.</summary>
    public OpenedPacket Replace(string path, string old, string with)
    {
        Assert.Contains(old, Text(path), StringComparison.Ordinal);
        Write(path, Text(path).Replace(old, with, StringComparison.Ordinal));
        return this;
    }

    /// <summary>
    /// Does every hash anew, wherever one stands: in the exhibits, the documents, the report, the lists; takes the seals away, which cannot
    /// be made again.
    /// </summary>
    public OpenedPacket Mend(bool keepsSeals = false)
    {
        var hashes = new Dictionary<string, string>(original, StringComparer.Ordinal);
        for (var isStable = false; !isStable;)
        {
            isStable = true;
            MendContentManifest();
            foreach (var (path, old) in hashes.ToList())
            {
                if (!Files.TryGetValue(path, out var content) || Hash(content) is var now && now == old) continue;
                hashes[path] = now;
                isStable = false;
                foreach (var other in Files.Keys.Where(f => f != path && IsText(f)).ToList())
                    Write(other, WithHash(Text(other), old, now, content.Length));
                if (path != "data/content-sha256.txt") continue;
                foreach (var other in Files.Keys.Where(IsText).ToList())
                    Write(other, Text(other).Replace($"-{old[..12]}", $"-{now[..12]}", StringComparison.Ordinal));
                Folder = Folder.Replace($"-{old[..12]}", $"-{now[..12]}", StringComparison.Ordinal);
            }
        }

        var payload = Files.Where(f => f.Key.StartsWith("data/", StringComparison.Ordinal)).ToList();
        Write("manifest-sha256.txt", BagManifest.Format(payload.Select(f => KeyValuePair.Create(f.Key, Hash(f.Value)))));
        Write(
            "bag-info.txt",
            Regex.Replace(
                Text("bag-info.txt"), "Payload-Oxum: .*",
                $"Payload-Oxum: {BagInfo.Oxum(payload.Sum(f => f.Value.LongLength), payload.Count)}"));
        if (!keepsSeals)
            foreach (var seal in Files.Keys.Where(f => f.StartsWith("tagmanifest-sha256.txt.", StringComparison.Ordinal)).ToList())
                Files.Remove(seal);
        var tags = Files.Where(
            f => !f.Key.StartsWith("data/", StringComparison.Ordinal) && !f.Key.StartsWith("tagmanifest", StringComparison.Ordinal));
        Write("tagmanifest-sha256.txt", BagManifest.Format(tags.Select(t => KeyValuePair.Create(t.Key, Hash(t.Value)))));
        return this;
    }

    /// <summary>Writes it in the layout of a packet.</summary>
    public async Task<string> SaveAsync(string path)
    {
        await using var output = File.Create(path);
        using var writer = new ContainerWriter(output, SealedCase.Now);
        foreach (var (name, content) in Files.OrderBy(f => f.Key, StringComparer.Ordinal))
            await writer.AddAsync($"{Folder}/{name}", new MemoryStream(content), true, CancellationToken.None);
        await writer.FinishAsync(CancellationToken.None);
        return path;
    }

    /// <summary>Writes it as a folder.</summary>
    public string SaveFolder(string path)
    {
        foreach (var (name, content) in Files)
        {
            var file = Path.Combine(path, Folder, name.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        return path;
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private void MendContentManifest()
    {
        if (!Files.ContainsKey("data/content-sha256.txt")) return;
        string[] apart = ["data/content-sha256.txt", "data/report.html", "data/report.pdf"];
        var content = Files.Where(f => f.Key.StartsWith("data/", StringComparison.Ordinal) && !apart.Contains(f.Key));
        Write(
            "data/content-sha256.txt",
            BagManifest.Format(content.Select(f => KeyValuePair.Create(f.Key["data/".Length..], Hash(f.Value)))));
    }

    // With the size before it, where there is one; and as the report breaks it into two lines, or cuts it.
    private static string WithHash(string text, string old, string now, int size) =>
        Regex.Replace(
            text, $"\"bytes\":[0-9]+,\"sha256\":\"{old}\"",
            string.Create(CultureInfo.InvariantCulture, $"\"bytes\":{size},\"sha256\":\"{now}\""))
        .Replace(old, now, StringComparison.Ordinal)
        .Replace($"{old[..32]}<br>{old[32..]}", $"{now[..32]}<br>{now[32..]}", StringComparison.Ordinal)
        .Replace($"{old[..12]}…", $"{now[..12]}…", StringComparison.Ordinal);

    private static bool IsText(string path) => Path.GetExtension(path) is ".json" or ".html" or ".csv" or ".md" or ".txt" or ".svg";
}
