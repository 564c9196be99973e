using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Verification;

namespace Dashboard.Packets.Tests.Verification;

public sealed class PacketVerifierTests : IDisposable
{
    private const string Activity = "data/exhibits/0003/activity.csv";

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
            "container", "container checksum", "bag declaration", "payload oxum", "payload manifest", "unlisted files", "tag manifest",
            "fetch list", "description", "content id", "exhibits",
            "exhibit 3 content", "exhibit 3 figures", "exhibit 3 table", "exhibit 3 drawing",
            "exhibit 4 content", "exhibit 4 figures", "exhibit 4 table", "exhibit 4 drawing", "citations",
        ];
        Assert.Equal(names, verification.Checks.Take(names.Length).Select(c => c.Name));
        string[] last = [
            "standing", "envelope", "envelope files", "audit head", "audit proof", "data/report.html", "data/report.pdf", "signature",
            "certificate", "time stamp"];
        Assert.Equal(last, verification.Checks.TakeLast(last.Length).Select(c => c.Name));
        Assert.Equal(
            (true, true, null, null), (verification.Bag, verification.Consistent, verification.SignedBy, verification.TimestampedBy));
        Assert.All(
            ["exhibit 3: accounts", "exhibit 3 rows", "exhibit 4 rows", "data/report.html", "data/limitations.md"],
            item => Assert.Contains(verification.Recomputed, r => r.Item == item && r.Recomputed));
        Assert.All(
            ["exhibit 3 picture.svg", "data/allegation.json", "by whom it was sealed", "when it was sealed"],
            item => Assert.Contains(verification.Recomputed, r => r.Item == item && !r.Recomputed));
        Assert.All(verification.Checks, c => Assert.True(c.Ok && c.Detail.Length > 0));
        Assert.Matches(
            "^Recounted and equal: 11 accounts, [0-9,]+ interactions, [0-9,]+ output tokens, 45 active days. 1 more cannot",
            verification.Checks.Single(c => c.Name == "exhibit 3 figures").Detail);
    }

    // A text says beside a figure that it cites what it came to when it was counted last: that travels, or nobody could make the text
    // again.
    [Fact]
    public async Task Verify_TextThatCitesAFigureThatDrifted_ReadsAsItDid()
    {
        var contents = await sealedCase.ContentsAsync();
        contents.Allegation.Summary = "They made {{exhibit 4 interactions}}.";
        var exhibit = contents.Exhibits[1];
        exhibit.Record.RecountedValues = [.. exhibit.Manifest.Figures.Select(f => f.Value + 7)];
        var path = await sealedCase.WriteAsync(contents, "drifted.zip");

        var verification = await PacketVerifier.VerifyAsync(path);

        Assert.True(verification.Valid, string.Join("; ", verification.Checks.Where(c => !c.Ok)));
        Assert.Contains(
            "when it was counted last", (await OpenedPacket.ReadAsync(path)).Text("data/report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_AnyOneByteChanged_FailsOrHoldsTheSameContent()
    {
        var path = await PacketAsync();
        var bytes = await File.ReadAllBytesAsync(path);
        var original = Hashes(path);
        var random = new Random(20260422);
        var ends = Enumerable.Range(0, 60).Concat(Enumerable.Range(bytes.Length - 160, 160));
        foreach (var position in Enumerable.Range(0, 200).Select(_ => random.Next(bytes.Length)).Concat(ends))
        {
            var changed = (byte[])bytes.Clone();
            changed[position] ^= (byte)random.Next(1, 256);

            var saved = await SaveAsync(changed);
            var verification = await PacketVerifier.VerifyAsync(saved);

            // What a zip file says around its files, such as their times, is no content.
            if (verification.Valid) Assert.True(original.SequenceEqual(Hashes(saved)), $"Byte {position} was changed and nothing noticed.");
            else Assert.NotEmpty(verification.Checks.First(c => !c.Ok).Detail);
        }
    }

    [Fact]
    public async Task Verify_OneByteChangedAndSealedAnew_FailsOrHoldsTheSameContent()
    {
        var path = await PacketAsync();
        var bytes = await File.ReadAllBytesAsync(path);
        var original = Hashes(path);
        var random = new Random(20260605);
        for (var round = 0; round < 200; round++)
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
        var path = await RemadeAsync(p => p.Write("data/limitations.md", "Nothing speaks against it.\n"), mends: false);

        var check = await FirstFailureAsync(path);

        Assert.Equal("payload oxum", check.Name);
        var verification = await PacketVerifier.VerifyAsync(path);
        Assert.Contains(
            "data/limitations.md is not what was sealed", verification.Checks.Single(c => c.Name == "payload manifest").Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ActivityChangedAndEveryHashRemade_FailsByTheRecount()
    {
        var path = await RemadeAsync(p => p.Files[Activity] = OneMoreInteraction(p.Files[Activity]));

        var failed = (await PacketVerifier.VerifyAsync(path)).Checks.First(c => !c.Ok);

        Assert.Equal("exhibit 3 figures", failed.Name);
        Assert.Matches("interactions: [0-9,]+ frozen, and the sealed data come to [0-9,]+", failed.Detail);
    }

    [Fact]
    public async Task Verify_FileAddedToTheFolder_IsUnlisted()
    {
        var path = await RemadeAsync(p => p.Files["data/extra.txt"] = [1], mends: false);

        Assert.Contains("data/extra.txt", (await CheckAsync(path, "unlisted files")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_FileTakenAway_IsMissing()
    {
        var path = await RemadeAsync(p => p.Files.Remove("data/custody.csv"), mends: false);

        Assert.Contains(
            "data/custody.csv is listed and missing", (await CheckAsync(path, "payload manifest")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_CitedExhibitTakenOut_FailsByTheCitations()
    {
        var path = await RemadeAsync(p =>
        {
            foreach (var file in p.Files.Keys.Where(f => f.StartsWith("data/exhibits/0004/", StringComparison.Ordinal)).ToList())
                p.Files.Remove(file);
            p.Write("data/exhibits.json", Regex.Replace(p.Text("data/exhibits.json"), @",\s*\{\s*""number"": 4[^}]*\}", ""));
        });

        Assert.Contains("exhibit 4", (await CheckAsync(path, "citations")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_UnpackedFolder_IsJudgedAsTheFile()
    {
        var opened = await OpenedPacket.ReadAsync(await PacketAsync());

        var verification = await PacketVerifier.VerifyAsync(opened.SaveFolder(sealedCase.Path("folder")));

        Assert.True(verification.Valid, string.Join("; ", verification.Checks.Where(c => !c.Ok)));
        Assert.Equal((true, ""), (verification.Consistent, verification.Sha256));
    }

    [Fact]
    public async Task Verify_PackedAnewByAnotherProgram_IsJudgedAsTheFile()
    {
        var opened = await OpenedPacket.ReadAsync(await PacketAsync());
        var path = sealedCase.Path("again.zip");
        await ZipFile.CreateFromDirectoryAsync(opened.SaveFolder(sealedCase.Path("folder")), path);

        var verification = await PacketVerifier.VerifyAsync(path);

        Assert.True(verification.Valid, string.Join("; ", verification.Checks.Where(c => !c.Ok)));
        Assert.Contains("another program", verification.Checks[0].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/packet.json", "description")]
    [InlineData("data/exhibits.json", "exhibits")]
    [InlineData("envelope/envelope.json", "envelope")]
    [InlineData("data/allegation.json", "citations")]
    [InlineData("data/sources.json", "citations")]
    [InlineData("bagit.txt", "bag declaration")]
    public async Task Verify_DocumentThatIsNone_FailsWithASentence(string file, string check)
    {
        foreach (var content in (string[])["", "null", "{}", "[null]", "{\"elements\":[null]}", "\u0000"])
        {
            var path = await RemadeAsync(p => p.Write(file, content));

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
        var path = await RemadeAsync(p =>
        {
            var text = p.Text(file);
            var at = text.IndexOf(list, StringComparison.Ordinal) + list.Length;
            p.Write(file, $"{text[..at]}null,{text[at..]}");
        });

        Assert.False((await CheckAsync(path, check)).Ok);
    }

    [Fact]
    public async Task Verify_FolderOfAnotherPacket_FailsByTheContentId()
    {
        var path = await RemadeAsync(p => p.Folder = "packet-training-case-allegation-1-version-8-0123456789ab", mends: false);

        Assert.Equal("content id", (await FirstFailureAsync(path)).Name);
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
        cells[4] = (int.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture) + 1)
            .ToString(System.Globalization.CultureInfo.InvariantCulture);
        lines[^2] = string.Join(',', cells);
        return Encoding.UTF8.GetBytes(string.Join("\r\n", lines));
    }

    private static Dictionary<string, string> Hashes(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });
    }

    private static async Task<PacketCheck> FirstFailureAsync(string path) =>
        (await PacketVerifier.VerifyAsync(path)).Checks.First(c => !c.Ok);

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

    private async Task<string> RemadeAsync(Action<OpenedPacket> change, bool mends = true)
    {
        var opened = await OpenedPacket.ReadAsync(await PacketAsync());
        change(opened);
        if (mends) opened.Mend();
        return await opened.SaveAsync(sealedCase.Path("remade.zip"));
    }
}
