using Dashboard.Core;
using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Tests.Store;

public abstract partial class InteractionStoreContract
{
    private const string Records = "account_id,created_at,plan,programme,organisation,email_domain,payment,status,banned_at\n";

    [Fact]
    public async Task Remove_LastImport_LeavesExactlyWhatWasBefore()
    {
        await Import(Log);
        var before = await EverythingAsync();

        await Import(Header + "z,2026-05-01T00:00:00Z,new,m9,1,1,203.0.113.9,card-1\na,2026-05-01T00:00:00Z,code,m1,1,1,,\n");
        Assert.NotEqual(before, await EverythingAsync());
        var removal = await Store.RemoveImportAsync(2, "analyst", new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc), default);

        Assert.Equal(before, await EverythingAsync());
        Assert.Equal((2, 2L, 1L), (removal.Report.Number, removal.Report.Accepted, removal.Accounts));
        Assert.Single(await Store.ImportsAsync(default));
    }

    [Fact]
    public async Task Remove_ThenImportAgain_TakesANewNumberAndTheSameRows()
    {
        await Import(Log);
        var before = (await Store.DescribeAsync(default)).Fingerprint;
        await Store.RemoveImportAsync(1, "analyst", DateTime.UnixEpoch, default);
        Assert.Equal(Fingerprint.Empty, (await Store.DescribeAsync(default)).Fingerprint);

        var report = await Import(Log);

        Assert.Equal((2, 6L), (report.Number, report.Accepted));
        Assert.Equal(before, (await Store.DescribeAsync(default)).Fingerprint);
    }

    [Fact]
    public async Task Remove_ImportThatOthersRelyOn_IsRefusedAndSaysWhich()
    {
        await Import(Log);
        var relying = await Import(Log + "d,2026-04-30T00:00:00Z,code,m1,1,1,,\n");

        var refused = await Assert.ThrowsAsync<ImportException>(() => Store.RemoveImportAsync(1, "analyst", DateTime.UnixEpoch, default));

        Assert.Equal([new DuplicateGroup(1, 6)], relying.DuplicatesOf);
        Assert.Contains("Import 2", refused.Message, StringComparison.Ordinal);
        Assert.Equal(7, (await Store.DescribeAsync(default)).Interactions);
        await Store.RemoveImportAsync(2, "analyst", DateTime.UnixEpoch, default);
        await Store.RemoveImportAsync(1, "analyst", DateTime.UnixEpoch, default);
        Assert.Equal(0, (await Store.DescribeAsync(default)).Interactions);
    }

    [Fact]
    public async Task Remove_NoSuchImport_SaysSo() =>
        Assert.Contains(
            "no import 7",
            (await Assert.ThrowsAsync<ImportException>(() => Store.RemoveImportAsync(7, "analyst", DateTime.UnixEpoch, default))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Import_AccountsFile_KeepsRecordsAndLinksWithoutInteractions()
    {
        await Import(Log);

        var report = await Import(
            Records
            + "a,2026-04-01T10:00:00Z,pro,,Acme,mail.example,card-77,active,\nnew,2026-04-02T10:00:00Z,free,,,mail.example,card-77,banned,2026-05-01T00:00:00Z\nbad,yesterday,,,,,,,\n");
        var records = await Store.AccountRecordsAsync(default);
        var described = await Store.DescribeAsync(default);

        Assert.Equal((ImportKind.Accounts, 3L, 2L, 1L), (report.Kind, report.RowsRead, report.Accepted, report.Rejected));
        Assert.Equal(["a", "new"], records.Select(r => r.AccountId));
        Assert.Equal(("pro", "Acme", null), (records[0].Plan, records[0].Organisation, records[0].BannedAt));
        Assert.Equal(new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc), records[1].BannedAt);
        Assert.Equal((3, 6), (described.Accounts, described.Interactions));
    }

    [Fact]
    public async Task Import_LaterAccountRecord_WinsFieldByField()
    {
        await Import(Records + "a,2026-04-01T10:00:00Z,pro,,,,,active,\n");
        await Import(Records + "a,2026-04-01T10:00:00Z,,,,,,banned,2026-05-01T00:00:00Z\n");

        var record = Assert.Single(await Store.AccountRecordsAsync(default));

        Assert.Equal(("pro", "banned"), (record.Plan, record.Status));
    }

    [Fact]
    public async Task Classify_LogWithoutCapability_UsesTheFirstRuleThatFitsAndKeepsTheRest()
    {
        CapabilityRule[] rules = [new("code", RuleField.Prompt, "func(tion)?"), new("chat", RuleField.Prompt, "function|hello")];
        const string Text =
            "account_id,timestamp,prompt,capability\na,1776643200,Write a FUNCTION,\nb,1776643201,hello there,\nc,1776643202,else,\nd,1776643203,function,named\n";

        await Store.ImportAsync(Request(Text, rules), null, default);
        var first = await Store.ClassificationAsync(null, default);
        var fingerprint = (await Store.DescribeAsync(default)).Fingerprint;
        var second = await Store.ClassifyAsync([new("talk", RuleField.Prompt, "else|hello")], null, default);

        Assert.Equal((1, 2, 1, 3), (first.FromLog, first.Classified, first.Unclassified, first.WithText));
        Assert.Equal([new RuleCount(rules[0], 1), new RuleCount(rules[1], 1)], first.Rules.OrderBy(r => r.Rule.Capability == "chat"));
        Assert.Equal((1, 2, 1), (second.FromLog, second.Classified, second.Unclassified));
        var described = await Store.DescribeAsync(default);
        Assert.Equal(["talk", "named", "unclassified"], described.Capabilities.Select(c => c.Value));
        Assert.NotEqual(fingerprint, described.Fingerprint);
    }

    [Fact]
    public async Task Classify_TextNotKept_KeepsWhatTheImportAssigned()
    {
        var mapping = new ImportMapping(
            "",
            new Dictionary<string, IReadOnlyList<string>>()) { Treatments = new Dictionary<string, Treatment> { ["prompt"] = Treatment.Drop } };
        await Store.ImportAsync(
            Request("account_id,timestamp,prompt\na,1776643200,hello\n",
                [new("chat", RuleField.Prompt, "hello")]) with { Mapping = mapping }, null, default);

        var classification = await Store.ClassifyAsync([], null, default);

        Assert.Equal(
            (0, 1, 0, 0), (classification.FromLog, classification.Classified, classification.Unclassified, classification.WithText));
    }

    [Theory]
    [InlineData("(")]
    [InlineData(@"(a)\1")]
    [InlineData("")]
    public async Task Classify_PatternThatIsNone_IsRefused(string pattern) =>
        await Assert.ThrowsAsync<ImportException>(() => Store.ClassifyAsync([new("x", RuleField.Prompt, pattern)], null, default));

    [Fact]
    public void DefaultRules_AllCanBeUsed() => Assert.All(DefaultCapabilityRules.All, r => r.Expression());

    private ImportRequest Request(string text, IReadOnlyList<CapabilityRule> rules) =>
        new(Directory.File("log.csv", text), "log.csv", null, "analyst", DateTime.UnixEpoch) { Rules = rules };

    private async Task<string> EverythingAsync()
    {
        var described = await Store.DescribeAsync(default);
        var shared = await Store.SharedAttributesAsync(Selection.Everything, default);
        var accounts = await Store.AccountsAsync(new AccountsRequest(Selection.Everything), default);
        var rows = await Store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default);
        return System.Text.Json.JsonSerializer.Serialize(new { described, shared, accounts, rows });
    }
}
