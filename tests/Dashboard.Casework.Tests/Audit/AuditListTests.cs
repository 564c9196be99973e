using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class AuditListTests
{
    private static readonly Actor Ada = new("ada", ActorKind.Person);
    private static readonly Actor Ben = new("ben", ActorKind.Person);

    [Fact]
    public async Task ListAsync_PageAfterPage_GivesEveryEntryOnceInOrder()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await WithEntriesAsync(workspace, 25);

        foreach (var oldestFirst in (bool[])[false, true])
        {
            var sequences = await AllAsync(workspace, new AuditRequest(of, OldestFirst: oldestFirst, Take: 7));
            var expected = Enumerable.Range(1, 26).Select(n => (long)n);
            Assert.Equal(oldestFirst ? expected : expected.Reverse(), sequences);
        }
    }

    [Fact]
    public async Task ListAsync_EntriesAddedMeanwhile_DoNotShiftTheNextPage()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await WithEntriesAsync(workspace, 10);
        var trail = workspace.Get<AuditTrail>();
        var first = await trail.ListAsync(TemporaryWorkspace.Owner, new AuditRequest(of, Take: 3));

        await trail.AppendAsync(Ada, of, "search", "accounts");
        var second = await trail.ListAsync(TemporaryWorkspace.Owner, new AuditRequest(of, After: first.Next, Take: 3));

        Assert.Equal([11L, 10L, 9L, 8L, 7L, 6L], [.. first.Rows.Select(e => e.Sequence), .. second.Rows.Select(e => e.Sequence)]);
    }

    [Fact]
    public async Task ListAsync_ClockSetBack_StillGivesEveryEntryOnceInOrderOfTime()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await WithEntriesAsync(workspace, 5);
        workspace.Time.Now = workspace.Time.Now.AddHours(-3);
        await workspace.Get<AuditTrail>().AppendAsync(Ada, of, "search", "accounts");

        var sequences = await AllAsync(workspace, new AuditRequest(of, Take: 2));

        Assert.Equal([6L, 5L, 4L, 3L, 2L, 1L, 7L], sequences);
    }

    [Theory]
    [InlineData("actor", 12)]
    [InlineData("kind", 1)]
    [InlineData("feature", 8)]
    [InlineData("action", 8)]
    [InlineData("another action of the feature", 0)]
    [InlineData("feature without a dot", 8)]
    [InlineData("subject", 1)]
    [InlineData("time", 3)]
    [InlineData("several", 4)]
    public async Task ListAsync_Filter_NarrowsAsSaid(string by, int expected)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var from = workspace.Time.Now.UtcDateTime;
        var of = await WithEntriesAsync(workspace, 24);
        var filter = by switch
        {
            "actor" => new AuditFilter(Actor: "ada"),
            "kind" => new AuditFilter(ActorKind: ActorKind.WorkspaceOwner),
            "feature" => new AuditFilter(Action: "account"),
            "action" => new AuditFilter(Action: "account.read"),
            "another action of the feature" => new AuditFilter(Action: "account.write"),
            "feature without a dot" => new AuditFilter(Action: "search"),
            "subject" => new AuditFilter(Subject: "account 7"),
            "time" => new AuditFilter(From: from.AddMinutes(5), Until: from.AddMinutes(8)),
            _ => new AuditFilter(Actor: "ada", Action: "account"),
        };

        var request = new AuditRequest(of, filter);
        var listing = await workspace.Get<AuditTrail>().ListAsync(TemporaryWorkspace.Owner, request);

        Assert.Equal(expected, listing.Rows.Count);
        Assert.Equal(new AuditCount(expected, false), await workspace.Get<AuditTrail>().CountAsync(TemporaryWorkspace.Owner, request));
    }

    [Theory]
    [InlineData("Subject 7 of", 1)]
    [InlineData("ACCOUNT 7", 1)]
    [InlineData("account.re", 8)]
    [InlineData("ADA", 12)]
    [InlineData("100%", 1)]
    [InlineData("1_0", 0)]
    [InlineData("nowhere", 0)]
    public async Task ListAsync_Text_IsLookedForInWhatAPersonReads(string text, int expected)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await WithEntriesAsync(workspace, 24);

        var listing = await workspace.Get<AuditTrail>()
            .ListAsync(TemporaryWorkspace.Owner, new AuditRequest(of, new AuditFilter(Text: text)));

        Assert.Equal(expected, listing.Rows.Count);
    }

    [Fact]
    public async Task ListAsync_BeginningOfAHash_FindsItsEntryAndNotThoseThatHoldItWithin()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await WithEntriesAsync(workspace, 24);
        var trail = workspace.Get<AuditTrail>();
        var wanted = (await trail.ListAsync(TemporaryWorkspace.Owner, new AuditRequest(of))).Rows[5];

        Assert.Equal(
            [wanted.Sequence],
            (await trail.ListAsync(TemporaryWorkspace.Owner, new AuditRequest(of, new AuditFilter(Text: wanted.Hash[..12])))).Rows.Select(
                e => e.Sequence));
        Assert.Empty(
            (await trail.ListAsync(TemporaryWorkspace.Owner, new AuditRequest(of, new AuditFilter(Text: wanted.Hash[1..13])))).Rows);
    }

    [Fact]
    public async Task ListAsync_SearchInALongTrail_TellsHowFarItIsAndCanBeGivenUp()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await WithEntriesAsync(workspace, 1);
        await workspace.ExecuteAsync("""
            WITH RECURSIVE more(n) AS (SELECT 3 UNION ALL SELECT n + 1 FROM more WHERE n < 50000)
            INSERT INTO AuditEntries SELECT n, At, Actor, ActorKind, Action, CaseId, Subject, Detail, PreviousHash, Hash FROM more, AuditEntries WHERE Sequence = 2 ORDER BY n
            """);
        var trail = workspace.Get<AuditTrail>();
        using var stop = new CancellationTokenSource();
        var reported = new List<long>();
        var request = new AuditRequest(of, new AuditFilter(Text: "nowhere"));

        Assert.Empty(
            (await trail.ListAsync(
                TemporaryWorkspace.Owner, request, new Immediate<AuditSearchProgress>(p => reported.Add(p.Searched)))).Rows);
        Assert.Equal([20_000L, 40_000L], reported);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => trail.ListAsync(TemporaryWorkspace.Owner, request, new Immediate<AuditSearchProgress>(_ => stop.Cancel()), stop.Token));
    }

    [Fact]
    public async Task ListAsync_AfterAnEntryOfAnotherCase_IsRefusedLikeOneThatIsNotThere()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await WithEntriesAsync(workspace, 3);
        await workspace.CreateCaseAsync("Another");
        var trail = workspace.Get<AuditTrail>();

        var foreign = await Assert.ThrowsAsync<InvalidEntryException>(
            () => trail.ListAsync(TemporaryWorkspace.Owner, new AuditRequest(of, After: 5)));
        var missing = await Assert.ThrowsAsync<InvalidEntryException>(
            () => trail.ListAsync(TemporaryWorkspace.Owner, new AuditRequest(of, After: 6)));

        Assert.Equal(missing.Message, foreign.Message.Replace('5', '6'));
    }

    [Fact]
    public async Task CountAsync_MoreThanAskedFor_SaysMore()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await WithEntriesAsync(workspace, 9);

        Assert.Equal(
            new AuditCount(5, true), await workspace.Get<AuditTrail>().CountAsync(TemporaryWorkspace.Owner, new AuditRequest(of), most: 5));
    }

    [Fact]
    public async Task ExportAsync_Filter_IsRecordedBeforeTheEntriesLeaveAndNotAmongThem()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await WithEntriesAsync(workspace, 24);
        var trail = workspace.Get<AuditTrail>();

        var export = await trail.ExportAsync(TemporaryWorkspace.Owner, of, new AuditFilter(Text: "a"), "jsonl");
        var recorded = (await trail.ListAsync(TemporaryWorkspace.Owner, new AuditRequest(of, Take: 1))).Rows[0];
        var rows = await export.Rows.ToListAsync();

        Assert.Equal("audit.export", recorded.Action);
        Assert.Contains("\"format\":\"jsonl\",\"entries\":25,\"through\":25", recorded.Detail, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 25).Select(n => (long)n), rows.Select(e => e.Sequence));
        Assert.Equal(25, export.Entries);
    }

    private static async Task<CaseId> WithEntriesAsync(TemporaryWorkspace workspace, int count)
    {
        var of = (await workspace.CreateCaseAsync()).Id;
        for (var i = 0; i < count; i++)
        {
            workspace.Time.Now = workspace.Time.Now.AddMinutes(1);
            var action = (i % 3) switch { 0 => "account.read", 1 => "accounts.read", _ => "search" };
            await workspace.Get<AuditTrail>().AppendAsync(
                i % 2 == 0 ? Ada : Ben, of, action, $"account {i + 1}", new { text = $"Subject {i + 1} of {(i == 0 ? "100%" : "many")}" });
        }

        return of;
    }

    private static async Task<List<long>> AllAsync(TemporaryWorkspace workspace, AuditRequest request)
    {
        var sequences = new List<long>();
        for (long? after = null; ;)
        {
            var page = await workspace.Get<AuditTrail>().ListAsync(TemporaryWorkspace.Owner, request with { After = after });
            sequences.AddRange(page.Rows.Select(e => e.Sequence));
            if (page.Next is null) return sequences;
            after = page.Next;
        }
    }
}
