using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Casework.Exhibits;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Verification;

namespace Dashboard.Packets.Tests.Writing;

public sealed class PacketWriterTests : IDisposable
{
    private readonly SealedCase sealedCase = new();

    public void Dispose() => sealedCase.Dispose();

    [Fact]
    public async Task Write_Contents_MakesABagInOneFolder()
    {
        var contents = await sealedCase.ContentsAsync();

        using var zip = ZipFile.OpenRead(await sealedCase.WriteAsync(contents));

        var folder = zip.Entries[0].FullName.Split('/')[0];
        Assert.Matches("^packet-training-case-allegation-1-version-7-[0-9a-f]{12}$", folder);
        Assert.All(zip.Entries, e => Assert.StartsWith(folder + "/", e.FullName, StringComparison.Ordinal));
        Assert.Equal("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", Text(zip, "bagit.txt"));
        var payload = zip.Entries.Where(e => e.FullName.StartsWith(folder + "/data/", StringComparison.Ordinal)).ToList();
        var info = Text(zip, "bag-info.txt");
        Assert.Contains($"\nPayload-Oxum: {payload.Sum(e => e.Length)}.{payload.Count}\n", info, StringComparison.Ordinal);
        Assert.Contains("\nBagging-Date: 2026-07-01\n", info, StringComparison.Ordinal);
        Assert.Contains($"\nExternal-Identifier: {folder}\n", info, StringComparison.Ordinal);
        Assert.Contains("SYNTHETIC", info, StringComparison.Ordinal);
        string[] expected =
        [
            "README.txt", "allegation.json", "case.jsonld", "check/HOW-TO.txt", "check/check-packet.html", "check/check_packet.py",
            "content-sha256.txt", "custody.csv", "error-rates.json", "exhibits.json", "exhibits/0003/activity.csv",
            "exhibits/0003/exhibit.json", "exhibits/0003/picture.svg", "exhibits/0003/rows.csv",
            "exhibits/0004/activity.csv", "exhibits/0004/exhibit.json", "exhibits/0004/picture.png", "exhibits/0004/rows.csv",
            "figures.csv", "imports.json", "limitations.md", "methods.json",
            "open-questions.json", "packet.json", "quotations.json", "remarks.json", "report.html", "sources.json", "standing.json",
            "stix.json", "tables/exhibit-0003.parquet", "tables/exhibit-0003.svg", "tables/exhibit-0004.parquet", "tables/exhibit-0004.svg",
            "timeline.json",
        ];
        Assert.Equal(expected, payload.Select(e => e.FullName[(folder.Length + "/data/".Length)..]));
    }

    [Fact]
    public async Task Write_Exhibits_AreByteForByteWhatWasFrozen()
    {
        var contents = await sealedCase.ContentsAsync();
        using var zip = ZipFile.OpenRead(await sealedCase.WriteAsync(contents));

        foreach (var exhibit in contents.Exhibits)
        {
            foreach (var name in exhibit.Manifest.Files.Select(f => f.Name).Append(ExhibitManifest.FileName))
            {
                await using var frozen = await exhibit.OpenFileAsync(name, CancellationToken.None);
                using var bytes = new MemoryStream();
                await frozen.CopyToAsync(bytes);
                Assert.Equal(bytes.ToArray(), Bytes(zip, $"data/{exhibit.Folder}/{name}"));
            }
        }
    }

    [Fact]
    public async Task Write_SameContentsTwice_GivesTheSameBytes()
    {
        var contents = await sealedCase.ContentsAsync();

        var first = await File.ReadAllBytesAsync(await sealedCase.WriteAsync(contents, "first.zip"));
        var second = await File.ReadAllBytesAsync(await sealedCase.WriteAsync(contents, "second.zip"));

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Write_Packet_AnswersItsOwnHashAndSize()
    {
        using var output = new MemoryStream();

        var written = await SealedCase.WriterWithoutBrowser.WriteAsync(await sealedCase.ContentsAsync(), SealedCase.Sealed(), null, output);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(output.ToArray())), written.Sha256);
        Assert.Equal(output.Length, written.Bytes);
        Assert.Equal(2, written.Exhibits);
    }

    [Fact]
    public async Task Write_NoBrowser_HasHtmlAndSaysWhatToInstall()
    {
        using var output = new MemoryStream();

        var written = await SealedCase.WriterWithoutBrowser.WriteAsync(await sealedCase.ContentsAsync(), SealedCase.Sealed(), null, output);

        Assert.Equal(0, written.Pages);
        Assert.Contains("Install Chromium", Assert.Single(written.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Unzipped_IsAcceptedBySha256sum()
    {
        if (!OperatingSystem.IsLinux()) return;
        var contents = await sealedCase.ContentsAsync();
        var folder = sealedCase.Path("unzipped");
        await ZipFile.ExtractToDirectoryAsync(await sealedCase.WriteAsync(contents), folder);

        foreach (var manifest in (string[])["manifest-sha256.txt", "tagmanifest-sha256.txt"])
        {
            var start = new ProcessStartInfo(
                "sha256sum", ["--strict", "-c", manifest]) { WorkingDirectory = Directory.GetDirectories(folder).Single(),
                RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            Assert.All(
                output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.EndsWith(": OK", line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Write_CellLikeAFormula_IsKeptFromRunning()
    {
        var contents = await sealedCase.ContentsAsync();
        contents =
            contents with { Imports = [.. contents.Imports.Select(
                i => i with { ImportedBy = "=HYPERLINK(\"https://elsewhere.example\")" })] };
        using var zip = ZipFile.OpenRead(await sealedCase.WriteAsync(contents));

        var custody = Text(zip, "data/custody.csv");

        Assert.Contains(",\"'=HYPERLINK(\"\"https://elsewhere.example\"\")\",", custody, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", custody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ExhibitThatChanged_IsRefused()
    {
        var contents = await sealedCase.ContentsAsync();
        var exhibit = contents.Exhibits[0];
        var damaged = exhibit with
        {
            OpenFileAsync = (name, cancellation) => name == ExhibitActivity.FileName
            ? Task.FromResult<Stream>(new MemoryStream("other"u8.ToArray())) : exhibit.OpenFileAsync(name, cancellation),
        };

        var e = await Assert.ThrowsAsync<PacketRefusedException>(
            () => SealedCase.WriterWithoutBrowser.WriteAsync(
                contents with { Exhibits = [damaged] }, SealedCase.Sealed(), null, new MemoryStream()));

        Assert.Contains("activity.csv of exhibit 3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_PublicRecord_NeedsNoExhibit()
    {
        var contents = await sealedCase.ContentsAsync();
        var allegation = contents.Allegation;
        foreach (var element in allegation.Elements) element.Grounds.RemoveAll(g => g.ExhibitNumber is not null);
        // One document alone corroborates nothing.
        allegation.Elements[0].Standing = Casework.Standings.Standing.Alleged;
        allegation.Elements[1].Standing = Casework.Standings.Standing.Unverifiable;
        var path = await sealedCase.WriteAsync(contents with { Exhibits = [], Imports = [] });

        var verification = await Packets.Verification.PacketVerifier.VerifyAsync(path);

        Assert.True(verification.Valid);
        using var zip = ZipFile.OpenRead(path);
        Assert.Contains("nothing in this packet was counted in telemetry", Text(zip, "data/limitations.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_AllegationAndSources_AreReadableByAnyProgram()
    {
        var contents = await sealedCase.ContentsAsync();
        using var zip = ZipFile.OpenRead(await sealedCase.WriteAsync(contents));

        var allegation = JsonElement.Parse(Bytes(zip, "data/allegation.json"));
        var sources = JsonElement.Parse(Bytes(zip, "data/sources.json"));

        Assert.Equal(4, allegation.GetProperty("weakestElement").GetInt32());
        Assert.Equal("corroborated", allegation.GetProperty("elements")[0].GetProperty("standing").GetString());
        Assert.Equal(3, allegation.GetProperty("elements")[0].GetProperty("grounds")[0].GetProperty("exhibit").GetInt32());
        Assert.Equal("B2", sources.GetProperty("sources")[0].GetProperty("grade").GetString());
        Assert.Equal("nearly 1,300 accounts", sources.GetProperty("reportedFigures")[0].GetProperty("wording").GetString());
    }

    private static string Text(ZipArchive zip, string path) => Encoding.UTF8.GetString(Bytes(zip, path));

    private static byte[] Bytes(ZipArchive zip, string path)
    {
        using var stream = zip.Entries.Single(e => e.FullName[(e.FullName.IndexOf('/', StringComparison.Ordinal) + 1)..] == path).Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
