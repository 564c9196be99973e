using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Casework.Packets;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Verification;
using Dashboard.Packets.Writing;
using Dashboard.Tests.Commands;

namespace Dashboard.Tests.PacketExports;

/// <summary>
/// What was inferred, inferred again from a packet alone. A forger here has the program and the key: every hash is done again, the packet
/// is signed and recorded, and only the inference itself can tell.
/// </summary>
public sealed class DeepVerificationTests(AnalysedCase analysed) : IClassFixture<AnalysedCase>
{
    private static readonly string[] Inferred = [
        "clusters and verdicts", "members of clusters", "windows", "targeting", "targeting by week and model", "quality of communities",
        "the other side's analyses"];

    // By packet: what concerns parts that have nothing to do with one another is forged in one.
    private static readonly (string Packet, string File, string Named, Action<JsonObject> Change)[] All =
    [
        ("a verdict", "result", "exhibit 2 figures",
            r => r["clusters"]![0]!["disposition"] = r["clusters"]![0]!["disposition"]!.GetValue<string>() == "Pool"
            ? "Lookalike" : "Pool"),
        ("several parts at once", "result", "inference: clusters and verdicts", r => r["clusters"]![0]!["score"] = 0.123),
        ("parts taken out", "result", "inference: clusters and verdicts", r => r["clusters"]![0]!["wouldOverturn"] = new JsonArray()),
        ("a benign test taken out", "result", "inference: clusters and verdicts",
            r => r["clusters"]![0]!["benignTests"]!.AsArray().RemoveAt(0)),
        ("several parts at once", "result", "inference: members of clusters", r => Free(r)["disposition"] = "Pool"),
        ("several parts at once", "result", "inference: windows", r => r["windows"]![0]!["end"] = "2026-12-24"),
        ("parts taken out", "result", "inference: windows", r => r["windows"]!.AsArray().RemoveAt(0)),
        ("several parts at once", "result", "inference: targeting", r => r["targeting"]![0]!["logOdds"] = 9.5),
        ("parts taken out", "result", "inference: targeting", r => r["targeting"]![0]!["low"] = 0.5),
        ("several parts at once", "result", "inference: the other side's analyses", r => r["otherSide"] = new JsonArray()),
        ("several parts at once", "result", "inference: notes of the analysis", r => r["notes"] = new JsonArray("All is certain.")),
        ("several parts at once", "result", "inference: confession", r => r["confession"] = "yes"),
        ("another seed", "result", "inference: clusters and verdicts", r => r["options"]!["seed"] = 99),
        ("a link put in", "input", "inference", i => Link(i, 0, 250)),
        ("a link taken out", "input", "inference", i => Unlink(i)),
        ("a link put in, and counted", "input", "inference: quality of communities", i => Link(i, 0, 250, isCounted: true)),
        ("activity of a member", "input", "activity that the analysis looked at", i => i["activityInteractions"]![MemberRow(i)] = 5_000),
        ("another day of a member", "input", "activity that the analysis looked at",
            i => i["activityDays"]![MemberRow(i)] = i["activityDays"]![MemberRow(i)]!.GetValue<int>() + 1),
    ];

    public static TheoryData<string> Forgeries => [.. All.Select(f => f.Packet).Distinct()];

    [Fact]
    public async Task VerifyDeep_HonestPacketByCommandWithoutAWorkspace_FindsEverythingAgain()
    {
        var run = await ConsoleRun.Of("verify", analysed.Packet, "--deep", "--json");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var items = run.Json.GetProperty("recomputed").EnumerateArray()
            .ToDictionary(r => r.GetProperty("item").GetString()!, r => r.GetProperty("recomputed").GetBoolean());
        Assert.All(Inferred, item => Assert.True(items[item], item));
        Assert.False(items["accounts, attributes and links that the analysis looked at"]);
        Assert.Contains(
            items,
            i => i.Key.StartsWith("exhibit 3: ", StringComparison.Ordinal)
            && i.Key.EndsWith(" of time=2026-04-22..2026-06-05", StringComparison.Ordinal) && i.Value);
    }

    [Fact]
    public async Task Verify_WithoutDeep_SaysThatItIsAttestedOnly()
    {
        var verification = await PacketVerifier.VerifyAsync(analysed.Packet);

        Assert.True(verification.Valid);
        Assert.Contains(
            verification.Recomputed, r => r is { Item: "clusters, members, verdicts, windows and targeting", Recomputed: false });
        Assert.DoesNotContain(verification.Recomputed, r => Inferred.Contains(r.Item));
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task VerifyDeep_ForgedAndSealedAnew_IsNamed(string packet)
    {
        var changes = All.Where(f => f.Packet == packet).ToList();
        string forged;
        try
        {
            forged = await analysed.ExportAsync(
                $"forged-{Guid.NewGuid():N}.zip",
                files =>
                [.. files.Select(
                    f => changes.Where(c => f.Path == $"analysis/{c.File}.json").Aggregate(f, (file, c) => Changed(file, c.Change)))]);
        }
        catch (PacketRefusedException refused)
        {
            // What the plain checks see is not even written.
            Assert.Contains($"({Assert.Single(changes).Named}: ", refused.Message, StringComparison.Ordinal);
            return;
        }

        var verification = await AnalysedCase.DeepAsync(forged);

        Assert.NotNull(verification.SignedBy);
        Assert.False(verification.Valid);
        var failed = verification.Checks.Where(c => !c.Ok).ToList();
        Assert.All(
            changes,
            change => Assert.True(
                failed.Exists(c => c.Name == change.Named),
                $"{change.Named}: {string.Join("; ", failed.Select(c => $"{c.Name}: {c.Detail}"))}"));
    }

    [Fact]
    public async Task Export_MemberOfAnExhibitsClusterMoved_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<PacketRefusedException>(
            () => analysed.ExportAsync(
                "moved.zip",
                files => [.. files.Select(f => f.Path == "analysis/result.json" ? Changed(f, r => Member(r)["cluster"] = null) : f)]));

        Assert.Contains("members", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyDeep_CounselProfile_FindsTheSameUnderPseudonyms()
    {
        var path = await analysed.ExportAsync("counsel.zip", files => files, PacketProfile.Counsel);

        var verification = await AnalysedCase.DeepAsync(path);

        Assert.True(verification.Valid, string.Join("; ", verification.Checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}")));
        Assert.All(Inferred, item => Assert.Contains(verification.Recomputed, r => r.Item == item && r.Recomputed));
    }

    [Theory]
    [InlineData(PacketProfile.Regulator)]
    [InlineData(PacketProfile.Public)]
    public async Task VerifyDeep_ProfileWithoutInstants_SaysThatItIsAttestedOnly(PacketProfile profile)
    {
        var verification = await AnalysedCase.DeepAsync(await analysed.ExportAsync($"{profile}.zip", files => files, profile));

        Assert.True(verification.Valid, string.Join("; ", verification.Checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}")));
        Assert.Contains(
            verification.Recomputed, r => r is { Item: "clusters, members, verdicts, windows and targeting", Recomputed: false });
    }

    private static PayloadFile Changed(PayloadFile file, Action<JsonObject> change)
    {
        using var stream = file.OpenAsync(default).GetAwaiter().GetResult();
        var document = JsonNode.Parse(stream)!.AsObject();
        change(document);
        return PayloadFile.Of(file.Path, Encoding.UTF8.GetBytes(document.ToJsonString()));
    }

    private static JsonObject Member(JsonObject result) => result["assignments"]!.AsArray()
        .First(a => a!["cluster"]?.GetValue<string>() == result["clusters"]![0]!["id"]!.GetValue<string>())!.AsObject();

    private static JsonObject Free(JsonObject result) => result["assignments"]!.AsArray().First(a => a!["cluster"] is null)!.AsObject();

    private static int MemberRow(JsonObject input) =>
        input["activityAccounts"]!.AsArray().Index().First(a => a.Item!.GetValue<int>() == AnalysedCase.Member).Index;

    private static void Link(JsonObject input, int attribute, int account, bool isCounted = false)
    {
        input["edgeAccounts"]!.AsArray().Add(account);
        input["edgeAttributes"]!.AsArray().Add(attribute);
        input["edgeInteractions"]!.AsArray().Add(1);
        if (isCounted)
            input["attributes"]![attribute]!["accountCount"] = input["attributes"]![attribute]!["accountCount"]!.GetValue<int>() + 1;
    }

    private static void Unlink(JsonObject input)
    {
        foreach (var column in (string[])["edgeAccounts", "edgeAttributes", "edgeInteractions"]) input[column]!.AsArray().RemoveAt(0);
    }
}
