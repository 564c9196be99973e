using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Dashboard.Investigations.Access;

namespace Dashboard.Tests.Audit;

public class AuditedReadsTests
{
    [Fact]
    public async Task AccountAsync_TheSameWithinAMinute_IsOneReading()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var time = new StandingTime();
        var reads = new AuditedReads(workspace.Get<AuditTrail>(), time);
        var ben = new Actor("ben", ActorKind.Person);

        await reads.AccountAsync(TemporaryWorkspace.Owner, id, "acct-1");
        await reads.AccountAsync(TemporaryWorkspace.Owner, id, "acct-1");
        await reads.AccountAsync(TemporaryWorkspace.Owner, id, "acct-2");
        await reads.AccountAsync(ben, id, "acct-1");
        time.Now = time.Now.AddMinutes(1);
        await reads.AccountAsync(TemporaryWorkspace.Owner, id, "acct-1");

        Assert.Equal(
            [("account.read", "account acct-1"), ("account.read", "account acct-2"), ("account.read", "account acct-1"),
                ("account.read", "account acct-1")],
            (await EntriesAsync(workspace, id)).Select(e => (e.Action, e.Subject)));
    }

    [Fact]
    public async Task Reads_OfEachKind_SayWhatWasRead()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var reads = new AuditedReads(workspace.Get<AuditTrail>(), new StandingTime());
        var selection = Selection.Parse("cluster=c1");

        await reads.AccountsAsync(TemporaryWorkspace.Owner, id, selection);
        await reads.SearchAsync(TemporaryWorkspace.Owner, id, "acct-", selection);
        await reads.GraphAsync(TemporaryWorkspace.Owner, id, "stamp-1");
        await reads.ExhibitRowsAsync(TemporaryWorkspace.Owner, id, 3, new string('a', 64));

        Assert.Equal(
            [
                ("accounts.read", """{"note":{"selection":"cluster=c1"}}"""),
                ("search", """{"note":{"text":"acct-","selection":"cluster=c1"}}"""),
                ("graph.read", """{"note":{"analysis":"stamp-1"}}"""),
                ("exhibit.rows.read", $$$"""{"note":{"sha256":"{{{new string('a', 64)}}}"}}"""),
            ],
            (await EntriesAsync(workspace, id)).Select(e => (e.Action, e.Detail)));
    }

    [Fact]
    public async Task AccountAsync_ReadingThatCouldNotBeRecorded_IsTriedAgain()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var reads = new AuditedReads(workspace.Get<AuditTrail>(), new StandingTime());
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => reads.AccountAsync(TemporaryWorkspace.Owner, id, "acct-1", gone.Token));
        await reads.AccountAsync(TemporaryWorkspace.Owner, id, "acct-1");

        Assert.Single(await EntriesAsync(workspace, id));
    }

    [Fact]
    public async Task Type_LettersAndThenLeft_TellsTheWholeTextOnce()
    {
        var told = new List<string>();
        await using (var typed = new SettledText(new StandingTime(), text =>
        {
            told.Add(text);
            return Task.CompletedTask;
        }))
        {
            typed.Type("a");
            typed.Type("ac");
            typed.Type("acct");
        }

        Assert.Equal(["acct"], told);
    }

    private static async Task<IEnumerable<AuditEntry>> EntriesAsync(TemporaryWorkspace workspace, CaseId id) =>
        (await workspace.Get<AuditTrail>().ListAsync(TemporaryWorkspace.Owner, new AuditRequest(id, OldestFirst: true))).Rows.Skip(1);

    private sealed class StandingTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
