using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Verification;

namespace Dashboard.Packets.Tests.Verification;

public sealed class PacketVerifierTests : IDisposable
{
    private const string Activity = "data/exhibits/0003/activity.csv";
    private const string Manifest = "data/exhibits/0003/exhibit.json";

    private readonly SealedCase sealedCase = new();

    public void Dispose() => sealedCase.Dispose();

    [Fact]
    public async Task Verify_PacketAsWritten_HoldsInEveryCheck()
    {
        var path = await PacketAsync();

        var verification = await PacketVerifier.VerifyAsync(path);

        Assert.True(verification.Valid);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path))), verification.Sha256);
        string[] names =
        [
            "container", "seal", "bag declaration", "payload oxum", "payload manifest", "unlisted files", "tag manifest", "description", "audit head", "exhibits",
            "exhibit 3 content", "exhibit 3 figures", "exhibit 4 content", "exhibit 4 figures", "citations",
        ];
        Assert.Equal(names, verification.Checks.Select(c => c.Name));
        Assert.All(verification.Checks, c => Assert.True(c.Ok && c.Detail.Length > 0));
        Assert.Matches("^Recounted and equal: 11 accounts, [0-9,]+ interactions, [0-9,]+ output tokens, 45 active days. 1 more cannot", verification.Checks.Single(c => c.Name == "exhibit 3 figures").Detail);
    }

    [Fact]
    public async Task Verify_AnyOneByteChanged_Fails()
    {
        var bytes = await File.ReadAllBytesAsync(await PacketAsync());
        var random = new Random(20260422);
        var ends = Enumerable.Range(0, 60).Concat(Enumerable.Range(bytes.Length - 260, 260));
        foreach (var position in Enumerable.Range(0, 400).Select(_ => random.Next(bytes.Length)).Concat(ends))
        {
            var changed = (byte[])bytes.Clone();
            changed[position] ^= (byte)random.Next(1, 256);

            var verification = await PacketVerifier.VerifyAsync(await SaveAsync(changed));

            Assert.False(verification.Valid, $"Byte {position} was changed and nothing noticed.");
            Assert.NotEmpty(verification.Checks.First(c => !c.Ok).Detail);
        }
    }

    [Fact]
    public async Task Verify_OneByteChangedAndSealedAnew_FailsOrHoldsTheSameContent()
    {
        var path = await PacketAsync();
        var bytes = await File.ReadAllBytesAsync(path);
        var original = Hashes(path);
        var random = new Random(20260605);
        for (var round = 0; round < 400; round++)
        {
            var changed = (byte[])bytes.Clone();
            changed[random.Next(bytes.Length - ContainerFormat.SealLength)] ^= (byte)(1 << random.Next(8));
            var length = changed.Length - ContainerFormat.SealLength;
            ContainerFormat.Seal(SHA256.HashData(changed.AsSpan(0, length))).CopyTo(changed, length);
            var saved = await SaveAsync(changed);

            var verification = await PacketVerifier.VerifyAsync(saved);

            if (verification.Valid) Assert.Equal(original, Hashes(saved));
        }
    }

    [Fact]
    public async Task Verify_FileChangedAndNothingMended_NamesTheFile()
    {
        var path = await RemadeAsync((files, _) => files["data/limitations.md"] = "Nothing speaks against it.\n"u8.ToArray(), mendsManifests: false);

        var check = await FirstFailureAsync(path);

        Assert.Equal("payload oxum", check.Name);
        var verification = await PacketVerifier.VerifyAsync(path);
        Assert.Contains("data/limitations.md is not what was sealed", verification.Checks.Single(c => c.Name == "payload manifest").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ActivityChangedAndManifestsRemade_FailsByTheExhibitsHash()
    {
        var path = await RemadeAsync((files, _) => files[Activity] = OneMoreInteraction(files[Activity]));

        var verification = await PacketVerifier.VerifyAsync(path);

        Assert.Equal(["exhibit 3 content", "exhibit 3 figures"], verification.Checks.Where(c => !c.Ok).Select(c => c.Name));
    }

    [Fact]
    public async Task Verify_ActivityChangedAndEveryHashRemade_FailsByTheRecount()
    {
        var path = await RemadeAsync((files, _) =>
        {
            var oldManifest = Hash(files[Manifest]);
            var changed = OneMoreInteraction(files[Activity]);
            var manifest = Encoding.UTF8.GetString(files[Manifest])
                .Replace(Hash(files[Activity]), Hash(changed), StringComparison.Ordinal)
                .Replace($"\"bytes\":{files[Activity].Length},", $"\"bytes\":{changed.Length},", StringComparison.Ordinal);
            (files[Activity], files[Manifest]) = (changed, Encoding.UTF8.GetBytes(manifest));
            files["data/exhibits.json"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(files["data/exhibits.json"]).Replace(oldManifest, Hash(files[Manifest]), StringComparison.Ordinal));
        });

        var verification = await PacketVerifier.VerifyAsync(path);

        var failed = Assert.Single(verification.Checks, c => !c.Ok);
        Assert.Equal("exhibit 3 figures", failed.Name);
        Assert.Matches("interactions: [0-9,]+ frozen, and the sealed data come to [0-9,]+", failed.Detail);
    }

    [Fact]
    public async Task Verify_FileAddedToTheFolder_IsUnlisted()
    {
        var path = await RemadeAsync((files, _) => files["data/extra.txt"] = [1], mendsManifests: false);

        Assert.Contains("data/extra.txt", (await CheckAsync(path, "unlisted files")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_FileTakenAway_IsMissing()
    {
        var path = await RemadeAsync((files, _) => files.Remove("data/custody.csv"), mendsManifests: false);

        Assert.Contains("data/custody.csv is listed and missing", (await CheckAsync(path, "payload manifest")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_CitedExhibitTakenOut_FailsByTheCitations()
    {
        var path = await RemadeAsync((files, _) =>
        {
            foreach (var file in files.Keys.Where(f => f.StartsWith("data/exhibits/0004/", StringComparison.Ordinal)).ToList()) files.Remove(file);
            files["data/exhibits.json"] = Encoding.UTF8.GetBytes(Regex.Replace(Encoding.UTF8.GetString(files["data/exhibits.json"]), @",\s*\{\s*""number"": 4[^}]*\}", ""));
        });

        var failed = await FirstFailureAsync(path);

        Assert.Equal("citations", failed.Name);
        Assert.Contains("exhibit 4", failed.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/packet.json", "description")]
    [InlineData("data/exhibits.json", "exhibits")]
    [InlineData("data/allegation.json", "citations")]
    [InlineData("data/sources.json", "citations")]
    [InlineData("bagit.txt", "bag declaration")]
    public async Task Verify_DocumentThatIsNone_FailsWithASentence(string file, string check)
    {
        foreach (var content in (string[])["", "null", "{}", "[null]", "{\"elements\":[null]}", "\u0000"])
        {
            var path = await RemadeAsync((files, _) => files[file] = Encoding.UTF8.GetBytes(content));

            Assert.False((await CheckAsync(path, check)).Ok);
        }
    }

    [Theory]
    [InlineData("data/exhibits/0003/exhibit.json", "\"files\":[", "exhibit 3 content")]
    [InlineData("data/exhibits/0003/exhibit.json", "\"figures\":[", "exhibit 3 figures")]
    [InlineData("data/exhibits.json", "[", "exhibits")]
    [InlineData("data/allegation.json", "\"elements\": [", "citations")]
    [InlineData("data/allegation.json", "\"grounds\": [", "citations")]
    [InlineData("data/sources.json", "\"sources\": [", "citations")]
    [InlineData("data/sources.json", "\"reportedFigures\": [", "citations")]
    public async Task Verify_NullAmongItems_FailsWithASentence(string file, string list, string check)
    {
        var path = await RemadeAsync((files, _) =>
        {
            var text = Encoding.UTF8.GetString(files[file]);
            var at = text.IndexOf(list, StringComparison.Ordinal) + list.Length;
            files[file] = Encoding.UTF8.GetBytes($"{text[..at]}null,{text[at..]}");
        });

        Assert.False((await CheckAsync(path, check)).Ok);
    }

    [Fact]
    public async Task Verify_FolderRenamed_FailsByTheDescription()
    {
        var path = await RemadeAsync((_, rename) => rename("another"));

        Assert.Equal("description", (await FirstFailureAsync(path)).Name);
    }

    [Fact]
    public async Task Verify_NoSuchFile_SaysSo()
    {
        var verification = await PacketVerifier.VerifyAsync(sealedCase.Path("absent.zip"));

        Assert.False(verification.Valid);
        Assert.Equal("container", Assert.Single(verification.Checks).Name);
    }

    private static byte[] OneMoreInteraction(byte[] activity)
    {
        var lines = Encoding.UTF8.GetString(activity).Split("\r\n");
        var cells = lines[^2].Split(',');
        cells[4] = (int.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        lines[^2] = string.Join(',', cells);
        return Encoding.UTF8.GetBytes(string.Join("\r\n", lines));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static Dictionary<string, string> Hashes(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });
    }

    private static async Task<PacketCheck> FirstFailureAsync(string path) => (await PacketVerifier.VerifyAsync(path)).Checks.First(c => !c.Ok);

    private static async Task<PacketCheck> CheckAsync(string path, string name)
    {
        var verification = await PacketVerifier.VerifyAsync(path);
        Assert.False(verification.Valid);
        return verification.Checks.Single(c => c.Name == name);
    }

    private async Task<string> PacketAsync() => await sealedCase.WriteAsync(await sealedCase.ContentsAsync());

    private async Task<string> SaveAsync(byte[] bytes)
    {
        var path = sealedCase.Path("changed.zip");
        await File.WriteAllBytesAsync(path, bytes);
        return path;
    }

    /// <summary>A packet taken apart, changed, and put together again in the right layout, with or without its manifests mended.</summary>
    private async Task<string> RemadeAsync(Action<Dictionary<string, byte[]>, Action<string>> change, bool mendsManifests = true)
    {
        var contents = await sealedCase.ContentsAsync();
        var files = new Dictionary<string, byte[]>();
        using (var zip = ZipFile.OpenRead(await sealedCase.WriteAsync(contents)))
        {
            foreach (var entry in zip.Entries)
            {
                await using var stream = entry.Open();
                using var bytes = new MemoryStream();
                await stream.CopyToAsync(bytes);
                files.Add(entry.FullName[(contents.Identifier.Length + 1)..], bytes.ToArray());
            }
        }

        var folder = contents.Identifier;
        change(files, name => folder = name);
        if (mendsManifests)
        {
            var payload = files.Where(f => f.Key.StartsWith("data/", StringComparison.Ordinal)).ToList();
            files["manifest-sha256.txt"] = Encoding.UTF8.GetBytes(BagManifest.Format(payload.Select(f => KeyValuePair.Create(f.Key, Hash(f.Value)))));
            files["bag-info.txt"] = Encoding.UTF8.GetBytes(Regex.Replace(Encoding.UTF8.GetString(files["bag-info.txt"]), "Payload-Oxum: .*", $"Payload-Oxum: {BagInfo.Oxum(payload.Sum(f => f.Value.LongLength), payload.Count)}"));
            string[] tags = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"];
            files["tagmanifest-sha256.txt"] = Encoding.UTF8.GetBytes(BagManifest.Format(tags.Select(t => KeyValuePair.Create(t, Hash(files[t])))));
        }

        var path = sealedCase.Path("remade.zip");
        await using var output = File.Create(path);
        using var writer = new ContainerWriter(output, contents.CreatedAt);
        foreach (var (name, content) in files.OrderBy(f => f.Key, StringComparer.Ordinal)) await writer.AddAsync($"{folder}/{name}", new MemoryStream(content), true, CancellationToken.None);
        await writer.FinishAsync(CancellationToken.None);
        return path;
    }
}
