using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Reports.Printing;
using Dashboard.Packets.Verification;

namespace Dashboard.Packets.Tests.Verification;

/// <summary>
/// Written forgeries: each changes one part of a packet and redoes every hash, by somebody who knows the format and has not the key. Each
/// is named by a check, or what it changed is listed as attested only.
/// </summary>
public sealed class ForgeryTests(ForgedPackets packets) : IClassFixture<ForgedPackets>
{
    private const string Attested = "attested only: ";

    /// <summary>What is forged, and by which check, or as which item that is attested only, it is named.</summary>
    public static TheoryData<string, string> Forgeries
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, named) in All.Select(f => (f.Name, f.Named))) data.Add(name, named);
            return data;
        }
    }

    private static readonly (string Name, string Named, Action<OpenedPacket> Change)[] All =
    [
        ("all standings corroborated", "standing",
            p => p.Write(
                Json("allegation"),
                Regex.Replace(p.Text(Json("allegation")), "\"standing\": \"[a-z]+\"", "\"standing\": \"corroborated\""))),
        ("one standing raised", "standing", p => Replace(p, "allegation", "\"standing\": \"disputed\"", "\"standing\": \"corroborated\"")),
        ("reason of a standing", "data/report.html",
            p => Replace(p, "allegation", "the company named denies it", "the company named admits it")),
        ("title of the allegation", "data/report.html",
            p => Replace(p, "allegation", "The Harrow pool harvested", "The Tern pool harvested")),
        ("summary", "data/report.html", p => Replace(p, "allegation", "they do not show *who* ran it", "they show *who* ran it")),
        ("what speaks against, emptied", "data/limitations.md",
            p => p.Write(Json("allegation"), Regex.Replace(p.Text(Json("allegation")), "\"against\": \"[^\"]*\"", "\"against\": \"\""))),
        ("status approved", "data/report.html", p => Replace(p, "allegation", "\"status\": \"draft\"", "\"status\": \"approved\"")),
        ("version of the allegation", "data/packet.json", p => Replace(p, "allegation", "\"version\": 7", "\"version\": 9")),
        ("weakest element", "data/allegation.json", p => Replace(p, "allegation", "\"weakestElement\": 4", "\"weakestElement\": 1")),
        ("a ground turned round", "data/limitations.md", p => Replace(p, "allegation", "\"bearing\": \"against\"", "\"bearing\": \"for\"")),
        ("a ground cites another exhibit", "data/report.html", p => Replace(p, "allegation", "\"exhibit\": 4", "\"exhibit\": 3")),
        ("a ground's note", "data/report.html", p => Replace(p, "allegation", "The provider's own count.", "An independent count.")),
        ("likelihood", "data/report.html",
            p => Replace(p, "allegation", "\"likelihood\": \"roughlyEvenChance\"", "\"likelihood\": \"almostCertain\"")),
        ("a field that no packet has", "data/allegation.json",
            p => Replace(p, "allegation", "\"number\": 1,", "\"number\": 1,\n  \"verdict\": \"guilty\",")),
        ("limitations cut", "data/limitations.md", p => p.Write("data/limitations.md", "# Limitations\n\nNone.\n")),
        ("limitations without one paragraph", "data/limitations.md",
            p => p.Write("data/limitations.md", Regex.Replace(p.Text("data/limitations.md"), "37 accounts buy[^\n]*\n", "\n"))),
        ("limitations taken out", "data/limitations.md", p => p.Files.Remove("data/limitations.md")),
        ("a reported figure", "data/report.html", p => Replace(p, "sources", "nearly 1,300 accounts", "nearly 13,000 accounts")),
        ("a source's grade", "data/report.html", p => Replace(p, "sources", "\"grade\": \"C3\"", "\"grade\": \"A1\"")),
        ("a source that repeats made independent", "data/report.html",
            p => p.Write(Json("sources"), Regex.Replace(p.Text(Json("sources")), "\"drawsOn\": \\[[^\\]]+\\]", "\"drawsOn\": []"))),
        ("a source's interest", "data/limitations.md", p => Replace(p, "sources", "The remedies it asks for protect it.", "None.")),
        ("an open question answered", "data/limitations.md", p => Replace(p, "open-questions", "Nothing within reach shows it.", "Yes.")),
        ("the questions emptied", "data/limitations.md", p => p.Write(Json("open-questions"), "[]\n")),
        ("an event's day", "data/report.html", p => Replace(p, "timeline", "2026-06-10", "2026-05-10")),
        ("rows rejected at import", "data/custody.csv", p => Replace(p, "imports", "\"rejected\": 2", "\"rejected\": 0")),
        ("hash of the imported file", "data/custody.csv", p => Replace(p, "imports", new string('a', 64), new string('d', 64))),
        ("custody: who imported", "data/custody.csv",
            p => p.Write("data/custody.csv", p.Text("data/custody.csv").Replace(",analyst,", ",director,", StringComparison.Ordinal))),
        ("synthetic mark taken off", "exhibit 3 content", p => Replace(p, "packet", "\"isSynthetic\": true", "\"isSynthetic\": false")),
        ("marking lowered", "data/report.html", p => Replace(p, "packet", "TLP:AMBER", "TLP:CLEAR")),
        ("profile", "citations", p => Replace(p, "packet", "\"profile\": \"full\"", "\"profile\": \"public\"")),
        ("time zone", "data/report.html", p => Replace(p, "packet", "Europe/Berlin", "Asia/Tokyo")),
        ("another version of the program", Attested + "data/report.html",
            p => Replace(p, "packet", $"\"toolVersion\": \"{PacketAssembly.ToolVersion}\"", "\"toolVersion\": \"99.0.0\"")),
        ("a method's version", "data/methods.json", p => Replace(p, "methods", "timeline/1", "timeline/9")),
        ("parameters of a method", "data/methods.json", p => Replace(p, "methods", "\"resolution\": \"day\"", "\"resolution\": \"week\"")),
        ("a drifted exhibit held", "data/limitations.md",
            p => Replace(p, "exhibits", "\"recountOutcome\": \"drifted\"", "\"recountOutcome\": \"holds\"")),
        ("a figure of an exhibit", "exhibit 3 figures", p => Number(p, "data/exhibits/0003/exhibit.json", "\"figures\":[{\"value\":")),
        ("rows against the activity", "exhibit 3 figures",
            p => Number(p, "data/exhibits/0003/rows.csv", "2026-05-01T00:00:00Z,day,software engineering,")),
        ("cells of a heatmap against the activity", "exhibit 4 figures",
            p => Number(p, "data/exhibits/0004/rows.csv", "software engineering,2026-05-01,")),
        ("a row taken out", "exhibit 3 figures",
            p => p.Write("data/exhibits/0003/rows.csv", Regex.Replace(p.Text("data/exhibits/0003/rows.csv"), "2026-05-01[^\n]*\n", ""))),
        ("another table in place of an exhibit's", "exhibit 3 table",
            p => p.Files["data/tables/exhibit-0003.parquet"] = p.Files["data/tables/exhibit-0004.parquet"]),
        ("a table taken out", "exhibit 4 table", p => p.Files.Remove("data/tables/exhibit-0004.parquet")),
        ("a drawing of rows", "exhibit 3 drawing", p => p.Replace("data/tables/exhibit-0003.svg", "2026-04-22", "2026-03-22")),
        ("a drawing taken out", "exhibit 4 drawing", p => p.Files.Remove("data/tables/exhibit-0004.svg")),
        ("activity against figures", "exhibit 3 figures",
            p => Number(p, "data/exhibits/0003/activity.csv", "2026-05-01,software engineering,aster-2,")),
        ("activity and rows moved to another day", "exhibit 3 figures", p =>
        {
            foreach (var file in (string[])["data/exhibits/0003/activity.csv", "data/exhibits/0003/rows.csv"])
                p.Write(file, p.Text(file).Replace("2026-05-01", "2026-05-99", StringComparison.Ordinal));
        }),
        ("the selection of an exhibit", "data/report.html",
            p => p.Write(
                "data/exhibits/0003/exhibit.json",
                p.Text("data/exhibits/0003/exhibit.json")
                .Replace("2026-04-22..2026-06-05", "2026-04-22..2026-06-06", StringComparison.Ordinal))),
        ("who froze an exhibit", "data/custody.csv",
            p => p.Write(
                "data/exhibits/0003/exhibit.json",
                p.Text("data/exhibits/0003/exhibit.json")
                .Replace("\"frozenBy\":\"analyst\"", "\"frozenBy\":\"director\"", StringComparison.Ordinal))),
        ("a picture", Attested + "exhibit 3 picture.svg",
            p => p.Write(
                "data/exhibits/0003/picture.svg",
                p.Text("data/exhibits/0003/picture.svg").Replace("22 Apr", "22 Mar", StringComparison.Ordinal))),
        ("report cut", "data/report.html",
            p => p.Write(
                "data/report.html",
                Regex.Replace(p.Text("data/report.html"), "<section id=\"limitations\">.*?</section>", "", RegexOptions.Singleline))),
        ("one word of the report", "data/report.html", p => p.Replace("data/report.html", "they do not show", "they do now show")),
        ("a script in the report", "data/report.html", p => p.Replace("data/report.html", "</main>", "<script>1</script></main>")),
        ("report hidden by style", "data/report.html",
            p => p.Replace("data/report.html", "</style>", "#limitations{display:none}</style>")),
        ("another PDF", "data/report.pdf", p => p.Files["data/report.pdf"] = ForgedPackets.OtherPdf),
        ("a PDF without the limitations", "data/report.pdf", p => p.Files["data/report.pdf"] = ForgedPackets.CutPdf),
        ("PDF taken out", "data/report.pdf", p => p.Files.Remove("data/report.pdf")),
        ("README", "data/README.txt", p => p.Replace("data/README.txt", "SHA-256 of content-sha256.txt", "SHA-256 of something")),
        ("the checking script", "data/check/check_packet.py", p => p.Write("data/check/check_packet.py", "print('All is well.')\n")),
        ("a file put in", "envelope files", p => p.Files["secret.txt"] = [1]),
        ("a file put into the payload", "payload files", p => p.Files["data/notes.txt"] = "Trust me."u8.ToArray()),
        ("who sealed it", "audit proof",
            p => p.Replace("envelope/envelope.json", "\"sealedBy\": \"analyst\"", "\"sealedBy\": \"director\"")),
        ("when it was sealed", "audit proof", p => p.Replace("envelope/envelope.json", "2026-07-01T09:30:15Z", "2026-06-01T09:30:15Z")),
        ("the signer's name", "data/report.html", p => p.Replace("envelope/envelope.json", "Dashboard packets", "Ministry")),
        ("the head of the trail", "data/report.html", p => p.Replace("envelope/envelope.json", new string('b', 64), new string('e', 64))),
        ("the signature taken away", "signature", _ => { }),
        ("the certificate of somebody else", "certificate", p => p.Write("envelope/certificate.pem", ForgedPackets.OtherCertificate)),
        ("words beside the certificate", "certificate",
            p => p.Write("envelope/certificate.pem", "Issued by the court.\n" + p.Text("envelope/certificate.pem"))),
        ("the certificate taken away", "certificate", p => p.Files.Remove("envelope/certificate.pem")),
        ("files to be fetched from elsewhere", "envelope files", p => p.Write("fetch.txt", "http://example.org/x 9 data/README.txt\n")),
        ("a second manifest", "envelope files",
            p => p.Write(
                "manifest-md5.txt",
                string.Concat(
                    p.Files.Where(f => f.Key.StartsWith("data/", StringComparison.Ordinal)).Select(f => $"{Md5(f.Value)}  {f.Key}\n")))),
        ("custody for other tools", "data/case.jsonld", p => p.Replace("data/case.jsonld", "frozen as an exhibit", "found at the scene")),
        ("the proof taken away", "audit proof", p => p.Files.Remove("envelope/audit-proof.json")),
        ("an entry of the trail", "audit proof", p => p.Replace("envelope/audit-proof.json", "packet.seal", "packet.sold")),
        ("the date of bagging", "envelope files", p => p.Replace("bag-info.txt", "2026-07-01", "2025-07-01")),
        ("custody of the sealing", "envelope files", p => p.Replace("envelope/custody.csv", "analyst", "director")),
    ];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Verify_Forgery_IsNamed(string name, string named)
    {
        var forged = await packets.ForgeAsync(All.Single(f => f.Name == name).Change);

        var verification = await PacketVerifier.VerifyAsync(forged);

        Assert.Null(verification.SignedBy);
        if (named.StartsWith(Attested, StringComparison.Ordinal))
            Assert.Contains(verification.Recomputed, r => r.Item == named[Attested.Length..] && !r.Recomputed);
        else
            Assert.True(
                verification.Checks.Any(c => c.Name == named && !c.Ok),
                $"{name}: {string.Join("; ", verification.Checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}"))}");
    }

    [Fact]
    public async Task Verify_ForgedThroughoutWithTheProgramItself_IsAtBestConsistentAndUnsigned()
    {
        var path = await packets.ForgeThroughoutAsync();

        var verification = await PacketVerifier.VerifyAsync(path);

        Assert.Equal((true, null, null), (verification.Consistent, verification.SignedBy, verification.TimestampedBy));
        Assert.Contains(verification.Sentences(), s => s == "Signed by: nobody that could be told.");
        Assert.DoesNotContain(
            verification.Sentences(),
            s => s.Contains("unchanged", StringComparison.OrdinalIgnoreCase)
            || s.Contains("as it was written", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Seeded mutations of single files, every hash redone: each is named, or the file is one whose content is attested only, or it reads
    /// the same.
    /// </summary>
    [Fact]
    public async Task Verify_Mutations_EachIsNamedOrAttestedOnly()
    {
        var random = new Random(20260701);
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("DASHBOARD_MUTATIONS"), CultureInfo.InvariantCulture, out var asked)
            ? asked : 300;
        var (named, attested) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var path = await packets.MutateAsync(random);

            var verification = await PacketVerifier.VerifyAsync(path.Saved);

            // That the seals are gone, and that the trail tells of another content, is said of each: it is not what names the change.
            var isNamed = verification.Checks.Any(
                c => !c.Ok && c.Name != "signature"
                && (c.Name != "audit proof" || path.Mutated.StartsWith("envelope/", StringComparison.Ordinal)));
            var isAttested = verification.Recomputed.Any(
                r => !r.Recomputed && (path.Mutated.EndsWith(r.Item.Split(' ')[^1], StringComparison.Ordinal) || r.Item == path.Mutated));
            Assert.True(
                isNamed || isAttested,
                string.Create(CultureInfo.InvariantCulture, $"Round {round}: {path.Mutated} was changed and nobody said so."));
            Assert.Null(verification.SignedBy);
            if (isNamed) named++;
            else attested++;
        }

        Assert.Equal(rounds, named + attested);
        Assert.InRange(named, (int)(0.7 * rounds), rounds);
    }

    private static string Md5(byte[] bytes)
    {
        using var digest = BagHash.Create("md5");
        digest.Append(bytes);
        return digest.Finish();
    }

    private static string Json(string document) => $"data/{document}.json";

    private static void Replace(OpenedPacket packet, string document, string old, string with) => packet.Replace(Json(document), old, with);

    // The number after a text, one higher.
    private static void Number(OpenedPacket packet, string path, string before)
    {
        var match = Regex.Match(packet.Text(path), Regex.Escape(before) + "(?<n>[0-9]+)");
        Assert.True(match.Success, $"{path} has no '{before}'.");
        var number = match.Groups["n"];
        var text = new StringBuilder(packet.Text(path)).Remove(number.Index, number.Length)
            .Insert(number.Index, (int.Parse(number.Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture));
        packet.Write(path, text.ToString());
    }
}

/// <summary>A signed, printed packet, made once, and what is forged from it.</summary>
public sealed class ForgedPackets : IAsyncLifetime, IDisposable
{
    private readonly SealedCase sealedCase = new();
    private OpenedPacket whole = null!;
    private OpenedPacket unprinted = null!;
    private int forged;

    public static byte[] OtherPdf { get; private set; } = [];

    public static byte[] CutPdf { get; private set; } = [];

    public static string OtherCertificate { get; } = Certificate();

    public async Task InitializeAsync()
    {
        whole = await OpenedPacket.ReadAsync(
            await sealedCase.WriteSignedAsync(await sealedCase.ContentsAsync(), "signed.zip", SealedCase.Writer(new PdfPrinting())));
        unprinted = await OpenedPacket.ReadAsync(
            await sealedCase.WriteSignedAsync(await sealedCase.ContentsAsync(), "unprinted.zip", SealedCase.WriterWithoutBrowser));
        var printer = new BrowserPdfPrinter(new PdfPrinting());
        OtherPdf =
            (await printer.PrintAsync(
                "<!DOCTYPE html><html lang=en><title>t</title><body><p>The accused is guilty.", SealedCase.Now)).Content;
        CutPdf =
            (await printer.PrintAsync(
                Regex.Replace(whole.Text("data/report.html"), "<section id=\"limitations\">.*?</section>", "", RegexOptions.Singleline),
                SealedCase.Now)).Content;
    }

    private static string Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=Dashboard packets", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(SealedCase.Now, SealedCase.Now.AddYears(10));
        return certificate.ExportCertificatePem() + "\n";
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => sealedCase.Dispose();

    public Task<string> ForgeAsync(Action<OpenedPacket> change)
    {
        var copy = whole.Clone();
        change(copy);
        return copy.Mend().SaveAsync(sealedCase.Path($"forged-{forged++}.zip"));
    }

    /// <summary>Contents changed before they were written: what somebody with this program and another workspace can make.</summary>
    public async Task<string> ForgeThroughoutAsync()
    {
        var contents = await sealedCase.ContentsAsync();
        contents.Allegation.Against = "";
        contents.Allegation.Title = "The Tern pool did it";
        return await sealedCase.WriteAsync(contents, "throughout.zip");
    }

    /// <summary>
    /// One file, a byte or a piece of it changed, every hash redone; without the PDF, which is read back in the written forgeries.
    /// </summary>
    public async Task<(string Saved, string Mutated)> MutateAsync(Random random)
    {
        var copy = unprinted.Clone();
        while (true)
        {
            var names = copy.Files.Keys.Where(
                f => !f.StartsWith("manifest", StringComparison.Ordinal) && !f.StartsWith("tagmanifest", StringComparison.Ordinal)
                && f != "data/content-sha256.txt").Order(StringComparer.Ordinal).ToList();
            var name = names[random.Next(names.Count)];
            var bytes = copy.Files[name];
            if (bytes.Length < 4) continue;
            var (at, length) = (random.Next(bytes.Length - 3), random.Next(1, 4));
            byte[] mutated = random.Next(3) switch
            {
                0 => [.. bytes[..at], .. bytes[(at + length)..]],
                1 => [.. bytes[..at], (byte)random.Next(32, 127), .. bytes[at..]],
                _ => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(7))), .. bytes[(at + 1)..]],
            };
            if (mutated.AsSpan().SequenceEqual(bytes)) continue;
            copy.Files[name] = mutated;
            return (await copy.Mend().SaveAsync(sealedCase.Path("mutated.zip")), name);
        }
    }
}
