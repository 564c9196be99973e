using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Dashboard.Casework;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Redaction;
using Dashboard.Packets.Reports.Printing;
using Dashboard.Packets.Tests.LoadFiles;
using Dashboard.Packets.Verification;
using Dashboard.Packets.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Packets.Tests.Redaction;

/// <summary>
/// Secrets are planted in every field that holds text; none may be found in any byte of a redacted packet, packed or unpacked.
/// </summary>
public sealed class RedactionTests : IAsyncLifetime, IDisposable
{
    private const string Account = "acct-00007";
    private const string OtherAccount = "zz/Quartermaine#5521";
    private const string Address = "203.0.113.77";
    private const string Address6 = "2001:db8:77:aaaa::77";
    private const string Mail = "mole.under.cover@harrow.example";
    private const string Person = "Wilhelmina Threepwood";
    private const string Moment = "2026-05-03T04:05:06Z";
    private const string PictureLabel = "picturelabel-acct-00007";

    private readonly SealedCase sealedCase = new();
    private ServiceProvider services = null!;
    private Workspace workspace = null!;

    public async Task InitializeAsync()
    {
        workspace = await Workspace.OpenAsync(sealedCase.Path("workspace"));
        services = new ServiceCollection().AddLogging().AddSingleton<IAccountNames>(new Named(OtherAccount)).AddCasework(workspace)
            .AddPackets().BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await workspace.DisposeAsync();
    }

    public void Dispose() => sealedCase.Dispose();

    [Theory]
    [InlineData(PacketProfile.Counsel)]
    [InlineData(PacketProfile.Regulator)]
    [InlineData(PacketProfile.Public)]
    public async Task Redact_SecretsEverywhere_AreInNoByteOfThePacket(PacketProfile profile)
    {
        var redacted = await RedactedAsync(profile);
        var path = await WriteAsync(redacted, $"{profile}.zip", SealedCase.Writer(new PdfPrinting()));
        var opened = await OpenedPacket.ReadAsync(path);
        var secrets = SecretsOf(profile);

        Assert.True(opened.Files.ContainsKey("data/report.pdf"));
        AssertNone(secrets, opened);
        var text = string.Concat(PdfText.Read(opened.Files["data/report.pdf"]));
        Assert.All(secrets, s => Assert.DoesNotContain(ReportText.Folded(s), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Produce_SecretsEverywhere_AreInNoByteOfTheVolume()
    {
        var secrets = SecretsOf(PacketProfile.Regulator);
        var packet = await WriteAsync(await RedactedAsync(PacketProfile.Regulator), "regulator.zip", SealedCase.Writer(new PdfPrinting()));

        _ = await ProducedPacket.WriteAsync(packet, sealedCase.Path("volume.zip"));

        var volume = await OpenedPacket.ReadAsync(sealedCase.Path("volume.zip"));
        AssertNone(secrets, volume);
        var texts = volume.Files.Where(f => f.Key.StartsWith("TEXT/", StringComparison.Ordinal))
            .Select(f => ReportText.Folded(Encoding.UTF8.GetString(f.Value))).ToList();
        Assert.All(secrets, s => Assert.DoesNotContain(texts, t => t.Contains(ReportText.Folded(s), StringComparison.Ordinal)));
        Assert.Contains(texts, t => t.Contains("[e-mailremoved]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PacketProfile.Counsel)]
    [InlineData(PacketProfile.Regulator)]
    [InlineData(PacketProfile.Public)]
    public async Task Redact_Packet_IsConsistentAndSaysWhatWasTakenOut(PacketProfile profile)
    {
        var path = await WriteAsync(await RedactedAsync(profile), "redacted.zip", SealedCase.WriterWithoutBrowser);

        var verification = await PacketVerifier.VerifyAsync(path);

        Assert.True(verification.Valid, string.Join("; ", verification.Checks.Where(c => !c.Ok)));
        Assert.Contains("accounts", (await OpenedPacket.ReadAsync(path)).Text("data/redactions.json"), StringComparison.Ordinal);
        Assert.Equal(
            profile != PacketProfile.Public, verification.Recomputed.Any(r => r.Recomputed && r.Item == "exhibit 3: interactions"));
    }

    [Fact]
    public async Task Redact_Analysis_NamesInItsSentencesWhatItNamesInItsColumns()
    {
        var counsel = await RedactedAsync(PacketProfile.Counsel);

        Assert.Equal(["analysis/input.json", "analysis/result.json", "analysis/run.json"], counsel.Inference.Select(f => f.Path));
        var (input, result) = (await DocumentAsync(counsel.Inference[0]), await DocumentAsync(counsel.Inference[1]));
        var (address, mail) =
            (input.GetProperty("attributes")[0].GetProperty("value").GetString(),
                input.GetProperty("attributes")[1].GetProperty("value").GetString());
        Assert.Equal(
            $"The most telling is ip {address}, carried by 2 of the 2 accounts; email {mail} too.",
            result.GetProperty("clusters")[0].GetProperty("reason").GetString());
        Assert.Equal(input.GetProperty("plans")[0].GetString(), result.GetProperty("clusters")[0].GetProperty("plan").GetString());
        Assert.Equal("NaN", input.GetProperty("createdSeconds")[1].GetString());
        Assert.Empty((await RedactedAsync(PacketProfile.Regulator)).Inference);
    }

    [Fact]
    public async Task Redact_SameContentTwice_IsTheSameAndAnotherContentHasOtherPseudonyms()
    {
        var first = await RedactedAsync(PacketProfile.Regulator);
        var second = await RedactedAsync(PacketProfile.Regulator);
        var other = await RedactedAsync(PacketProfile.Regulator, c => c.Allegation.Title += ", again");

        var pseudonyms = await AccountsOfAsync(first);
        Assert.Equal(pseudonyms, await AccountsOfAsync(second));
        Assert.Equal(first.Redactions!.Commitments, second.Redactions!.Commitments);
        Assert.Empty(pseudonyms.Intersect(await AccountsOfAsync(other)));
        Assert.Empty(first.Redactions.Commitments.Intersect(other.Redactions!.Commitments));
    }

    [Fact]
    public async Task Redact_RemovedValue_CanBeOpenedAndProved()
    {
        if (!OutsideTool.IsInstalled("python3") || !OutsideTool.IsInstalled("openssl")) return;
        var result = await services.GetRequiredService<PacketRedactor>()
            .RedactAsync(await PlantedAsync(), PacketProfile.Public, CancellationToken.None);
        var opened = await OpenedPacket.ReadAsync(await WriteAsync(result.Contents, "public.zip", SealedCase.WriterWithoutBrowser));
        var folder = Path.Combine(opened.SaveFolder(sealedCase.Path("public")), opened.Folder);
        var opening = result.Openings.Single(o => o.Field == "account" && o.Value == Account);
        Assert.True(opening.Salt.Length * 4 >= 128);
        Assert.True(result.Contents.Redactions!.Commitments.Count >= 2 * result.Openings.Count);

        Assert.Equal(0, (await ScriptAsync(opened, folder, opening)).ExitCode);
        Assert.Equal(1, (await ScriptAsync(opened, folder, opening with { Value = "acct-00008" })).ExitCode);
    }

    [Fact]
    public async Task Redact_PublicTable_HasNoSmallCount()
    {
        var redacted = await RedactedAsync(PacketProfile.Public);

        await using var stream = await redacted.Exhibits.Single(x => x.Record.Number == 4)
            .OpenFileAsync(ExhibitStore.RowsFileName, CancellationToken.None);
        using var reader = new StreamReader(stream);
        var rows = (await reader.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(','))
            .ToList();

        Assert.Equal(90, rows.Count);
        Assert.DoesNotContain(
            rows, r => long.TryParse(r[2], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and < SmallCounts.Least);
        Assert.DoesNotContain(redacted.Exhibits, x => x.Manifest.Files.Any(f => f.Name == ExhibitActivity.FileName));
    }

    // What the analysis says of clusters has words of its own, which counsel reads and which a public packet's sums would tell too much of.
    [Theory]
    [InlineData(PacketProfile.Counsel, "1,Cluster 1,week,2026-04-27,tool use,9")]
    [InlineData(PacketProfile.Regulator, "1,Cluster 1,week,2026-04-27,tool use,9")]
    [InlineData(PacketProfile.Public, null)]
    public void Rows_Targeting_KeepItsWords(PacketProfile profile, string? row)
    {
        using var csv = new MemoryStream(
            "cluster,label,by,slice,capability,interactions\r\n1,Cluster 1,week,2026-04-27,tool use,9\r\n"u8.ToArray());

        var (rows, _) = new TableRedaction(profile, new TextRedaction(profile, new PacketSecrets(new byte[32]), [], [])).Rows(csv);

        Assert.Equal(row, Encoding.UTF8.GetString(rows).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1));
    }

    [Fact]
    public void Document_ParameterCalledBy_IsNobody()
    {
        var text = new TextRedaction(PacketProfile.Public, new PacketSecrets(new byte[32]), [], []);

        var redacted = text.Document(
            System.Text.Json.Nodes.JsonNode.Parse("""{"frozenBy":"analyst","parameters":{"by":"week","within":{"by":"203.0.113.77"}}}"""))!;

        Assert.StartsWith("person-", redacted["frozenBy"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("""{"by":"week","within":{"by":"203.0.113.0/24"}}""", redacted["parameters"]!.ToJsonString());
    }

    private static async Task<JsonElement> DocumentAsync(PayloadFile file)
    {
        await using var stream = await file.OpenAsync(CancellationToken.None);
        return (await JsonDocument.ParseAsync(stream)).RootElement;
    }

    private static async Task<List<string>> AccountsOfAsync(PacketContents contents)
    {
        await using var stream = await contents.Exhibits[0].OpenFileAsync(ExhibitActivity.FileName, CancellationToken.None);
        return await ExhibitActivity.ReadAsync(stream).Select(l => l.Account).Where(a => a.Length > 0).Distinct()
            .Order(StringComparer.Ordinal).ToListAsync();
    }

    // As it stands, in UTF-16, in base 64 at each of three places, and in hex.
    private static List<string> SecretsOf(PacketProfile profile) =>
    [
        Account, OtherAccount, Address, Address6, Mail, PictureLabel, "Quartermaine#5521",
        .. profile == PacketProfile.Counsel ? (string[])[] : [Person, "Threepwood", Moment, "04:05:06"],
    ];

    private static void AssertNone(List<string> secrets, OpenedPacket opened)
    {
        foreach (var (name, bytes) in opened.Files.SelectMany(f => Unpacked(f.Key, f.Value)))
        {
            foreach (var secret in secrets)
            {
                foreach (var form in Forms(secret)) Assert.True(bytes.AsSpan().IndexOf(form) < 0, $"'{secret}' is in {name}.");
            }
        }
    }

    private static IEnumerable<byte[]> Forms(string secret)
    {
        var utf8 = Encoding.UTF8.GetBytes(secret);
        yield return utf8;
        yield return Encoding.Unicode.GetBytes(secret);
        yield return Encoding.BigEndianUnicode.GetBytes(secret);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(utf8));
        for (var shift = 0; shift < 3; shift++)
        {
            var encoded = Convert.ToBase64String([.. new byte[shift], .. utf8]);
            yield return Encoding.ASCII.GetBytes(encoded[(shift == 0 ? 0 : shift + 1)..^4]);
        }
    }

    // A file, and whatever in it is packed by zlib: the streams of a PDF, the image data of a PNG.
    private static IEnumerable<(string Name, byte[] Bytes)> Unpacked(string name, byte[] content)
    {
        yield return (name, content);
        if (Path.GetExtension(name) is not (".pdf" or ".png")) yield break;
        for (var at = 0; at < content.Length - 2; at++)
        {
            if (content[at] != 0x78 || ((content[at] << 8) | content[at + 1]) % 31 != 0) continue;
            using var packed = new ZLibStream(new MemoryStream(content, at, content.Length - at), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            try
            {
                packed.CopyTo(unpacked);
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                // No stream begins here, or another follows it.
            }

            if (unpacked.Length > 0) yield return ($"{name} at {at}", unpacked.ToArray());
        }
    }

    private async Task<PacketContents> RedactedAsync(PacketProfile profile, Action<PacketContents>? change = null)
    {
        var contents = await PlantedAsync();
        change?.Invoke(contents);
        return (await services.GetRequiredService<PacketRedactor>().RedactAsync(contents, profile, CancellationToken.None)).Contents;
    }

    private async Task<string> WriteAsync(PacketContents contents, string name, PacketWriter writer)
    {
        await using var file = File.Create(sealedCase.Path(name));
        await writer.WriteAsync(contents, SealedCase.Sealed("director"), null, file);
        return file.Name;
    }

    private async Task<(int ExitCode, string Output)> ScriptAsync(OpenedPacket opened, string folder, CommitmentOpening opening)
    {
        var (script, openings) = (sealedCase.Path("check_packet.py"), sealedCase.Path("openings.json"));
        await File.WriteAllBytesAsync(script, opened.Files["data/check/check_packet.py"]);
        await File.WriteAllBytesAsync(
            openings, JsonSerializer.SerializeToUtf8Bytes(new { openings = (CommitmentOpening[])[opening] }, JsonSerializerOptions.Web));
        return await OutsideTool.RunAsync("python3", sealedCase.Folder, script, folder, $"--openings={openings}");
    }

    private async Task<PacketContents> PlantedAsync()
    {
        var contents = await sealedCase.ContentsAsync();
        const string Secrets = $"see {Account}, {OtherAccount} at {Address} and {Address6}, {Mail}, told {Person} at {Moment}";
        var allegation = contents.Allegation;
        (allegation.Title, allegation.Summary, allegation.Against, allegation.UpdatedBy) = ($"Title {Secrets}", Secrets, Secrets, Person);
        // A name that is a word of the format, too.
        (allegation.OverrideBy, allegation.OverrideReason) = ("dashboard", Secrets);
        foreach (var element in allegation.Elements)
        {
            (element.Text, element.StandingReason, element.Warrant, element.Rebuttals, element.WouldChange) =
                (Secrets, Secrets, Secrets, Secrets, Secrets);
            foreach (var ground in element.Grounds) ground.Note = Secrets;
        }

        allegation.Particulars =
            new AllegationParticulars { Parties = [new AllegedParty(PartyRole.Other, Secrets)],
                Responses = [new PartyResponse(Secrets, null, Secrets)] };
        foreach (var source in contents.Sources)
            (source.Title, source.Note, source.Interest, source.GradeReason) = (Secrets, Secrets, Secrets, Secrets);
        foreach (var question in contents.Questions) (question.Question, question.AnswerSoFar) = (Secrets, Secrets);
        foreach (var item in contents.Events)
            (item.Title, item.Detail, item.At) =
                (Secrets, Secrets, DateTime.Parse(Moment, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
        var exhibit = contents.Exhibits[0];
        var manifest = exhibit.Manifest with
        {
            Title = $"Exhibit {Secrets}", FrozenBy = Person, ViewOptions = $"find={Account}",
            Parameters = JsonElement.Parse(JsonSerializer.Serialize(new { against = Secrets })),
            Selection = exhibit.Manifest.Selection.Only(Dimension.Account, Account).Only(Dimension.Attribute, $"ip:{Address}"),
            Figures = [.. exhibit.Manifest.Figures.Select(
                f =>
                f with { Selection = f.Selection.IsEverything
                    ? f.Selection : f.Selection.Only(Dimension.Account, Account).Only(Dimension.Attribute, $"ip:{Address}") })],
        };
        var rows = $"account,ip,device,first_utc,score\r\n{Account},{Address},{OtherAccount},{Moment},12\r\n";
        return contents with
        {
            Exhibits = [await FrozenAsync(exhibit, manifest, rows), .. contents.Exhibits.Skip(1)],
            Inference = Inference(),
            Remarks = [new AllegationRemark { CaseId = contents.Case.Id, Number = 1, AllegationNumber = 1, Passage = Secrets,
                Text = Secrets, Kind = RemarkKind.Dissent, By = Person, At = SealedCase.Now }],
            Quotations = [new Quotation { CaseId = contents.Case.Id, Number = 1, SourceNumber = 1, Text = Secrets,
                Statement = StatementKind.Reported, SaidBy = Secrets, Topic = "t", AddedAt = default, AddedBy = "" }],
            Imports = [.. contents.Imports.Select(i => i with { File = $"{Account}-{Person}.csv", ImportedBy = Person })],
        };
    }

    // An analysis that names accounts, what they share, and both in the sentences of what it found.
    private static IReadOnlyList<PayloadFile> Inference()
    {
        var input = new
        {
            accounts = (string[])[Account, OtherAccount],
            attributes = (object[])[new { family = "Network", kind = "ip", value = Address, accountCount = 2 },
                new { family = "Identity", kind = "email", value = Mail, accountCount = 2 }],
            edgeAccounts = (int[])[0, 1, 0, 1], edgeAttributes = (int[])[0, 0, 1, 1], plans = (string[])[$"plan of {Account}", "free"],
            createdSeconds = (object[])[1.5, "NaN"],
        };
        var result = new
        {
            clusters = (object[])[
                new { id = "1", reason = $"The most telling is ip {Address}, carried by 2 of the 2 accounts; email {Mail} too.",
                    plan = $"plan of {Account}" }],
            assignments = (object[])[new { account = 0, cluster = "1", score = 1.0, disposition = "Pool" },
                new { account = 1, cluster = (string?)null, score = 0.5, disposition = "Unknown" }],
        };
        return
        [
            PayloadFile.Of("analysis/input.json", JsonSerializer.SerializeToUtf8Bytes(input)),
            PayloadFile.Of("analysis/result.json", JsonSerializer.SerializeToUtf8Bytes(result)),
            PayloadFile.Of("analysis/run.json",
                JsonSerializer.SerializeToUtf8Bytes(new { dataFingerprint = new string('c', 64), ranAt = SealedCase.Now })),
        ];
    }

    // The exhibit with another manifest, table and picture, as if it had been frozen so.
    private static async Task<PacketExhibit> FrozenAsync(PacketExhibit exhibit, ExhibitManifest manifest, string rows)
    {
        var files =
            new Dictionary<string, byte[]> { [ExhibitStore.RowsFileName] = Encoding.UTF8.GetBytes(rows),
                ["picture.svg"] = Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\"><text>{PictureLabel}</text></svg>") };
        await using (var activity = await exhibit.OpenFileAsync(ExhibitActivity.FileName, CancellationToken.None))
        {
            using var bytes = new MemoryStream();
            await activity.CopyToAsync(bytes);
            files[ExhibitActivity.FileName] = bytes.ToArray();
        }

        manifest =
            manifest with { RowCount = 1,
                Files = [.. files.OrderBy(f => f.Key, StringComparer.Ordinal)
                    .Select(f => new ExhibitFile(f.Key, f.Value.Length, OpenedPacket.Hash(f.Value)))] };
        files[ExhibitManifest.FileName] = JsonSerializer.SerializeToUtf8Bytes(manifest, CaseworkJson.Options);
        var old = exhibit.Record;
        var record = new Exhibit
        {
            CaseId = old.CaseId, Number = old.Number, ContentHash = OpenedPacket.Hash(files[ExhibitManifest.FileName]),
            Title = manifest.Title, View = old.View, Selection = manifest.Selection,
            Method = old.Method, Fingerprint = old.Fingerprint, TimeZone = old.TimeZone, FrozenAt = old.FrozenAt,
            FrozenBy = manifest.FrozenBy, Figures = manifest.Figures, RowCount = 1, IsSynthetic = true,
        };
        return new PacketExhibit(
            record, manifest with { ContentHash = record.ContentHash },
            (name, _) => Task.FromResult<Stream>(new MemoryStream(files[name])));
    }

    private sealed class Named(string account) : IAccountNames
    {
        public Task<string> StateAsync(CaseId caseId, CancellationToken cancellationToken) => Task.FromResult("1");

        public Task<IReadOnlyCollection<string>> AllAsync(CaseId caseId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyCollection<string>>([account]);
    }
}
